// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/manualclock.h"
#include "base/post.h"
#include "bus/inprocessbus.h"
#include "patience.h"
#include "protocol/ssereader.h"
#include "service/services.h"
#include "store/store.h"
#include "store/writer.h"
#include "stream/streamregistry.h"
#include "stream/streamthread.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <atomic>
#include <future>
#include <limits>

using namespace parlor;
using namespace std::chrono_literals;

namespace {

/// A bus that loses what it is told to lose.
class LossyBus final : public EventBus
{
public:
    std::atomic<bool> losesAll = false;
    std::atomic<int> losesEvery = 0;  ///< every n-th commit; 0: none
    std::atomic<bool> repeats = false;

    void publish(const QList<LoggedEventPtr> &events) override
    {
        const int n = ++m_published;
        if (losesAll || (losesEvery > 0 && n % losesEvery == 0))
            return;
        m_bus.publish(events);
        if (repeats)
            m_bus.publish(events);
    }
    void publish(const PassingEvent &event) override { m_bus.publish(event); }
    void publish(const SessionEnded &ended) override { m_bus.publish(ended); }
    SubscriptionId subscribe(BusListener listener) override { return m_bus.subscribe(std::move(listener)); }
    void unsubscribe(SubscriptionId id) override { m_bus.unsubscribe(id); }

private:
    InProcessBus m_bus;
    std::atomic<int> m_published = 0;
};

/// What a sink was given, to be read on the test's thread.
struct Received {
    std::mutex mutex;
    QByteArray bytes;

    QList<SseEvent> events()
    {
        const std::scoped_lock lock(mutex);
        SseReader reader;
        return reader.feed(bytes);
    }
    QList<qint64> durable()
    {
        QList<qint64> ids;
        for (const SseEvent &event : events()) {
            if (event.type == "new_message")
                ids.append(event.lastEventId.mid(event.lastEventId.lastIndexOf('-') + 1).toLongLong());
        }
        return ids;
    }
    /// The `reset`, empty where there was none.
    QJsonObject reset()
    {
        for (const SseEvent &event : events()) {
            if (event.type == "reset")
                return QJsonDocument::fromJson(event.data).object();
        }
        return {};
    }

    int count(const char *type)
    {
        const QList<SseEvent> all = events();
        return int(std::count_if(all.begin(), all.end(), [type](const SseEvent &event) { return event.type == type; }));
    }

    std::atomic<qint64> room = std::numeric_limits<qint64>::max();  ///< bytes that the reader still takes
    std::atomic<qint64> takesAtOnce = std::numeric_limits<qint64>::max();
    StreamLoop loop;  ///< once it is open
    StreamSink::Listener listener;
    /// A reader that has taken what was there, and takes all from now on.
    void readOn()
    {
        room = std::numeric_limits<qint64>::max();
        post(loop.context, listener.writable);
    }
};

class MemorySink final : public StreamSink
{
public:
    explicit MemorySink(std::shared_ptr<Received> received) : m_received(std::move(received)) {}
    void start(const StreamLoop &loop, Listener listener) override
    {
        m_received->loop = loop;
        m_received->listener = std::move(listener);
    }
    qint64 write(std::span<const QByteArrayView> pieces) override
    {
        const std::scoped_lock lock(m_received->mutex);
        qint64 taken = 0;
        const qint64 most = std::min<qint64>(m_received->room, m_received->takesAtOnce);
        for (const QByteArrayView piece : pieces) {
            const qint64 size = std::min<qint64>(piece.size(), most - taken);
            m_received->bytes.append(piece.first(size));
            taken += size;
        }
        m_received->room -= taken;
        return taken;
    }
    void close() override {}

private:
    std::shared_ptr<Received> m_received;
};

}  // namespace

/// The hub against a real store, with a bus that fails.
class TestContiguity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_settings.passwordCost = {1, 8192, 1};
        m_bus = std::make_unique<LossyBus>();
        auto store = Store::open(m_directory->path(), m_clock, m_ids, *m_bus);
        QVERIFY(store.ok());
        m_store = std::move(store).value();
        m_services = std::make_unique<Services>(
            ServiceContext{m_clock, m_ids, *m_store, m_store->writer(), m_store->readers(), *m_bus, m_settings});
        const auto grant = wait<Grant>([this](Reply<Grant> reply) {
            m_services->accounts.registerAccount(
                {QStringLiteral("mira"), QStringLiteral("correct horse"), QStringLiteral("Mira"), {}},
                QStringLiteral("127.0.0.1"), std::move(reply));
        });
        QVERIFY(grant.ok());
        m_caller = {grant->user.id, SessionId{1}, {}, QStringLiteral("127.0.0.1")};
        const auto room = wait<CreatedRoom>([this](Reply<CreatedRoom> reply) {
            m_services->rooms.create(m_caller, {WorkspaceId{1}, RoomKind::Group, QStringLiteral("Tea"), {}, {}},
                                     std::move(reply));
        });
        QVERIFY(room.ok());
        m_room = room->room.info.id;
        m_thread = std::make_unique<StreamThread>(HubContext{
            m_clock, m_ids, *m_bus, m_registry, m_store->epoch(), 10'000, [this] { return m_store->openLog(); }, {}});
        std::promise<bool> started;
        m_thread->start([&started](const Status &status) { started.set_value(status.ok()); });
        QVERIFY(started.get_future().get());
    }
    void cleanup()
    {
        if (m_thread)
            stop();
        m_services.reset();
        m_store.reset();
        QCOMPARE(m_registry.streams(), 0);
    }

    void whatTheBusLosesComesFromTheLogBeforeTheNext()
    {
        const auto received = open();
        m_bus->losesEvery = 2;
        const EventId first = postOneByOne(11);  // the last, which nothing follows, is not lost
        QTRY_COMPARE(received->durable().size(), 11);
        expectContiguous(received->durable(), first);
    }

    void whatNobodyAnnouncesComesWithTheBeacon()
    {
        const auto received = open();
        m_bus->losesAll = true;
        const EventId first = postMessages(3);
        QCOMPARE(received->durable().size(), 0);
        m_clock.advance(1s);
        QTRY_COMPARE(received->durable().size(), 3);
        expectContiguous(received->durable(), first);
    }

    void whatTheBusRepeatsCountsOnce()
    {
        const auto received = open();
        m_bus->repeats = true;
        const EventId first = postOneByOne(5);
        QTRY_COMPARE(received->durable().size(), 5);
        m_clock.advance(2s);
        expectContiguous(received->durable(), first);
    }

    void aStreamThatResumesWhileTheBusIsAwayMissesNothing()
    {
        m_bus->losesAll = true;
        const EventId first = postMessages(300);
        const auto received = open(Cursor{m_store->epoch(), first - 1}.toText());
        postMessages(5);
        m_clock.advance(1s);
        QTRY_COMPARE(received->durable().size(), 305);
        expectContiguous(received->durable(), first);
    }

    void whatIsPrunedBetweenTheTurnsOfAReplayIsTold()
    {
        const EventId first = postMessages(400);
        const auto received = std::make_shared<Received>();
        received->room = 20'000;
        const QString cursor = Cursor{m_store->epoch(), first - 1}.toText();
        open(cursor, received);
        QTRY_COMPARE(received->room.load(), 0);
        QVERIFY(received->durable().size() > 2);
        pruneAll();
        received->readOn();
        QTRY_COMPARE(received->reset().value(QLatin1String("reason")).toString(), QStringLiteral("too_old"));
        // Up to there it is whole, and from the reset on it is live.
        const QList<qint64> before = received->durable();
        QVERIFY(before.size() < 400);
        expectContiguous(before, first);
        const EventId next = postMessages(1);
        QTRY_COMPARE(received->durable().size(), before.size() + 1);
        QCOMPARE(received->durable().last(), next);
        QCOMPARE(received->reset().value(QLatin1String("cursor")).toString(),
                 (Cursor{m_store->epoch(), next - 1}.toText()));
    }

    void whatIsPrunedBeforeItWasSeenIsTold()
    {
        const auto received = open();
        const QByteArray cursor = Cursor{m_store->epoch(), postMessages(1)}.toText().toLatin1();
        QTRY_COMPARE(received->durable().size(), 1);
        std::promise<QByteArray> polled;
        m_thread->hub().poll({m_caller, QString::fromLatin1(cursor), 25s},
                             [&polled](Result<QByteArray> answer) { polled.set_value(*answer); });
        // A poll that is taken up later looks into the log itself.
        waitForHub();
        m_bus->losesAll = true;
        postMessages(10);
        pruneAll();
        m_clock.advance(1s);
        QTRY_COMPARE(received->reset().value(QLatin1String("reason")).toString(), QStringLiteral("too_old"));
        QCOMPARE(received->durable().size(), 1);
        m_bus->losesAll = false;
        postMessages(1);
        QTRY_COMPARE(received->durable().size(), 2);
        const QJsonObject answer = QJsonDocument::fromJson(polled.get_future().get()).object();
        QCOMPARE(answer.value(QLatin1String("reset")).toObject().value(QLatin1String("reason")).toString(),
                 QStringLiteral("too_old"));
        QCOMPARE(answer.value(QLatin1String("cursor")),
                 answer.value(QLatin1String("reset")).toObject().value(QLatin1String("cursor")));
    }

    void muchAtOnceIsNotSlowness()
    {
        const auto received = open();
        // A reader who takes what there is, as much at a time as a system's buffer holds.
        received->takesAtOnce = 512 * 1024;
        // All of it comes in one turn: two MiB, and before and behind them what would be dropped for who is slow.
        std::promise<void> goOn;
        m_thread->hub().measure([&goOn](const Result<StreamMeasures> &) { goOn.get_future().wait(); });
        m_bus->publish(somethingPassing());
        const EventId first = postMessages(220, QString(10'000, QLatin1Char('x')));
        m_bus->publish(somethingPassing());
        goOn.set_value();
        QTRY_COMPARE(received->count("typing"), 2);
        QCOMPARE(received->count("bye"), 0);
        QCOMPARE(received->durable().size(), 220);
        expectContiguous(received->durable(), first);
    }

    void whoTakesNothingOfMuchIsSlow()
    {
        const auto received = open();
        received->room = 0;
        postMessages(110, QString(10'000, QLatin1Char('x')));
        QTRY_COMPARE(m_registry.streams(), 0);
    }

    void stoppingInTheMiddleOfAReplayEndsIt()
    {
        const EventId first = postMessages(450);
        // All of it waits in the thread's queue, so that the second part of the replay comes after the end.
        std::promise<void> goOn;
        m_thread->hub().measure([&goOn](const Result<StreamMeasures> &) { goOn.get_future().wait(); });
        const auto received = begin(Cursor{m_store->epoch(), first - 1}.toText());
        std::promise<void> stopped;
        m_thread->stop([&stopped] { stopped.set_value(); });
        goOn.set_value();
        stopped.get_future().get();
        std::promise<bool> isThere;
        m_thread->hub().checkLog([&isThere](const Status &status) { isThere.set_value(status.ok()); });
        QVERIFY(!isThere.get_future().get());
        m_thread.reset();
    }

private:
    template<typename T, typename Call>
    static Result<T> wait(Call call)
    {
        std::promise<Result<T>> promise;
        call([&promise](Result<T> result) { promise.set_value(std::move(result)); });
        return promise.get_future().get();
    }
    void stop()
    {
        std::promise<void> stopped;
        m_thread->stop([&stopped] { stopped.set_value(); });
        stopped.get_future().get();
        m_thread.reset();
    }
    /// Forgets all events but the last.
    void pruneAll()
    {
        m_store->pruneEvents(Timestamp{m_clock.now().ms + 1});
        std::promise<void> pruned;
        m_store->writer().write<Done>([](WriteTransaction &) -> Status { return Done{}; },
                                      [&pruned](const Status &) { pruned.set_value(); });
        pruned.get_future().wait();
    }
    std::shared_ptr<Received> open(const QString &cursor = {},
                                   const std::shared_ptr<Received> &received = std::make_shared<Received>())
    {
        begin(cursor, received);
        waitForHub();
        return received;
    }
    /// The hub answers in order: what was asked of it before has happened when this is over.
    void waitForHub()
    {
        std::promise<void> answered;
        m_thread->hub().measure([&answered](const Result<StreamMeasures> &) { answered.set_value(); });
        answered.get_future().get();
    }
    std::shared_ptr<Received> begin(const QString &cursor,
                                    const std::shared_ptr<Received> &received = std::make_shared<Received>())
    {
        StreamOpening opening;
        opening.streamId = QStringLiteral("s-test");
        opening.caller = m_caller;
        opening.cursor = cursor;
        opening.sink = std::make_unique<MemorySink>(received);
        if (!m_registry.reserve(m_caller.user).ok())
            return received;
        m_thread->hub().open(std::move(opening));
        return received;
    }
    PassingEvent somethingPassing() const
    {
        PassingEvent event;
        event.kind = "typing";
        event.room = m_room;
        event.dataJson = "{}";
        return event;
    }
    /// All together, so that they share commits: what a disk takes for each is not what is tested. The event id of
    /// the first.
    EventId postMessages(int count, const QString &body = QStringLiteral("x"))
    {
        std::vector<std::future<EventId>> posted;
        for (int i = 0; i < count; ++i) {
            auto promise = std::make_shared<std::promise<EventId>>();
            posted.push_back(promise->get_future());
            m_services->messages.post(m_caller, m_room, {m_ids.clientKey(), body, {}, {}, {}},
                                      [promise](const Result<PostedMessage> &result) {
                                          promise->set_value(result ? result->message.revision : 0);
                                      });
        }
        EventId first = std::numeric_limits<EventId>::max();
        for (std::future<EventId> &revision : posted)
            first = std::min(first, revision.get());
        return first;
    }
    /// One by one, each in a commit of its own.
    EventId postOneByOne(int count)
    {
        EventId first = 0;
        for (int i = 0; i < count; ++i) {
            const EventId posted = postMessages(1);
            first = first == 0 ? posted : first;
        }
        return first;
    }
    static void expectContiguous(const QList<qint64> &ids, EventId first)
    {
        for (qsizetype i = 0; i < ids.size(); ++i)
            QCOMPARE(ids[i], first + i);
    }

    ManualClock m_clock;
    SystemIdGenerator m_ids;
    ServerSettings m_settings;
    StreamRegistry m_registry{{}};
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<LossyBus> m_bus;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<StreamThread> m_thread;
    Caller m_caller;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(TestContiguity)
#include "tst_contiguity.moc"
