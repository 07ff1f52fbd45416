// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast messages are found, what an index of them costs, and what it costs those who post. Not a test.
// parlor_bench_search [messages], 200,000 unless said.
#include "base/idgenerator.h"
#include "bus/inprocessbus.h"
#include "service/messageposting.h"
#include "service/services.h"
#include "store/messagetable.h"
#include "store/migrations.h"
#include "store/readers.h"
#include "store/roomtable.h"
#include "store/searchindexer.h"
#include "store/store.h"
#include "store/writer.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <future>
#include <semaphore>

using namespace parlor;

namespace {

constexpr int kSmallRooms = 100;

using Instant = std::chrono::steady_clock::time_point;

double millisecondsSince(Instant start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double processorSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

template<typename T, typename Call>
Result<T> await(Call &&call)
{
    auto promise = std::make_shared<std::promise<Result<T>>>();
    auto answer = promise->get_future();
    call(Reply<T>([promise](Result<T> result) { promise->set_value(std::move(result)); }));
    return answer.get();
}

/// The lines of texts that people wrote, a few at a time, as long as messages are.
class Speaker
{
public:
    Speaker()
    {
        QFile file(QStringLiteral(PARLOR_TEST_DATA_DIR "/texts/texts.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s", qPrintable(file.errorString()));
        for (const QJsonValue text : QJsonDocument::fromJson(file.readAll()).array()) {
            for (const QString &line : text.toString().split(u'\n')) {
                if (line.size() >= 3 && line.size() <= 200)
                    m_lines.append(line);
            }
        }
    }
    /// One in ten thousand has a word that no other has.
    QString next()
    {
        QString text = m_lines[m_random.bounded(m_lines.size())];
        if (m_random.bounded(2))
            text += u' ' + m_lines[m_random.bounded(m_lines.size())];
        if (m_random.bounded(10'000) == 0)
            text += QStringLiteral(" quetzalcoatl 龘龘");
        return text;
    }

private:
    QRandomGenerator m_random{1};
    QStringList m_lines;
};

/// A store with one large room, many small ones, and a person who is in all of them.
class House
{
public:
    House()
    {
        m_settings.passwordCost = {1, 8192, 1};
        m_settings.limitRates = false;
        open();
        const auto grant = await<Grant>([&](auto reply) {
            services->accounts.registerAccount(
                {QStringLiteral("ann"), QStringLiteral("correct horse"), QStringLiteral("Ann"), {}},
                QStringLiteral("127.0.0.1"), reply);
        });
        ann = *services->accounts.authenticate(grant->accessToken.toLatin1());
        for (int i = 0; i <= kSmallRooms; ++i)
            rooms.append(
                await<CreatedRoom>([&](auto reply) {
                    services->rooms.create(ann, {WorkspaceId{1}, RoomKind::Group, QStringLiteral("r"), {}, {}}, reply);
                })->room.info.id);
    }
    ~House() { close(); }
    void open()
    {
        auto opened = Store::open(m_directory.path(), m_clock, m_ids, m_bus);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        store = std::move(opened).value();
        services = std::make_unique<Services>(
            ServiceContext{m_clock, m_ids, *store, store->writer(), store->readers(), m_bus, m_settings});
    }
    void close()
    {
        services.reset();
        store.reset();
    }
    /// Straight into the table: nine of ten into the large room.
    void fill(int count)
    {
        constexpr int kBatch = 5000;
        for (int done = 0; done < count; done += kBatch) {
            (void)await<Done>([&](auto reply) {
                store->writer().write<Done>(
                    [&](WriteTransaction &transaction) -> Status {
                        MessageTable table(transaction.database());
                        for (int i = 0; i < std::min(kBatch, count - done); ++i) {
                            const qsizetype room = ++m_count % 10 ? 0 : 1 + m_count / 10 % kSmallRooms;
                            Message message;
                            message.roomId = rooms[room];
                            message.seq = ++m_seqs[room];
                            message.revision = m_count;
                            message.senderId = ann.user;
                            message.clientKey = {QStringLiteral("bench-%1").arg(m_count)};
                            message.createdAt = m_clock.now();
                            message.body = speaker.next();
                            table.insert(message, QByteArray("x"));
                        }
                        for (auto seq = m_seqs.cbegin(); seq != m_seqs.cend(); ++seq)
                            RoomTable(transaction.database()).setLastSeq(rooms[seq.key()], *seq);
                        return Done{};
                    },
                    reply);
            });
        }
    }
    qint64 size(const QString &prefix) const
    {
        qint64 bytes = 0;
        for (QDirIterator files(m_directory.path(), QDir::Files); files.hasNext();) {
            files.next();
            if (files.fileName().startsWith(prefix))
                bytes += files.fileInfo().size();
        }
        return bytes;
    }
    QString file(const char *name) const { return m_directory.filePath(QLatin1String(name)); }

    Speaker speaker;
    std::unique_ptr<Store> store;
    std::unique_ptr<Services> services;
    Caller ann;
    QList<RoomId> rooms;

private:
    QTemporaryDir m_directory;
    SystemClock m_clock;
    SystemIdGenerator m_ids;
    InProcessBus m_bus;
    ServerSettings m_settings;
    qint64 m_count = 0;
    QHash<qsizetype, Seq> m_seqs;
};

void measureIndexing(House &house, int count)
{
    house.store->searchIndexer().settle();
    house.close();
    for (const char *name : {"search.sqlite", "search.sqlite-wal", "search.sqlite-shm"})
        QFile::remove(house.file(name));
    house.open();
    const Instant start = std::chrono::steady_clock::now();
    const double before = processorSeconds();
    house.store->searchIndexer().settle();
    const double processor = processorSeconds() - before;
    std::printf("%-44s %9d messages %8.1f s %7.1f us each, %.1f of them processor time\n", "index made anew", count,
                millisecondsSince(start) / 1000, millisecondsSince(start) * 1000 / count, processor * 1e6 / count);
    std::printf("%-44s store %.1f MB, index %.1f MB, %.0f bytes a message\n", "on disk",
                double(house.size(QStringLiteral("store"))) / 1e6, double(house.size(QStringLiteral("search"))) / 1e6,
                double(house.size(QStringLiteral("search"))) / count);
    std::fflush(stdout);
}

void measureQuery(House &house, const char *name, const QString &words, std::optional<RoomId> room)
{
    constexpr int kRuns = 200;
    SearchRequest request;
    request.words = words;
    request.room = room;
    std::vector<double> times;
    qsizetype hits = 0;
    for (int i = 0; i < kRuns; ++i) {
        const Instant start = std::chrono::steady_clock::now();
        const auto page = await<SearchPage>(
            [&](auto reply) { house.services->search.find(house.ann, request, reply); });
        times.push_back(millisecondsSince(start));
        hits = page ? page->hits.size() : -1;
    }
    std::sort(times.begin(), times.end());
    std::printf("%-44s %5d rooms %4d hits   p50 %8.3f ms   p99 %8.3f ms\n", name, room ? 1 : kSmallRooms + 1, int(hits),
                times[kRuns / 2], times[kRuns * 99 / 100]);
    std::fflush(stdout);
}

void measureQueries(House &house)
{
    const struct {
        const char *name;
        const char *words;
    } queries[] = {{"a common word (the)", "the"},
                   {"two letters (is)", "is"},
                   {"one letter (a)", "a"},
                   {"two Chinese characters (不见)", "不见"},
                   {"one Chinese character (不)", "不"},
                   {"two Thai letters (ไม)", "ไม"},
                   {"a Thai word (แพกเกจ)", "แพกเกจ"},
                   {"a rare word (quetzal)", "quetzal"},
                   {"a rare Chinese word (龘龘)", "龘龘"},
                   {"no such word (xyzzyq)", "xyzzyq"},
                   {"two common words (the and)", "the and"},
                   {"a common and a rare word", "the quetzalcoatl"},
                   {"a phrase (\"in the\")", "\"in the\""},
                   {"a phrase nobody says (\"the in\")", "\"the in\""}};
    for (const auto &query : queries)
        measureQuery(house, query.name, QString::fromUtf8(query.words), house.rooms.first());
    for (const auto &query : queries)
        measureQuery(house, query.name, QString::fromUtf8(query.words), {});
}

/// Posts with 256 under way at any time; answers posts a second.
double postTo(Writer &writer, House &house, int count)
{
    const PresenceBook nobody;
    std::counting_semaphore<256> free(256);
    SystemIdGenerator ids;
    const Instant start = std::chrono::steady_clock::now();
    for (int i = 0; i < count; ++i) {
        free.acquire();
        const ComposeRequest request{ids.clientKey(), house.speaker.next(), {}, {}, {}};
        writer.write<PostedMessage>(
            [&house, &nobody, request](WriteTransaction &transaction) {
                return postMessage(transaction, house.ann, house.rooms.first(), request, nobody);
            },
            [&free](const Result<PostedMessage> &) { free.release(); });
    }
    for (int i = 0; i < 256; ++i)
        free.acquire();
    return count / millisecondsSince(start) * 1000;
}

/// In turns, on one store: with its indexer, and over a writer that nobody follows.
void measurePosting()
{
    constexpr int kPosts = 20'000;
    House house;
    for (int round = 0; round < 5; ++round) {
        const double indexed = postTo(house.store->writer(), house, kPosts);
        const Instant start = std::chrono::steady_clock::now();
        house.store->searchIndexer().settle();
        const double lag = millisecondsSince(start);
        house.close();
        double alone = 0;
        {
            SystemClock clock;
            InProcessBus bus;
            Writer writer(std::move(Database::open(house.file("store.sqlite"), Database::Mode::ReadWrite)).value(),
                          clock, bus);
            alone = postTo(writer, house, kPosts);
        }
        house.open();
        house.store->searchIndexer().settle();
        std::printf("%-44s %9d posts %9.0f posts/s indexed, all found %.0f ms later, %.0f posts/s not indexed\n",
                    "256 at once", kPosts, indexed, lag, alone);
        std::fflush(stdout);
    }
}

void measureFreshness(House &house)
{
    constexpr int kRuns = 50;
    std::vector<double> times;
    for (int i = 0; i < kRuns; ++i) {
        SystemIdGenerator ids;
        SearchRequest request;
        request.words = QStringLiteral("fresh%1x").arg(i);
        (void)await<PostedMessage>([&](auto reply) {
            house.services->messages.post(house.ann, house.rooms.first(), {ids.clientKey(), request.words, {}, {}, {}},
                                          reply);
        });
        const Instant start = std::chrono::steady_clock::now();
        while (await<SearchPage>([&](auto reply) {
                   house.services->search.find(house.ann, request, reply);
               })->hits.isEmpty()) {
        }
        times.push_back(millisecondsSince(start));
    }
    std::sort(times.begin(), times.end());
    std::printf("%-44s p50 %8.3f ms   max %8.3f ms\n", "from the answer to a POST until it is found", times[kRuns / 2],
                times.back());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char **argv)
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 200'000;
    if (count < 1000) {
        std::fprintf(stderr, "usage: parlor_bench_search [messages, at least 1000]\n");
        return 2;
    }
    House house;
    house.fill(count);
    measureIndexing(house, count);
    measureQueries(house);
    measureFreshness(house);
    measurePosting();
    return 0;
}
