// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/polldesk.h"

#include "base/json.h"
#include "stream/logfollower.h"
#include "stream/recipients.h"

namespace parlor {

namespace {

constexpr int kMaxEvents = 500;

/// {"events":[…],"cursor":"…","reset":null|{…}}
QByteArray answerText(const QList<LoggedEventPtr> &events, const Cursor &cursor,
                      std::optional<control::ResetReason> reset = {})
{
    QByteArray text = R"({"events":[)";
    for (const LoggedEventPtr &event : events) {
        if (!text.endsWith('['))
            text += ',';
        text += event->envelopeJson(cursor.epoch);
    }
    text += R"(],"cursor":")";
    text += cursor.toText().toLatin1();
    text += R"(","reset":)";
    text += reset ? compactJson(toJson(control::Reset{*reset, cursor})) : QByteArray("null");
    text += '}';
    return text;
}

}  // namespace

PollDesk::PollDesk(Surroundings surroundings) : m_around(std::move(surroundings)) {}

PollDesk::~PollDesk() = default;

void PollDesk::ask(PollRequest request, Reply<QByteArray> reply)
{
    m_spent.clear();
    const UserId user = request.caller.user;
    Person *person = m_around.recipients.listen(user, m_around.follower);
    if (!person)
        return reply(Error{ErrorCode::Unavailable, QStringLiteral("the event log cannot be read"), {}, 1});
    const StartPoint start = startPoint(request.cursor, m_around.follower.range(m_around.epoch, m_around.maxReplay));
    if (start.reset || request.cursor.isEmpty()) {
        m_around.recipients.leaveIfIdle(user);
        return reply(answerText({}, {m_around.epoch, start.after}, start.reset));
    }
    const quint64 id = ++m_lastId;
    ++person->polls;
    Poll &poll = m_polls[id];
    poll.caller = std::move(request.caller);
    poll.after = start.after;
    poll.reply = std::move(reply);
    if (answer(id, request.wait.count() == 0))
        return;
    poll.timeout = m_around.clock.createTimer(m_around.context, [this, id] { answer(id, true); });
    poll.timeout->start(request.wait);
}

/// Whether it was answered.
bool PollDesk::answer(quint64 id, bool evenIfEmpty)
{
    const auto it = m_polls.find(id);
    if (it == m_polls.end())
        return true;
    const EventId head = m_around.follower.head();
    Poll &poll = it->second;
    const Result<EventLog::Replay> found = m_around.follower.log().readFor(poll.caller.user, poll.after, head,
                                                                           kMaxEvents);
    if (found && !found->isPruned && found->events.isEmpty() && found->servedTo >= head && !evenIfEmpty) {
        poll.after = found->servedTo;
        return false;
    }
    const Poll done = take(it);
    if (!found)
        done.reply(found.error());
    else if (found->isPruned)
        done.reply(answerText({}, {m_around.epoch, head}, control::ResetReason::TooOld));
    else
        done.reply(answerText(found->events, {m_around.epoch, found->servedTo}));
    return true;
}

PollDesk::Poll PollDesk::take(std::map<quint64, Poll>::iterator it)
{
    Poll poll = std::move(m_polls.extract(it).mapped());
    m_spent.push_back(std::move(poll.timeout));
    if (Person *person = m_around.recipients.find(poll.caller.user)) {
        --person->polls;
        m_around.recipients.leaveIfIdle(poll.caller.user);
    }
    return poll;
}

void PollDesk::answerNews()
{
    QList<quint64> touched;
    for (const auto &[id, poll] : m_polls) {
        const Person *person = m_around.recipients.find(poll.caller.user);
        if (person && person->hasNews)
            touched.append(id);
    }
    for (const quint64 id : std::as_const(touched))
        answer(id, false);
    for (const auto &[id, poll] : m_polls) {
        if (Person *person = m_around.recipients.find(poll.caller.user))
            person->hasNews = false;
    }
}

void PollDesk::endSession(SessionId session)
{
    for (auto it = m_polls.begin(); it != m_polls.end();) {
        const auto next = std::next(it);
        if (it->second.caller.session == session)
            take(it).reply(Error{ErrorCode::Unauthorized, QStringLiteral("the session has ended"), {}, 0});
        it = next;
    }
}

void PollDesk::close()
{
    while (!m_polls.empty())
        answer(m_polls.begin()->first, true);
    m_spent.clear();
}

}  // namespace parlor
