// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/eventhub.h"

#include "base/logging.h"
#include "base/post.h"
#include "stream/epollloop.h"
#include "stream/frames.h"
#include "stream/streamregistry.h"

namespace parlor {

using control::ByeReason;
using std::chrono::milliseconds;

namespace {

constexpr std::chrono::seconds kBeacon{1};
constexpr std::chrono::minutes kRememberEnded{1};
constexpr int kReplayBatch = 200;
constexpr qsizetype kReplayAhead = 64 * 1024;  ///< a reader that has not taken this much gets no more yet
constexpr qsizetype kWriteEarly = 256 * 1024;
constexpr qint64 kRotateMs = 3'600'000;

}  // namespace

EventHub::EventHub(HubContext context)
    : m_context(std::move(context)),
      m_counters(m_context.counters ? *m_context.counters : m_ownCounters),
      m_presence(m_context.presence)
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
    m_forgetEndedAt = m_context.clock.monotonic() + kRememberEnded;
    return Done{};
}

void EventHub::stop()
{
    m_inbox.reset();
    m_sweep.reset();
    for (const auto &[pointer, subscriber] : m_subscribers) {
        subscriber->pushControl(frame::bye(ByeReason::ShuttingDown));
        if (subscriber->flush(m_scratch, {}) != Subscriber::Flush::Gone)
            subscriber->sink().close();
        m_counters.closed.add();
        m_context.registry.release(subscriber->user, subscriber->streamId);
    }
    // A turn of the replay may still be on its way here.
    m_replaying.clear();
    m_dirty.clear();
    m_subscribers.clear();
    m_closed.clear();
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
        if (hasEnded(request.caller.session))
            return reply(Error{ErrorCode::Unauthorized, QStringLiteral("the session has ended"), {}, 0});
        m_polls->ask(request, reply);
        endTurn();
    });
}

void EventHub::measure(Reply<StreamMeasures> reply)
{
    post(this, [this, reply = std::move(reply)] {
        qint64 waiting = 0;
        for (const auto &[pointer, subscriber] : m_subscribers)
            waiting += subscriber->waiting();
        reply(StreamMeasures{m_context.registry.users(), m_context.registry.streams(), m_recipients.activeRooms(),
                             int(m_replaying.size()), waiting, m_follower ? m_follower->head() : 0});
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
            markDirty(*stream);
            // Much at once is not slowness of the reader's: what it can take now does not count as waiting.
            if (stream->waiting() >= kWriteEarly && !stream->isFull())
                write(*stream);
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
            if (stream->phase != Subscriber::Phase::Live)
                continue;
            stream->phase = Subscriber::Phase::Replaying;
            stream->servedTo = last;
            m_replaying.append(stream);
        }
    }
    scheduleReplay();
}

void EventHub::takePassing(const PassingEvent &event)
{
    QSet<Person *> people;
    if (event.room) {
        people = m_recipients.inRoom(*event.room);
    } else if (event.aboutUser) {
        // Who is gone is not in the audience any more, but whom it concerns is.
        const Person *about = m_recipients.find(*event.aboutUser);
        const QSet<RoomId> rooms = about ? about->rooms : [&] {
            const Result<QSet<RoomId>> found = m_follower->log().roomsOf(*event.aboutUser);
            return found ? *found : QSet<RoomId>();
        }();
        for (const RoomId room : rooms)
            people.unite(m_recipients.inRoom(room));
    }
    const QByteArray frame = frame::passing(event);
    quint64 deliveries = 0;
    for (const Person *person : std::as_const(people)) {
        if (event.exceptUser == person->id)
            continue;
        for (Subscriber *stream : person->streams) {
            if (stream->phase != Subscriber::Phase::Live)
                continue;
            stream->pushPassing(frame);
            markDirty(*stream);
            ++deliveries;
        }
    }
    m_counters.passingFrames.add(deliveries);
}

void EventHub::endSession(const SessionEnded &ended)
{
    m_endedSessions.insert(ended.session);
    if (const Person *person = m_recipients.find(ended.user)) {
        const QList<Subscriber *> streams = person->streams;
        for (Subscriber *stream : streams) {
            if (stream->session == ended.session)
                sayBye(*stream, ByeReason::SessionRevoked);
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
    auto owned = std::make_unique<Subscriber>(std::move(opening));
    Subscriber &stream = *owned;
    m_counters.opened.add();
    m_subscribers.emplace(owned.get(), std::move(owned));
    stream.sink().start({this, m_epoll.get()}, {[this, &stream] {
                                                    flush(stream);
                                                    endTurn();
                                                },
                                                [this, &stream] {
                                                    close(stream);
                                                    endTurn();
                                                }});
    Person *person = m_recipients.listen(stream.user, *m_follower);
    if (!person) {
        stream.phase = Subscriber::Phase::Live;
        close(stream);
        return endTurn();
    }
    const bool isFirst = person->streams.isEmpty();
    person->streams.append(&stream);

    const StartPoint start = startPoint(cursor, m_follower->range(m_context.epoch, m_context.maxReplay));
    const milliseconds now = m_context.clock.monotonic();
    stream.heartbeatAt = now + kHeartbeat;
    stream.rotateAt = now + milliseconds(kRotateMs * 9 / 10 + qint64(m_context.ids.below(kRotateMs / 5)));
    stream.servedTo = start.after;
    stream.pushControl(frame::hello({stream.streamId, {m_context.epoch, start.after}, int(kHeartbeat.count())}));
    if (start.reset) {
        stream.pushControl(frame::reset({*start.reset, {m_context.epoch, start.after}}));
        m_counters.resets.add();
    }
    markDirty(stream);
    if (hasEnded(stream.session)) {
        sayBye(stream, ByeReason::SessionRevoked);
    } else if (start.after < m_follower->head()) {
        stream.phase = Subscriber::Phase::Replaying;
        m_counters.replays.add();
        m_replaying.append(&stream);
        scheduleReplay();
    }
    if (isFirst && stream.phase != Subscriber::Phase::Closed)
        m_presence.firstOpened(stream.user);
    endTurn();
}

void EventHub::scheduleReplay()
{
    if (std::exchange(m_replayScheduled, true))
        return;
    post(this, [this] {
        m_replayScheduled = false;
        if (m_follower)
            replayTurn();
    });
}

/// One piece for every stream that is behind, so that a long replay holds up nobody.
void EventHub::replayTurn()
{
    bool goOn = false;
    const QList<Subscriber *> streams = m_replaying;
    for (Subscriber *stream : streams) {
        if (stream->phase == Subscriber::Phase::Replaying && stream->waiting() < kReplayAhead)
            goOn = replaySome(*stream) || goOn;
    }
    endTurn();
    m_replaying.removeIf([](const Subscriber *stream) { return stream->phase != Subscriber::Phase::Replaying; });
    if (goOn)
        scheduleReplay();
}

/// Whether there is more to do at once. The step from the log to live events is one assignment: both happen
/// on this thread, and the log holds everything up to m_follower->head().
bool EventHub::replaySome(Subscriber &stream)
{
    const Result<EventLog::Replay> part = m_follower->log().readFor(stream.user, stream.servedTo, m_follower->head(),
                                                                    kReplayBatch);
    if (!part) {
        qCWarning(logStream, "replay failed: %ls", qUtf16Printable(part.error().detail));
        close(stream);
        return false;
    }
    if (part->isPruned) {
        // As a stream that is opened with such a cursor: live from here on, and told so.
        stream.servedTo = m_follower->head();
        stream.phase = Subscriber::Phase::Live;
        stream.pushControl(frame::reset({control::ResetReason::TooOld, {m_context.epoch, stream.servedTo}}));
        m_counters.resets.add();
        flush(stream);
        return false;
    }
    stream.servedTo = part->servedTo;
    for (const LoggedEventPtr &event : part->events) {
        if (!stream.echo && stream.streamId == event->originStream)
            continue;
        stream.pushDurable(frame::durable(*event, m_context.epoch));
        m_counters.replayedEvents.add();
        if (stream.waiting() >= kReplayAhead) {
            // The rest at the reader's pace: a batch of long messages is more than may wait for one stream.
            stream.servedTo = event->id;
            break;
        }
    }
    if (stream.servedTo >= m_follower->head())
        stream.phase = Subscriber::Phase::Live;
    flush(stream);
    return stream.phase == Subscriber::Phase::Replaying && stream.waiting() < kReplayAhead;
}

void EventHub::markDirty(Subscriber &stream)
{
    if (!std::exchange(stream.isDirty, true))
        m_dirty.append(&stream);
}

Subscriber::Flush EventHub::write(Subscriber &stream)
{
    const qsizetype before = stream.waiting();
    const Subscriber::Flush flushed = stream.flush(m_scratch, m_context.clock.monotonic());
    m_counters.bytes.add(quint64(before - stream.waiting()));
    return flushed;
}

void EventHub::flush(Subscriber &stream)
{
    if (stream.phase == Subscriber::Phase::Closed)
        return;
    const bool wasOverfull = stream.isOverfull();
    const Subscriber::Flush flushed = write(stream);
    if (flushed == Subscriber::Flush::Gone)
        return close(stream);
    if (wasOverfull && stream.isOverfull())
        return sayBye(stream, ByeReason::SlowConsumer);
    if (stream.phase == Subscriber::Phase::Replaying && stream.waiting() < kReplayAhead)
        scheduleReplay();
}

void EventHub::sayBye(Subscriber &stream, ByeReason reason)
{
    if (stream.phase == Subscriber::Phase::Closed)
        return;
    if (reason == ByeReason::SlowConsumer) {
        m_counters.slowConsumers.add();
        qCInfo(logStream, "stream %ls does not read, closed", qUtf16Printable(stream.streamId));
        stream.dropBacklog();
    }
    stream.pushControl(frame::bye(reason));
    write(stream);
    close(stream);
}

void EventHub::close(Subscriber &stream)
{
    if (stream.phase == Subscriber::Phase::Closed)
        return;
    stream.phase = Subscriber::Phase::Closed;
    stream.sink().close();
    m_counters.closed.add();
    m_context.registry.release(stream.user, stream.streamId);
    if (Person *person = m_recipients.find(stream.user)) {
        const bool was = person->streams.removeOne(&stream);
        if (was && person->streams.isEmpty())
            m_presence.lastClosed(stream.user, m_context.clock.monotonic());
        m_recipients.leaveIfIdle(stream.user);
    }
    m_replaying.removeOne(&stream);
    m_dirty.removeOne(&stream);
    auto node = m_subscribers.extract(&stream);
    m_closed.push_back(std::move(node.mapped()));
    if (!std::exchange(m_burialScheduled, true)) {
        post(this, [this] {
            m_burialScheduled = false;
            m_closed.clear();
        });
    }
}

/// Everything that came together leaves together: one write a stream.
void EventHub::endTurn()
{
    while (!m_dirty.isEmpty()) {
        const QList<Subscriber *> dirty = std::exchange(m_dirty, {});
        for (Subscriber *stream : dirty) {
            stream->isDirty = false;
            flush(*stream);
        }
    }
    m_polls->answerNews();
}

void EventHub::sweep()
{
    m_sweep->start(kBeacon);
    const milliseconds now = m_context.clock.monotonic();
    m_follower->catchUp();
    QList<Subscriber *> streams;
    streams.reserve(qsizetype(m_subscribers.size()));
    for (const auto &[pointer, subscriber] : m_subscribers)
        streams.append(subscriber.get());
    for (Subscriber *stream : std::as_const(streams))
        sweepStream(*stream, now);
    m_presence.sweep(now);
    if (now >= m_forgetEndedAt) {
        m_endedBefore = std::exchange(m_endedSessions, {});
        m_forgetEndedAt = now + kRememberEnded;
    }
    endTurn();
}

void EventHub::sweepStream(Subscriber &stream, milliseconds now)
{
    const bool isLive = stream.phase == Subscriber::Phase::Live;
    if (stream.isFull() && now - stream.progressAt >= kStalled)
        return sayBye(stream, ByeReason::SlowConsumer);
    if (isLive && now >= stream.rotateAt)
        return sayBye(stream, ByeReason::Rotate);
    if (now < stream.heartbeatAt)
        return;
    stream.heartbeatAt = now + kHeartbeat;
    stream.pushControl(
        frame::heartbeat({{m_context.epoch, isLive ? m_follower->head() : stream.servedTo}, stream.sent}));
    markDirty(stream);
}

}  // namespace parlor
