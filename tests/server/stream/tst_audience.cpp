// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.h"
#include "protocol/ssereader.h"
#include "stream/streamregistry.h"
#include "stream/streamthread.h"
#include "testseed.h"

#include <QJsonDocument>

using namespace parlor;

namespace {

/// One durable event as somebody got it.
struct Got {
    EventId id = 0;
    QString type;
    std::optional<qint64> room;
    QJsonObject data;

    /// What tells it from others. Words are blanked in the log when their message is deleted, so they are left out.
    QString name() const { return QStringLiteral("%1 %2 %3").arg(id).arg(type).arg(room.value_or(0)); }
};

Got gotFrom(EventId id, const QJsonObject &envelope)
{
    const QJsonValue room = envelope[QLatin1String("room_id")];
    return {id, envelope[QLatin1String("type")].toString(),
            room.isNull() ? std::nullopt : std::optional(room.toInteger()), envelope[QLatin1String("data")].toObject()};
}

QStringList namesOf(const QList<Got> &events)
{
    QStringList names;
    for (const Got &event : events)
        names.append(event.name());
    return names;
}

/// What a sink was given, to be read on the test's thread.
struct Received {
    std::mutex mutex;
    QByteArray bytes;

    QList<Got> durable()
    {
        const std::scoped_lock lock(mutex);
        SseReader reader;
        QList<Got> events;
        for (const SseEvent &event : reader.feed(bytes)) {
            const QJsonObject envelope = QJsonDocument::fromJson(event.data).object();
            if (envelope.contains(QLatin1String("type")) && envelope.contains(QLatin1String("cursor")))
                events.append(
                    gotFrom(event.lastEventId.mid(event.lastEventId.lastIndexOf('-') + 1).toLongLong(), envelope));
        }
        return events;
    }
};

class MemorySink final : public StreamSink
{
public:
    explicit MemorySink(std::shared_ptr<Received> received) : m_received(std::move(received)) {}
    void start(const StreamLoop &, Listener) override {}
    qint64 write(std::span<const QByteArrayView> pieces) override
    {
        const std::scoped_lock lock(m_received->mutex);
        qint64 taken = 0;
        for (const QByteArrayView piece : pieces) {
            m_received->bytes.append(piece);
            taken += piece.size();
        }
        return taken;
    }
    void close() override {}

private:
    std::shared_ptr<Received> m_received;
};

struct Listening {
    Caller who;
    EventId since = 0;
    std::shared_ptr<Received> received;
};

/// People who come and go everywhere while they listen.
struct Town : People {
    explicit Town(quint32 seed) : random(seed)
    {
        std::promise<bool> started;
        thread.start([&started](const Status &status) { started.set_value(status.ok()); });
        if (!started.get_future().get())
            qFatal("The hub does not start");
    }
    ~Town()
    {
        std::promise<void> stopped;
        thread.stop([&stopped] { stopped.set_value(); });
        stopped.get_future().get();
    }

    void listen(const Caller &who, EventId since)
    {
        Listening one{who, since, std::make_shared<Received>()};
        StreamOpening opening;
        opening.streamId = QStringLiteral("s-%1").arg(streams.size());
        opening.caller = who;
        opening.cursor = Cursor{server.store->epoch(), since}.toText();
        opening.sink = std::make_unique<MemorySink>(one.received);
        if (!registry.reserve(who.user).ok())
            qFatal("No place for a stream");
        thread.hub().open(std::move(opening));
        streams.append(one);
    }
    QList<Got> replayOf(const Listening &one)
    {
        QList<Got> events;
        const EventLog::Replay replay = *server.log->readFor(one.who.user, one.since, head(), 1'000'000);
        for (const LoggedEventPtr &event : replay.events)
            events.append(gotFrom(event->id, QJsonDocument::fromJson(event->envelopeJson({})).object()));
        return events;
    }

    template<typename T>
    T anyOf(const QList<T> &list)
    {
        return list.at(random.bounded(int(list.size())));
    }
    bool chance(int of) { return random.bounded(of) == 0; }

    /// Most of what is tried is refused, which is as good.
    void step()
    {
        const Caller who = anyOf(everyone);
        const Caller other = anyOf(everyone);
        const WorkspaceId workspace = anyOf(places);
        const RoomId room = rooms.isEmpty() ? RoomId{1} : anyOf(rooms);
        switch (random.bounded(20)) {
        case 0:
            if (const auto made = create(who, anyOf(kinds), {other.user, anyOf(everyone).user}, workspace))
                rooms.append(made->room.info.id);
            break;
        case 1:
            if (const auto made = create(who, RoomKind::Direct, {other.user}, workspace); made && made->created)
                rooms.append(made->room.info.id);
            break;
        case 2:
            (void)join(who, room);
            break;
        case 3:
            (void)leave(who, room);
            break;
        case 4:
            (void)add(who, room, other.user);
            break;
        case 5:
            (void)removeMember(who, room, other.user);
            break;
        case 6:
            (void)setRole(who, room, other.user, anyOf(roles));
            break;
        case 7:
            (void)enter(who, workspace, other.user, anyOf(roles));
            break;
        case 8:
            (void)expel(who, kHome, other.user);
            break;
        case 9:
            (void)promote(who, workspace, other.user, anyOf(roles));
            break;
        case 10:
            if (chance(8) && removeRoom(who, room).ok())
                rooms.removeOne(room);
            else
                (void)ignore(who, other.user, chance(2));
            break;
        case 11:
            (void)read(who, room, 1 + random.bounded(20));
            break;
        case 12:
            changeProfile(who);
            break;
        case 13:
            if (last.isValid() && chance(2))
                (void)pin(who, last, !chance(3));
            else if (last.isValid())
                (void)erase(who, last);
            break;
        default:
            if (const auto posted = server.tryPost(who, room,
                                                   {server.ids.clientKey(), QStringLiteral("x"), {}, {}, {}}))
                last = posted->message.id;
        }
    }
    void changeProfile(const Caller &who)
    {
        UpdateProfileRequest profile;
        profile.statusText = QString::number(random.bounded(1000));
        (void)await<User>([&](auto reply) { server.services->profiles.updateMe(who, profile, reply); });
    }

    QRandomGenerator random;
    const QList<Caller> everyone{ann, bob, eve, kim};
    const QList<RoomKind> kinds{RoomKind::Group, RoomKind::Channel};
    const QList<Role> roles{Role::Guest, Role::Member, Role::Member, Role::Admin, Role::Owner};
    // A second workspace in which everybody stays, so that who left the first is not lost for good.
    const WorkspaceId meeting = createWorkspace(ann, QStringLiteral("Meeting"))->id;
    const QList<WorkspaceId> places{kHome, kHome, meeting};
    QList<RoomId> rooms;
    MessageId last;
    StreamRegistry registry{{}};
    QList<Listening> streams;
    StreamThread thread{HubContext{server.clock,
                                   server.ids,
                                   server.bus,
                                   registry,
                                   server.store->epoch(),
                                   1'000'000,
                                   [this] { return server.store->openLog(); },
                                   {}}};
};

/// The protocol's words, whoever wrote the code: nothing of a place before one's coming or after one's going.
void expectOnlyOnesOwn(const QList<Got> &events, UserId self, QSet<qint64> rooms)
{
    for (const Got &event : events) {
        if (!event.room)
            continue;
        const bool isAboutSelf = event.data[QLatin1String("user")].toObject()[QLatin1String("id")].toInteger()
                                     == self.value
                                 || event.data[QLatin1String("user_id")].toInteger() == self.value;
        if (event.type == QLatin1String("room_created")
            || (event.type == QLatin1String("member_added") && isAboutSelf)) {
            QVERIFY2(!rooms.contains(*event.room), qPrintable(event.name()));
            rooms.insert(*event.room);
        }
        QVERIFY2(rooms.contains(*event.room), qPrintable(event.name()));
        if (event.type == QLatin1String("room_deleted")
            || (event.type == QLatin1String("member_removed") && isAboutSelf))
            rooms.remove(*event.room);
    }
}

}  // namespace

/// Who gets what: live and on replay alike.
class TestAudience : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLogGivesEveryoneWhatTheStreamGave()
    {
        Town town(testSeed());
        for (const Caller &who : {town.bob, town.eve, town.kim})
            QVERIFY(town.enter(town.ann, town.meeting, who.user).ok());
        const EventId start = town.head();
        for (const Caller &who : town.everyone)
            town.listen(who, start);
        for (int i = 0; i < 700; ++i) {
            town.step();
            // Others come in the middle, with a cursor from before, and go on live.
            if (i % 100 == 50)
                town.listen(town.anyOf(town.everyone), start + town.random.bounded(int(town.head() - start) + 1));
        }
        QSet<qint64> general{1};
        for (const Listening &one : std::as_const(town.streams)) {
            const QList<Got> replayed = town.replayOf(one);
            QTRY_COMPARE(one.received->durable().size(), replayed.size());
            QCOMPARE(namesOf(one.received->durable()), namesOf(replayed));
            if (one.since == start)
                expectOnlyOnesOwn(replayed, one.who.user, general);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(town.head() > start + 200);
    }
};

QTEST_GUILESS_MAIN(TestAudience)
#include "tst_audience.moc"
