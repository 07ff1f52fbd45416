// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/eventhub.h"

#include "base/post.h"
#include "stream/epollloop.h"
#include "stream/frames.h"
#include "stream/streamregistry.h"

namespace parlor {

using control::ByeReason;
using std::chrono::milliseconds;

namespace {

constexpr std::chrono::seconds kBeacon{1};
constexpr qsizetype kWriteEarly = 256 * 1024;
constexpr qint64 kRotateMs = 3'600'000;

}  // namespace

EventHub::EventHub(HubContext context)
    : m_context(std::move(context)),
      m_counters(m_context.counters ? *m_context.counters : m_ownCounters),
      m_presence(m_context.presence),
      m_endedSessions(m_context.clock.monotonic()),
      m_streams(
          this, m_context.clock, m_counters,
          {[this](Subscriber &stream) { m_replay->goOn(stream); }, [this](Subscriber &stream) { forget(stream); }})
{
}

EventHub::~EventHub() = default;

Status EventHub::start()
{
    Result<std::unique_ptr<EventLog>> log = m_context.openLog();
    if (!log)
        return log.error();
    m_follower = std::make_unique<LogFollower>(
        std::move(log).value(), LogFollower::Callbacks{[this](const LoggedEvent &event) { process(event); },
                                                       [this](EventId last) { standBack(last); }});
    m_polls = std::make_unique<PollDesk>(
        PollDesk::Surroundings{m_context.clock, this, m_recipients, *m_follower, m_context.epoch, m_context.maxReplay});
    m_replay = std::make_unique<StreamReplay>(
        StreamReplay::Surroundings{this, *m_follower, m_streams, m_counters, m_context.epoch, [this] { endTurn(); }});
    m_epoll = EpollLoop::create();
    if (!m_epoll && EpollLoop::isSupported())
        return {ErrorCode::Unavailable, QStringLiteral("no descriptor is left for the streams")};
    // Subscribe first: what is committed between the two is in the log and comes by the bus, and counts once.
    m_inbox = std::make_unique<BusInbox>(m_context.bus, this,
                                         [this](std::vector<BusInbox::Item> items) { takeItems(std::move(items)); });
    const Status started = m_follower->start();
    if (!started)
        return started;
    m_sweep = m_context.clock.createTimer(this, [this] { sweep(); });
    m_sweep->start(kBeacon);
    return Done{};
}

void EventHub::stop()
{
    m_inbox.reset();
    m_sweep.reset();
    // A turn of the replay may still be on its way here.
    m_replay.reset();
    const QList<Subscriber *> streams = m_streams.all();
    for (const Subscriber *stream : streams)
        m_context.registry.release(stream->user, stream->streamId);
    m_streams.stop();
    if (m_polls)
        m_polls->close();
    m_presence.disconnectAll();
    m_epoll.reset();
    m_polls.reset();
    m_follower.reset();
}

void EventHub::open(StreamOpening opening)
{
    post(this, [this, opening = std::move(opening)]() mutable { openNow(std::move(opening)); });
}

void EventHub::poll(PollRequest request, Reply<QByteArray> reply)
{
    post(this, [this, request = std::move(request), reply = std::move(reply)] {
        if (!m_polls)
            return reply(Error{ErrorCode::Unavailable, QStringLiteral("the server stops"), {}, 1});
        if (m_endedSessions.contains(request.caller.session))
            return reply(Error{ErrorCode::Unauthorized, QStringLiteral("the session has ended"), {}, 0});
        m_polls->ask(request, reply);
        endTurn();
    });
}

void EventHub::measure(Reply<StreamMeasures> reply)
{
    post(this, [this, reply = std::move(reply)] {
        reply(StreamMeasures{m_context.registry.users(), m_context.registry.streams(), m_recipients.activeRooms(),
                             m_replay ? m_replay->count() : 0, m_streams.waitingBytes(),
                             m_follower ? m_follower->head() : 0});
    });
}

void EventHub::checkLog(Reply<Done> reply)
{
    post(this, [this, reply = std::move(reply)] {
        const Result<EventId> head = m_follower ? m_follower->log().head()
                                                : Result<EventId>(ErrorCode::Unavailable, QStringLiteral("closed"));
        if (head)
            reply(Done{});
        else
            reply(Error{ErrorCode::Unavailable, QStringLiteral("store: ") + head.error().detail, {}, 1});
    });
}

void EventHub::takeItems(std::vector<BusInbox::Item> items)
{
    for (const BusInbox::Item &item : items) {
        if (const auto *logged = std::get_if<LoggedEventPtr>(&item))
            m_follower->take(*logged);
        else if (const auto *passing = std::get_if<PassingEvent>(&item))
            takePassing(*passing);
        else
            endSession(std::get<SessionEnded>(item));
    }
    endTurn();
}

void EventHub::process(const LoggedEvent &event)
{
    QByteArray frame;
    quint64 deliveries = 0;
    const QSet<Person *> people = m_recipients.admit(event);
    for (Person *person : people) {
        person->hasNews = true;
        for (Subscriber *stream : std::as_const(person->streams)) {
            if (stream->phase != Subscriber::Phase::Live || (!stream->echo && stream->streamId == event.originStream))
                continue;
            if (frame.isEmpty())
                frame = frame::durable(event, m_context.epoch);
            stream->pushDurable(frame);
            m_streams.markDirty(*stream);
            // Much at once is not slowness of the reader's: what it can take now does not count as waiting.
            if (stream->waiting() >= kWriteEarly && !stream->isFull())
                m_streams.write(*stream);
            ++deliveries;
        }
    }
    m_counters.durableFrames.add(deliveries);
}

/// Nobody may get what is behind a hole before being told of it: who is live goes back to the log, which
/// cannot serve what comes after `last`, and says so.
void EventHub::standBack(EventId last)
{
    m_recipients.readAgain(*m_follower);
    for (const auto &[id, person] : m_recipients.people()) {
        person->hasNews = true;
        for (Subscriber *stream : std::as_const(person->streams)) {
            if (stream->phase == Subscriber::Phase::Live)
                m_replay->begin(*stream, last);
        }
    }
}

void EventHub::takePassing(const PassingEvent &event)
{
    const QSet<Person *> people = m_recipients.audienceOf(event, *m_follower);
    const QByteArray frame = frame::passing(event);
    quint64 deliveries = 0;
    for (const Person *person : people) {
        if (event.exceptUser == person->id)
            continue;
        for (Subscriber *stream : person->streams) {
            if (stream->phase != Subscriber::Phase::Live)
                continue;
            stream->pushPassing(frame);
            m_streams.markDirty(*stream);
            ++deliveries;
        }
    }
    m_counters.passingFrames.add(deliveries);
}

void EventHub::endSession(const SessionEnded &ended)
{
    m_endedSessions.add(ended.session);
    if (const Person *person = m_recipients.find(ended.user)) {
        const QList<Subscriber *> streams = person->streams;
        for (Subscriber *stream : streams) {
            if (stream->session == ended.session)
                m_streams.sayBye(*stream, ByeReason::SessionRevoked);
        }
    }
    m_polls->endSession(ended.session);
}

void EventHub::openNow(StreamOpening opening)
{
    if (!m_follower)
        return m_context.registry.release(opening.caller.user,
                                          opening.streamId);  // stopped; the sink closes with the opening
    const QString cursor = opening.cursor;
    Subscriber &stream = m_streams.add(std::move(opening));
    stream.sink().start({this, m_epoll.get()}, {[this, &stream] {
                                                    m_streams.flush(stream);
                                                    endTurn();
                                                },
                                                [this, &stream] {
                                                    m_streams.close(stream);
                                                    endTurn();
                                                }});
    Person *person = m_recipients.listen(stream.user, *m_follower);
    if (!person) {
        stream.phase = Subscriber::Phase::Live;
        m_streams.close(stream);
        return endTurn();
    }
    const bool isFirst = person->streams.isEmpty();
    person->streams.append(&stream);
    const StartPoint start = startPoint(cursor, m_follower->range(m_context.epoch, m_context.maxReplay));
    greet(stream, start);
    if (m_endedSessions.contains(stream.session)) {
        m_streams.sayBye(stream, ByeReason::SessionRevoked);
    } else if (start.after < m_follower->head()) {
        m_counters.replays.add();
        m_replay->begin(stream, start.after);
    }
    if (isFirst && stream.phase != Subscriber::Phase::Closed)
        m_presence.firstOpened(stream.user);
    endTurn();
}

void EventHub::greet(Subscriber &stream, const StartPoint &start)
{
    const milliseconds now = m_context.clock.monotonic();
    stream.heartbeatAt = now + kHeartbeat;
    stream.rotateAt = now + milliseconds(kRotateMs * 9 / 10 + qint64(m_context.ids.below(kRotateMs / 5)));
    stream.servedTo = start.after;
    stream.pushControl(frame::hello({stream.streamId, {m_context.epoch, start.after}, int(kHeartbeat.count())}));
    if (start.reset) {
        stream.pushControl(frame::reset({*start.reset, {m_context.epoch, start.after}}));
        m_counters.resets.add();
    }
    m_streams.markDirty(stream);
}

/// A stream has closed.
void EventHub::forget(Subscriber &stream)
{
    m_context.registry.release(stream.user, stream.streamId);
    if (Person *person = m_recipients.find(stream.user)) {
        const bool was = person->streams.removeOne(&stream);
        if (was && person->streams.isEmpty())
            m_presence.lastClosed(stream.user, m_context.clock.monotonic());
        m_recipients.leaveIfIdle(stream.user);
    }
    m_replay->forget(stream);
}

/// Everything that came together leaves together: one write a stream.
void EventHub::endTurn()
{
    m_streams.flushAll();
    m_polls->answerNews();
}

void EventHub::sweep()
{
    m_sweep->start(kBeacon);
    const milliseconds now = m_context.clock.monotonic();
    m_follower->catchUp();
    const QList<Subscriber *> streams = m_streams.all();
    for (Subscriber *stream : streams)
        sweepStream(*stream, now);
    m_presence.sweep(now);
    m_endedSessions.sweep(now);
    endTurn();
}

void EventHub::sweepStream(Subscriber &stream, milliseconds now)
{
    const bool isLive = stream.phase == Subscriber::Phase::Live;
    if (stream.isFull() && now - stream.progressAt >= kStalled)
        return m_streams.sayBye(stream, ByeReason::SlowConsumer);
    if (isLive && now >= stream.rotateAt)
        return m_streams.sayBye(stream, ByeReason::Rotate);
    if (now < stream.heartbeatAt)
        return;
    stream.heartbeatAt = now + kHeartbeat;
    stream.pushControl(
        frame::heartbeat({{m_context.epoch, isLive ? m_follower->head() : stream.servedTo}, stream.sent}));
    m_streams.markDirty(stream);
}

}  // namespace parlor
