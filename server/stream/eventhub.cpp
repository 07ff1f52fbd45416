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
constexpr int kLogBatch = 500;
constexpr int kReplayBatch = 200;
constexpr qsizetype kReplayAhead = 64 * 1024;  ///< a reader that has not taken this much gets no more yet
constexpr qint64 kRotateMs = 3'600'000;

}  // namespace

EventHub::EventHub(HubContext context) : m_context(std::move(context)), m_presence(m_context.presence) {}

EventHub::~EventHub() = default;

Status EventHub::start()
{
    Result<std::unique_ptr<EventLog>> log = m_context.openLog();
    if (!log)
        return log.error();
    m_log = std::move(log).value();
    m_epoll = EpollLoop::create();
    if (!m_epoll && EpollLoop::isSupported())
        return {ErrorCode::Unavailable, QStringLiteral("no descriptor is left for the streams")};
    // Subscribe first: what is committed between the two is in the log and comes by the bus, and counts once.
    m_inbox = std::make_unique<BusInbox>(m_context.bus, this,
                                         [this](std::vector<BusInbox::Item> items) { takeItems(std::move(items)); });
    const Result<EventId> head = m_log->head();
    if (!head)
        return head.error();
    m_head = *head;
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
        m_context.registry.release(subscriber->user);
    }
    m_subscribers.clear();
    m_closed.clear();
    while (!m_polls.empty())
        answerPoll(m_polls.begin()->first, true);
    m_doneTimers.clear();
    m_presence.disconnectAll();
    m_epoll.reset();
    m_log.reset();
}

void EventHub::open(StreamOpening opening)
{
    post(this, [this, opening = std::move(opening)]() mutable { openNow(std::move(opening)); });
}

void EventHub::poll(PollRequest request, Reply<QByteArray> reply)
{
    post(this, [this, request = std::move(request), reply = std::move(reply)] { pollNow(request, reply); });
}

void EventHub::measure(Reply<StreamMeasures> reply)
{
    post(this, [this, reply = std::move(reply)] {
        reply(StreamMeasures{m_context.registry.users(), m_context.registry.streams(), m_recipients.activeRooms()});
    });
}

void EventHub::checkLog(Reply<Done> reply)
{
    post(this, [this, reply = std::move(reply)] {
        const Result<EventId> head = m_log ? m_log->head()
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
            takeLogged(*logged);
        else if (const auto *passing = std::get_if<PassingEvent>(&item))
            takePassing(*passing);
        else
            endSession(std::get<SessionEnded>(item));
    }
    endTurn();
}

/// The contiguity gate: an event is processed when everything before it was.
void EventHub::takeLogged(const LoggedEventPtr &event)
{
    if (event->id > m_head + 1 && !catchUp(event->id - 1))
        return;  // the next beacon tries again
    if (event->id == m_head + 1)
        process(*event);
}

bool EventHub::catchUp(EventId to)
{
    while (m_head < to) {
        const Result<QList<LoggedEventPtr>> missing = m_log->read(m_head, kLogBatch);
        if (!missing || missing->isEmpty()) {
            qCWarning(logStream, "cannot read event %lld from the log", m_head + 1);
            return false;
        }
        for (const LoggedEventPtr &event : *missing) {
            if (event->id == m_head + 1)
                process(*event);
        }
    }
    return true;
}

bool EventHub::catchUpWithLog()
{
    const Result<EventId> head = m_log->head();
    return head && catchUp(*head);
}

void EventHub::process(const LoggedEvent &event)
{
    QByteArray frame;
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
        }
    }
    m_head = event.id;
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
            const Result<QSet<RoomId>> found = m_log->roomsOf(*event.aboutUser);
            return found ? *found : QSet<RoomId>();
        }();
        for (const RoomId room : rooms)
            people.unite(m_recipients.inRoom(room));
    }
    const QByteArray frame = frame::passing(event);
    for (const Person *person : std::as_const(people)) {
        if (event.exceptUser == person->id)
            continue;
        for (Subscriber *stream : person->streams) {
            if (stream->phase != Subscriber::Phase::Live)
                continue;
            stream->pushPassing(frame);
            markDirty(*stream);
        }
    }
}

void EventHub::endSession(const SessionEnded &ended)
{
    m_endedSessions.insert(ended.session);
    Person *person = m_recipients.find(ended.user);
    if (!person)
        return;
    const QList<Subscriber *> streams = person->streams;
    for (Subscriber *stream : streams) {
        if (stream->session == ended.session)
            sayBye(*stream, ByeReason::SessionRevoked);
    }
    for (auto it = m_polls.begin(); it != m_polls.end();) {
        if (it->second.caller.session != ended.session) {
            ++it;
            continue;
        }
        it->second.reply(Error{ErrorCode::Unauthorized, QStringLiteral("the session has ended"), {}, 0});
        it = m_polls.erase(it);
        if (Person *polling = m_recipients.find(ended.user))
            --polling->polls;
    }
    leaveIfIdle(ended.user);
}

/// The person with memberships as of m_head; null where the log cannot be read.
Person *EventHub::listen(UserId user)
{
    Person *person = m_recipients.find(user);
    if (!person) {
        Result<QSet<RoomId>> rooms = m_log->roomsOf(user);
        Result<QSet<WorkspaceId>> workspaces = m_log->workspacesOf(user);
        if (!rooms || !workspaces)
            return nullptr;
        person = &m_recipients.add(user, std::move(rooms).value(), std::move(workspaces).value());
    }
    // The rows just read may be ahead of m_head. Once everything committed by then is processed they are not:
    // a change that was in them already is applied again, in order, which ends in the same sets.
    if (!catchUpWithLog()) {
        leaveIfIdle(user);
        return nullptr;
    }
    return person;
}

void EventHub::leaveIfIdle(UserId user)
{
    const Person *person = m_recipients.find(user);
    if (person && person->streams.isEmpty() && person->polls == 0)
        m_recipients.remove(user);
}

LogRange EventHub::logRange()
{
    const Result<EventId> oldest = m_log->oldest();
    return {m_context.epoch, oldest ? *oldest : m_head + 1, m_head, m_context.maxReplay};
}

void EventHub::openNow(StreamOpening opening)
{
    if (!m_log)
        return m_context.registry.release(opening.caller.user);  // stopped; the sink closes with the opening
    const QString cursor = opening.cursor;
    auto owned = std::make_unique<Subscriber>(std::move(opening));
    Subscriber &stream = *owned;
    m_subscribers.emplace(owned.get(), std::move(owned));
    stream.sink().start({this, m_epoll.get()}, {[this, &stream] {
                                                    flush(stream);
                                                    endTurn();
                                                },
                                                [this, &stream] {
                                                    close(stream);
                                                    endTurn();
                                                }});
    Person *person = listen(stream.user);
    if (!person) {
        stream.phase = Subscriber::Phase::Live;
        close(stream);
        return endTurn();
    }
    const bool isFirst = person->streams.isEmpty();
    person->streams.append(&stream);

    const StartPoint start = startPoint(cursor, logRange());
    const milliseconds now = m_context.clock.monotonic();
    stream.heartbeatAt = now + kHeartbeat;
    stream.rotateAt = now + milliseconds(kRotateMs * 9 / 10 + qint64(m_context.ids.below(kRotateMs / 5)));
    stream.servedTo = start.after;
    stream.pushControl(frame::hello({stream.streamId, {m_context.epoch, start.after}, int(kHeartbeat.count())}));
    if (start.reset)
        stream.pushControl(frame::reset({*start.reset, {m_context.epoch, start.after}}));
    markDirty(stream);
    if (hasEnded(stream.session)) {
        sayBye(stream, ByeReason::SessionRevoked);
    } else if (start.after < m_head) {
        stream.phase = Subscriber::Phase::Replaying;
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
/// on this thread, and the log holds everything up to m_head.
bool EventHub::replaySome(Subscriber &stream)
{
    const Result<EventLog::Replay> part = m_log->readFor(stream.user, stream.servedTo, m_head, kReplayBatch);
    if (!part) {
        qCWarning(logStream, "replay failed: %ls", qUtf16Printable(part.error().detail));
        close(stream);
        return false;
    }
    for (const LoggedEventPtr &event : part->events) {
        if (stream.echo || stream.streamId != event->originStream)
            stream.pushDurable(frame::durable(*event, m_context.epoch));
    }
    stream.servedTo = part->servedTo;
    if (stream.servedTo >= m_head)
        stream.phase = Subscriber::Phase::Live;
    flush(stream);
    return stream.phase == Subscriber::Phase::Replaying && stream.waiting() < kReplayAhead;
}

void EventHub::markDirty(Subscriber &stream)
{
    if (!std::exchange(stream.isDirty, true))
        m_dirty.append(&stream);
}

void EventHub::flush(Subscriber &stream)
{
    if (stream.phase == Subscriber::Phase::Closed)
        return;
    if (stream.isOverfull() && stream.flush(m_scratch, m_context.clock.monotonic()) != Subscriber::Flush::Gone
        && stream.isOverfull())
        return sayBye(stream, ByeReason::SlowConsumer);
    if (stream.flush(m_scratch, m_context.clock.monotonic()) == Subscriber::Flush::Gone)
        return close(stream);
    if (stream.phase == Subscriber::Phase::Replaying && stream.waiting() < kReplayAhead)
        scheduleReplay();
}

void EventHub::sayBye(Subscriber &stream, ByeReason reason)
{
    if (stream.phase == Subscriber::Phase::Closed)
        return;
    if (reason == ByeReason::SlowConsumer) {
        qCInfo(logStream, "stream %ls does not read, closed", qUtf16Printable(stream.streamId));
        stream.dropBacklog();
    }
    stream.pushControl(frame::bye(reason));
    stream.flush(m_scratch, m_context.clock.monotonic());
    close(stream);
}

void EventHub::close(Subscriber &stream)
{
    if (stream.phase == Subscriber::Phase::Closed)
        return;
    stream.phase = Subscriber::Phase::Closed;
    stream.sink().close();
    m_context.registry.release(stream.user);
    if (Person *person = m_recipients.find(stream.user)) {
        const bool was = person->streams.removeOne(&stream);
        if (was && person->streams.isEmpty())
            m_presence.lastClosed(stream.user, m_context.clock.monotonic());
        leaveIfIdle(stream.user);
    }
    m_replaying.removeOne(&stream);
    m_dirty.removeOne(&stream);
    auto node = m_subscribers.extract(&stream);
    m_closed.push_back(std::move(node.mapped()));
    scheduleBurial();
}

void EventHub::scheduleBurial()
{
    if (std::exchange(m_burialScheduled, true))
        return;
    post(this, [this] {
        m_burialScheduled = false;
        m_closed.clear();
        m_doneTimers.clear();
    });
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
    answerPolls();
}

void EventHub::pollNow(PollRequest request, const Reply<QByteArray> &reply)
{
    Person *person = m_log ? listen(request.caller.user) : nullptr;
    if (!person)
        return reply(Error{ErrorCode::Unavailable, QStringLiteral("the event log cannot be read"), {}, 1});
    if (hasEnded(request.caller.session)) {
        leaveIfIdle(request.caller.user);
        return reply(Error{ErrorCode::Unauthorized, QStringLiteral("the session has ended"), {}, 0});
    }
    const StartPoint start = startPoint(request.cursor, logRange());
    if (start.reset || request.cursor.isEmpty()) {
        leaveIfIdle(request.caller.user);
        return reply(pollAnswer({}, {m_context.epoch, start.after}, start.reset));
    }
    const quint64 id = ++m_lastPoll;
    WaitingPoll &poll = m_polls[id];
    poll.caller = request.caller;
    poll.after = start.after;
    poll.reply = reply;
    ++person->polls;
    if (!answerPoll(id, request.wait.count() == 0)) {
        poll.timeout = m_context.clock.createTimer(this, [this, id] { answerPoll(id, true); });
        poll.timeout->start(request.wait);
    }
    endTurn();
}

/// Whether it was answered.
bool EventHub::answerPoll(quint64 id, bool evenIfEmpty)
{
    const auto it = m_polls.find(id);
    if (it == m_polls.end())
        return true;
    WaitingPoll &poll = it->second;
    const Result<EventLog::Replay> found = m_log->readFor(poll.caller.user, poll.after, m_head, kLogBatch);
    if (found && found->events.isEmpty() && found->servedTo >= m_head && !evenIfEmpty) {
        poll.after = found->servedTo;
        return false;
    }
    // The timer may be the one that is calling: it outlives its callback.
    WaitingPoll done = std::move(m_polls.extract(it).mapped());
    if (Person *person = m_recipients.find(done.caller.user)) {
        --person->polls;
        leaveIfIdle(done.caller.user);
    }
    if (found)
        done.reply(pollAnswer(found->events, {m_context.epoch, found->servedTo}));
    else
        done.reply(found.error());
    m_doneTimers.push_back(std::move(done.timeout));
    scheduleBurial();
    return true;
}

void EventHub::answerPolls()
{
    QList<quint64> touched;
    for (const auto &[id, poll] : m_polls) {
        const Person *person = m_recipients.find(poll.caller.user);
        if (person && person->hasNews)
            touched.append(id);
    }
    for (const quint64 id : std::as_const(touched))
        answerPoll(id, false);
    for (const auto &[id, poll] : m_polls) {
        if (Person *person = m_recipients.find(poll.caller.user))
            person->hasNews = false;
    }
}

void EventHub::sweep()
{
    m_sweep->start(kBeacon);
    const milliseconds now = m_context.clock.monotonic();
    catchUpWithLog();
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
    stream.pushControl(frame::heartbeat({{m_context.epoch, isLive ? m_head : stream.servedTo}, stream.sent}));
    markDirty(stream);
}

}  // namespace parlor
