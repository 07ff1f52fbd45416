// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coreserver.h"
#include "realtexts.h"
#include "store/messagetable.h"
#include "store/migrations.h"
#include "store/searchindexer.h"
#include "testseed.h"

#include <QFile>
#include <QRegularExpression>

using namespace parlor;

namespace {

struct House {
    CoreServer server;
    Caller ann = server.person(QStringLiteral("ann"));
    Caller bob = server.person(QStringLiteral("bob"));
    Caller eve = server.person(QStringLiteral("eve"));
    RoomId room = server.room(ann, RoomKind::Group, {bob.user});

    Message say(const QString &body) { return server.post(ann, room, body); }
    Result<SearchPage> tryFind(const Caller &who, const SearchRequest &request)
    {
        if (!server.store->searchIndexer().settle())
            qFatal("the index failed");
        return await<SearchPage>([&](auto reply) { server.services->search.find(who, request, reply); });
    }
    SearchPage find(const Caller &who, const SearchRequest &request) { return *tryFind(who, request); }
    QList<MessageId> ids(const Caller &who, const SearchRequest &request)
    {
        QList<MessageId> found;
        for (const SearchHit &hit : find(who, request).hits)
            found.append(hit.message.id);
        return found;
    }
    QList<MessageId> ids(const QString &words) { return ids(ann, only(words)); }
    /// Of all pages.
    QList<MessageId> allIds(const Caller &who, SearchRequest request)
    {
        QList<MessageId> found;
        for (;;) {
            const SearchPage page = find(who, request);
            for (const SearchHit &hit : page.hits)
                found.append(hit.message.id);
            if (!page.nextPage)
                return found;
            request.page = *page.nextPage;
        }
    }
    static SearchRequest only(const QString &words)
    {
        SearchRequest request;
        request.words = words;
        return request;
    }
    void remove(MessageId id)
    {
        QVERIFY(await<Message>([&](auto reply) { server.services->messages.remove(ann, id, reply); }).ok());
    }
    void edit(MessageId id, const QString &body)
    {
        QVERIFY(await<ChangedMessage>([&](auto reply) {
                    server.services->messages.edit(ann, id, {body, {}}, reply);
                }).ok());
    }
    QString indexFile() { return server.directory.filePath(QStringLiteral("search.sqlite")); }
};

/// How one would look for words without an index, with other means than the server's.
class Naive
{
public:
    static QString fold(const QString &text)
    {
        QString folded;
        for (const QChar c : text.normalized(QString::NormalizationForm_C).toCaseFolded()) {
            const bool isLatin = c.script() == QChar::Script_Latin || c == QChar(0x045D);
            const bool isThai = c.script() == QChar::Script_Thai;
            const auto form = isLatin ? QString::NormalizationForm_KD : QString::NormalizationForm_KC;
            const QString apart = isThai ? QString(c) : QString(c).normalized(form);
            folded += isLatin ? apart.left(1) : apart;
        }
        return folded;
    }
    static QStringList words(const QString &folded)
    {
        static const QRegularExpression word(
            QStringLiteral("(?:(?![\\p{Han}\\p{Thai}\\p{Hiragana}\\p{Katakana}])[\\p{L}\\p{M}\\p{N}])+"));
        QStringList list;
        for (auto matches = word.globalMatch(folded); matches.hasNext();)
            list.append(matches.next().captured());
        return list;
    }
    /// Runs of letters and marks that are written without spaces.
    static QStringList runs(const QString &folded)
    {
        static const QRegularExpression run(QStringLiteral("(?:(?=[\\p{Han}\\p{Thai}])[\\p{L}\\p{M}])+"));
        QStringList list;
        for (auto matches = run.globalMatch(folded); matches.hasNext();)
            list.append(matches.next().captured());
        return list;
    }

    explicit Naive(const QStringList &texts)
    {
        for (const QString &text : texts) {
            const QString folded = fold(text);
            m_folded.append(folded);
            m_words.append(words(folded));
            m_runs.append(runs(folded));
        }
    }
    const QStringList &wordsOf(qsizetype text) const { return m_words[text]; }
    const QStringList &runsOf(qsizetype text) const { return m_runs[text]; }
    bool hasBeginning(qsizetype text, const QString &word) const
    {
        return std::any_of(m_words[text].begin(), m_words[text].end(),
                           [&](const QString &each) { return each.startsWith(word); });
    }
    bool hasPiece(qsizetype text, const QString &piece) const { return m_folded[text].contains(piece); }

private:
    QStringList m_folded;
    QList<QStringList> m_words;
    QList<QStringList> m_runs;
};

}  // namespace

class TestSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHitIsTheMessageWithWhyItWasFound()
    {
        House house;
        const Message message = house.say(QStringLiteral("Grüße aus dem 北京 Café"));
        house.say(QStringLiteral("something else"));
        const SearchPage page = house.find(house.bob, House::only(QStringLiteral("cafe grusse")));
        QCOMPARE(page.hits.size(), 1);
        QCOMPARE(page.hits.first().message, message);
        QCOMPARE(page.hits.first().snippet, message.body);
        QCOMPARE(page.hits.first().highlights, (QList<Highlight>{{0, 5}, {17, 4}}));
        QCOMPARE(page.nextPage, std::nullopt);
        QCOMPARE(*searchPageFromJson(toJson(page)), page);
    }

    void theNewestComesFirst()
    {
        House house;
        const MessageId first = house.say(QStringLiteral("tea one")).id;
        const MessageId second = house.say(QStringLiteral("tea two")).id;
        const RoomId other = house.server.room(house.ann, RoomKind::Group);
        const MessageId third = house.server.post(house.ann, other, QStringLiteral("tea three")).id;
        const MessageId fourth = house.say(QStringLiteral("tea four")).id;
        QCOMPARE(house.ids(QStringLiteral("tea")), (QList<MessageId>{fourth, third, second, first}));
    }

    void onlyTheCallersRoomsAreSearched()
    {
        House house;
        const MessageId shared = house.say(QStringLiteral("secret tea")).id;
        const RoomId own = house.server.room(house.ann, RoomKind::Group);
        const MessageId mine = house.server.post(house.ann, own, QStringLiteral("secret cake")).id;
        const SearchRequest request = House::only(QStringLiteral("secret"));
        QCOMPARE(house.ids(house.ann, request), (QList<MessageId>{mine, shared}));
        QCOMPARE(house.ids(house.bob, request), QList<MessageId>{shared});
        QVERIFY(house.ids(house.eve, request).isEmpty());
    }

    void whoLeftFindsNothingAnyMore()
    {
        House house;
        house.say(QStringLiteral("tea"));
        QCOMPARE(house.ids(house.bob, House::only(QStringLiteral("tea"))).size(), 1);
        QVERIFY(
            await<Done>([&](auto reply) { house.server.services->members.leave(house.bob, house.room, reply); }).ok());
        QVERIFY(house.ids(house.bob, House::only(QStringLiteral("tea"))).isEmpty());
    }

    void aRoomThatIsNotSeenIsNotThere()
    {
        House house;
        house.say(QStringLiteral("tea"));
        const RoomId channel = house.server.room(house.ann, RoomKind::Channel);
        house.server.post(house.ann, channel, QStringLiteral("tea"));
        SearchRequest request = House::only(QStringLiteral("tea"));
        QVERIFY(house.ids(house.eve, request).isEmpty());
        request.room = house.room;
        QCOMPARE(house.tryFind(house.eve, request).error().code, ErrorCode::NotFound);
        request.room = RoomId{4711};
        QCOMPARE(house.tryFind(house.ann, request).error().code, ErrorCode::NotFound);
        request.room = channel;
        QCOMPARE(house.tryFind(house.eve, request).error().code, ErrorCode::NotAMember);
        QCOMPARE(house.ids(house.ann, request).size(), 1);
    }

    void filtersNarrow()
    {
        House house;
        const MessageId one = house.say(QStringLiteral("tea 1")).id;
        house.server.clock.advance(std::chrono::hours(1));
        const MessageId two = house.server.post(house.bob, house.room, QStringLiteral("tea 2")).id;
        const Timestamp middle = house.server.clock.now();
        const RoomId other = house.server.room(house.ann, RoomKind::Group);
        house.server.clock.advance(std::chrono::hours(1));
        const MessageId three = house.server.post(house.ann, other, QStringLiteral("tea 3")).id;

        SearchRequest request = House::only(QStringLiteral("tea"));
        request.sender = house.bob.user;
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{two});
        request.sender = house.ann.user;
        request.room = house.room;
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{one});
        request = House::only(QStringLiteral("tea"));
        request.before = middle;
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{one});
        request.before.reset();
        request.after = middle;
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{three});
        request.after = Timestamp{middle.ms - 1};
        request.before = Timestamp{middle.ms + 1};
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{two});
        request.before = request.after;
        QVERIFY(house.ids(house.ann, request).isEmpty());
    }

    void timesHoldAlsoWhereTheClockWasWrong()
    {
        House house;
        const Timestamp start = house.server.clock.now();
        house.server.clock.advance(std::chrono::hours(24 * 365));
        const MessageId future = house.say(QStringLiteral("tea")).id;
        house.server.clock.jumpWallTime(-std::chrono::hours(24 * 365));
        for (int i = 0; i < 1500; ++i)
            house.server.services->messages.post(house.ann, house.room,
                                                 {house.server.ids.clientKey(), QStringLiteral("filler"), {}, {}, {}},
                                                 [](const Result<PostedMessage> &) {});
        const MessageId present = house.say(QStringLiteral("tea")).id;
        SearchRequest request = House::only(QStringLiteral("tea"));
        request.after = Timestamp{start.ms + 1000};
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{future});
        request.before = request.after;
        request.after.reset();
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{present});
    }

    void limitsAndPagesAreThoseOfPages()
    {
        House house;
        for (int i = 0; i < 201; ++i)
            house.say(QStringLiteral("tea %1").arg(i));
        SearchRequest request = House::only(QStringLiteral("tea"));
        QCOMPARE(house.find(house.ann, request).hits.size(), 50);
        request.limit = 100'000;
        QCOMPARE(house.find(house.ann, request).hits.size(), 200);
        QCOMPARE(house.find(house.ann, request).nextPage, std::optional(2));
        request.page = 2;
        QCOMPARE(house.find(house.ann, request).hits.size(), 1);
        QCOMPARE(house.find(house.ann, request).nextPage, std::nullopt);
        request.page = 3;
        QVERIFY(house.find(house.ann, request).hits.isEmpty());
        for (const qint64 bad : {0, -1}) {
            request.page = bad;
            QCOMPARE(house.tryFind(house.ann, request).error().fields.first().field, QStringLiteral("page"));
        }
        request.page = 1;
        request.limit = 0;
        QCOMPARE(house.tryFind(house.ann, request).error().fields.first().field, QStringLiteral("limit"));
    }

    void pagesAreWholeAndWithoutDoublesWhileMessagesComeAndGo()
    {
        House house;
        QList<MessageId> expected;
        for (int i = 0; i < 57; ++i) {
            expected.prepend(house.say(QStringLiteral("tea %1").arg(i)).id);
            house.say(QStringLiteral("coffee"));
        }
        SearchRequest request = House::only(QStringLiteral("tea"));
        request.limit = 10;
        QList<MessageId> found;
        for (;;) {
            const SearchPage page = house.find(house.bob, request);
            for (const SearchHit &hit : page.hits)
                found.append(hit.message.id);
            house.say(QStringLiteral("more tea"));
            house.say(QStringLiteral("and tea"));
            if (request.page == 2)
                house.remove(expected.at(3));  // shown already
            if (!page.nextPage)
                break;
            QCOMPARE(*page.nextPage, request.page + 1);
            request.page = *page.nextPage;
        }
        QCOMPARE(found, expected);
    }

    void aPageIsFoundAlsoWhereTheSearchIsNotKnown()
    {
        House house;
        QList<MessageId> expected;
        for (int i = 0; i < 35; ++i)
            expected.prepend(house.say(QStringLiteral("tea %1").arg(i)).id);
        SearchRequest request = House::only(QStringLiteral("tea"));
        request.limit = 10;
        request.page = 3;
        QCOMPARE(house.ids(house.ann, request), expected.sliced(20, 10));
        request.page = 6000;
        QCOMPARE(house.tryFind(house.ann, request).error().code, ErrorCode::Gone);
    }

    void anEditedMessageIsFoundByWhatItSaysNow()
    {
        House house;
        const MessageId id = house.say(QStringLiteral("green tea 北京")).id;
        QCOMPARE(house.ids(QStringLiteral("green")).size(), 1);
        house.edit(id, QStringLiteral("black tea 上海"));
        QVERIFY(house.ids(QStringLiteral("green")).isEmpty());
        QVERIFY(house.ids(QStringLiteral("北京")).isEmpty());
        QCOMPARE(house.ids(QStringLiteral("black")), QList<MessageId>{id});
        QCOMPARE(house.ids(QStringLiteral("tea")), QList<MessageId>{id});
        // Several before the index hears of any.
        house.edit(id, QStringLiteral("white tea"));
        house.edit(id, QStringLiteral("red tea"));
        house.edit(id, QStringLiteral("black coffee"));
        QCOMPARE(house.ids(QStringLiteral("black")), QList<MessageId>{id});
        QCOMPARE(house.ids(QStringLiteral("coffee")), QList<MessageId>{id});
        QVERIFY(house.ids(QStringLiteral("tea")).isEmpty());
    }

    void whatIsDeletedIsNotFound()
    {
        House house;
        const MessageId id = house.say(QStringLiteral("green tea")).id;
        const MessageId other = house.say(QStringLiteral("green leaf")).id;
        QCOMPARE(house.ids(QStringLiteral("green")).size(), 2);
        house.remove(id);
        QCOMPARE(house.ids(QStringLiteral("green")), QList<MessageId>{other});
        QVERIFY(
            await<Done>([&](auto reply) { house.server.services->rooms.remove(house.ann, house.room, reply); }).ok());
        QVERIFY(house.ids(QStringLiteral("green")).isEmpty());
        // Nothing that was heard of is kept.
        QVERIFY(house.server.store->searchIndexer().settle());
        const auto left = await<qint64>([&](auto reply) {
            house.server.store->writer().write<qint64>(
                [](WriteTransaction &transaction) -> Result<qint64> {
                    Query query = transaction.database().query("search_changes_head");
                    return query.next() ? query.integer(0) : -1;
                },
                reply);
        });
        QCOMPARE(*left, 0);
    }

    void reactionsAndSystemLinesAreNotWords()
    {
        House house;
        const MessageId id = house.say(QStringLiteral("tea")).id;
        QVERIFY(await<ChangedMessage>([&](auto reply) {
                    house.server.services->messages.react(house.ann, id, QStringLiteral("👍"), true, reply);
                }).ok());
        QVERIFY(house.ids(QStringLiteral("👍")).isEmpty());
        QCOMPARE(house.ids(QStringLiteral("tea")), QList<MessageId>{id});
        UpdateRoomRequest renamed;
        renamed.name = QStringLiteral("kettle");
        QVERIFY(await<Room>([&](auto reply) {
                    house.server.services->rooms.update(house.ann, house.room, renamed, reply);
                }).ok());
        QVERIFY(house.ids(QStringLiteral("kettle")).isEmpty());
        QVERIFY(house.ids(QStringLiteral("room_renamed")).isEmpty());
    }

    void aWriteThatFailedIsNotFound()
    {
        House house;
        const auto failed = await<Done>([&](auto reply) {
            house.server.store->writer().write<Done>(
                [&](WriteTransaction &transaction) -> Status {
                    Message message;
                    message.roomId = house.room;
                    message.seq = 1000;
                    message.revision = 1000;
                    message.senderId = house.ann.user;
                    message.clientKey = house.server.ids.clientKey();
                    message.body = QStringLiteral("ghost");
                    MessageTable(transaction.database()).insert(message, QByteArray("x"));
                    return ErrorCode::Forbidden;
                },
                reply);
        });
        QVERIFY(!failed.ok());
        QVERIFY(house.ids(QStringLiteral("ghost")).isEmpty());
        // Its number is given again.
        const MessageId id = house.say(QStringLiteral("alive")).id;
        QVERIFY(house.ids(QStringLiteral("ghost")).isEmpty());
        QCOMPARE(house.ids(QStringLiteral("alive")), QList<MessageId>{id});
    }

    void aLostIndexIsMadeAnew_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("missing") << QByteArray();
        QTest::newRow("not a database") << QByteArray(8192, 'x');
        QTest::newRow("cut") << QByteArray("SQLite format 3\0", 16);
    }
    void aLostIndexIsMadeAnew()
    {
        QFETCH(QByteArray, content);
        House house;
        QList<MessageId> expected;
        for (int i = 0; i < 2500; ++i)
            house.server.services->messages.post(
                house.ann, house.room, {house.server.ids.clientKey(), QStringLiteral("tea %1").arg(i), {}, {}, {}},
                [](const Result<PostedMessage> &) {});
        const MessageId last = house.say(QStringLiteral("green tea")).id;
        QCOMPARE(house.ids(QStringLiteral("green")), QList<MessageId>{last});
        house.server.stop();
        for (const char *suffix : {"-wal", "-shm", ""})
            QFile::remove(house.indexFile() + QLatin1String(suffix));
        if (!content.isEmpty()) {
            QFile file(house.indexFile());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        house.server.start();
        QCOMPARE(house.allIds(house.ann, House::only(QStringLiteral("tea"))).size(), 2501);
        QCOMPARE(house.ids(QStringLiteral("\"tea 7\"")).size(), 1);
        house.server.stop();
        house.server.start();
        house.say(QStringLiteral("tea again"));
        QCOMPARE(house.allIds(house.ann, House::only(QStringLiteral("tea"))).size(), 2502);
    }

    void anIndexOfAnotherStoreIsThrownAway()
    {
        House house;
        house.say(QStringLiteral("tea"));
        QCOMPARE(house.ids(QStringLiteral("tea")).size(), 1);
        house.server.stop();
        {
            auto database = Database::open(house.server.directory.filePath(QStringLiteral("store.sqlite")),
                                           Database::Mode::ReadWrite);
            // As a restored copy: another epoch, and another text under the same number.
            QVERIFY((*database)->execute(
                "UPDATE settings SET value = CAST('0123456789abcdef' AS BLOB) WHERE name = 'epoch';"
                "UPDATE messages SET body = 'cake';"
                "DELETE FROM search_changes"));
        }
        house.server.start();
        QVERIFY(house.ids(QStringLiteral("tea")).isEmpty());
        QCOMPARE(house.ids(QStringLiteral("cake")).size(), 1);
    }

    void anOldStoreIsSearchedAfterItsMigration()
    {
        CoreServer server;
        server.stop();
        const QString file = server.directory.filePath(QStringLiteral("store.sqlite"));
        for (const char *name : {"store.sqlite", "store.sqlite-wal", "store.sqlite-shm", "search.sqlite"})
            QFile::remove(server.directory.filePath(QLatin1String(name)));
        {
            const QList<Migration> old = knownMigrations().first(1);
            auto database = std::move(Database::open(file, Database::Mode::ReadWrite)).value();
            QVERIFY(migrate(*database, file, old).ok());
            QVERIFY(database->execute(
                "INSERT INTO users (id, username, display_name, folded_name, created_at, revision) VALUES (1, 'ann', 'Ann', 'ann', 0, 1);"
                "INSERT INTO workspaces (id, name, created_at, revision) VALUES (1, 'Home', 0, 0);"
                "INSERT INTO rooms (id, workspace_id, kind, name, topic, created_by, created_at, last_seq, revision) VALUES (1, 1, 1, 'r', '', 1, 0, 2, 1);"
                "INSERT INTO members (room_id, user_id, role, from_event) VALUES (1, 1, 2, 1);"
                "INSERT INTO messages (id, room_id, seq, revision, client_key, sender_id, kind, body, body_revision, created_at) VALUES (1, 1, 1, 2, 'key-one-1', 1, 0, 'green tea', 2, 5), (2, 1, 2, 3, 'key-two-2', 1, 0, 'black tea', 3, 6)"));
        }
        server.start();
        QVERIFY(server.store->searchIndexer().settle());
        const auto page = await<SearchPage>([&](auto reply) {
            server.services->search.find({UserId{1}, SessionId{1}, {}, {}}, House::only(QStringLiteral("tea")), reply);
        });
        QCOMPARE(page->hits.size(), 2);
        QCOMPARE(page->hits.first().message.body, QStringLiteral("black tea"));
    }

    void manySearchesAtOnceAreAllAnsweredOrRefused()
    {
        House house;
        house.say(QStringLiteral("tea"));
        QVERIFY(house.server.store->searchIndexer().settle());
        std::vector<std::future<Result<SearchPage>>> answers;
        for (int i = 0; i < 100; ++i) {
            auto promise = std::make_shared<std::promise<Result<SearchPage>>>();
            answers.push_back(promise->get_future());
            house.server.services->search.find(
                house.ann, House::only(QStringLiteral("tea")),
                [promise](Result<SearchPage> page) { promise->set_value(std::move(page)); });
        }
        for (auto &answer : answers) {
            const Result<SearchPage> page = answer.get();
            if (page)
                QCOMPARE(page->hits.size(), 1);
            else
                QCOMPARE(page.error().code, ErrorCode::RateLimited);
        }
        QCOMPARE(house.ids(QStringLiteral("tea")).size(), 1);
    }

    void findsWhatANaiveReaderFinds()
    {
        const quint32 seed = testSeed();
        QRandomGenerator random(seed);
        const QStringList texts = realTexts();
        const Naive naive(texts);
        House house;
        QList<MessageId> posted;
        std::mutex mutex;
        for (const QString &text : texts)
            house.server.services->messages.post(house.ann, house.room,
                                                 {house.server.ids.clientKey(), text, {}, {}, {}},
                                                 [&](const Result<PostedMessage> &result) {
                                                     const std::scoped_lock lock(mutex);
                                                     posted.append(result->message.id);
                                                 });
        QVERIFY(await<Done>([&](auto reply) {
                    house.server.store->writer().write<Done>([](WriteTransaction &) -> Status { return Done{}; },
                                                             reply);
                }).ok());
        QCOMPARE(posted.size(), texts.size());

        for (int run = 0; run < 60; ++run) {
            const qsizetype source = random.bounded(texts.size());
            // One or two words or pieces of one text; then every text that has both.
            QStringList words;
            QStringList pieces;
            for (int i = 0; i <= run % 2; ++i) {
                const QStringList &runs = naive.runsOf(source);
                const QStringList &list = naive.wordsOf(source);
                if (!runs.isEmpty() && (list.isEmpty() || random.bounded(2))) {
                    const QList<uint> piece = runs[random.bounded(runs.size())].toUcs4();
                    const qsizetype from = random.bounded(piece.size());
                    const qsizetype length = std::min<qsizetype>(1 + random.bounded(4), piece.size() - from);
                    pieces.append(
                        QString::fromUcs4(reinterpret_cast<const char32_t *>(piece.constData()) + from, length));
                } else if (!list.isEmpty()) {
                    const QString &word = list[random.bounded(list.size())];
                    words.append(word.left(1 + random.bounded(word.size())));
                }
            }
            if (words.isEmpty() && pieces.isEmpty())
                continue;
            QList<MessageId> expected;
            for (qsizetype i = texts.size() - 1; i >= 0; --i) {
                const bool fits = std::all_of(words.begin(), words.end(),
                                              [&](const QString &w) { return naive.hasBeginning(i, w); })
                                  && std::all_of(pieces.begin(), pieces.end(),
                                                 [&](const QString &p) { return naive.hasPiece(i, p); });
                if (fits)
                    expected.append(posted[i]);
            }
            SearchRequest request = House::only((words + pieces).join(u' ').toUpper());
            if (request.words.size() != (words + pieces).join(u' ').size())
                request.words = (words + pieces).join(u' ');
            request.limit = 200;
            const QList<MessageId> found = house.allIds(house.ann, request);
            if (found == expected)
                continue;
            for (qsizetype i = 0; i < texts.size(); ++i) {
                if (found.contains(posted[i]) != expected.contains(posted[i]))
                    qWarning().noquote() << (found.contains(posted[i]) ? "found:" : "missing:") << texts[i].left(500);
            }
            QVERIFY2(false, qPrintable(request.words));
        }
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
