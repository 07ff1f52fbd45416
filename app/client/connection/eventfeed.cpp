// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/eventfeed.h"

#include "base/logging.h"
#include "protocol/errorcodes.h"

namespace parlor {

using std::chrono::milliseconds;

namespace {

constexpr int kDeafBeforePolling = 3;
constexpr std::chrono::seconds kStreamRetryWhilePolling(60);

}  // namespace

EventFeed::EventFeed(Clock &clock, IdGenerator &ids, Authorizer &authorizer, EventStream &stream, SyncApi &api,
                     QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_ids(ids),
      m_authorizer(authorizer),
      m_stream(stream),
      m_poller(api),
      m_timer(clock.createTimer(this, [this] { attempt(); }))
{
    m_backoff.emplace(m_ids);
    connect(&m_stream, &EventStream::greeted, this, &EventFeed::takeHello);
    connect(&m_stream, &EventStream::resetReceived, this, &EventFeed::takeReset);
    connect(&m_stream, &EventStream::byeReceived, this, &EventFeed::takeBye);
    connect(&m_stream, &EventStream::ended, this, &EventFeed::takeStreamEnd);
    connect(&m_stream, &EventStream::retryAdvised, this, [this](milliseconds delay) {
        if (m_backoff->attempts() == 0)
            m_backoff.emplace(m_ids, std::clamp(delay, milliseconds(100), milliseconds(30'000)));
    });
    connect(&m_stream, &EventStream::eventReceived, this, [this](const Event &event, quint64 generation) {
        if (event.cursor)
            m_cursor.see(*event.cursor, generation);
        Q_EMIT eventReceived(event);
    });
    connect(&m_stream, &EventStream::verified, this, [this](const Cursor &cursor, quint64 generation) {
        m_cursor.verify(cursor, generation);
        // Only a stream that has lived this long takes back the waiting: one that is cut at once each time
        // must not make us a storm.
        m_backoff->reset();
        Q_EMIT verified(cursor);
    });
    connect(&m_poller, &EventPoller::answered, this, &EventFeed::takePoll);
    connect(&m_poller, &EventPoller::failed, this, &EventFeed::waitAfter);
}

void EventFeed::start()
{
    if (m_state != State::Stopped)
        return;
    m_deafStreams = 0;
    m_backoff->reset();
    m_lastFailure.reset();
    openStream();
}

void EventFeed::stop()
{
    m_timer->stop();
    m_stream.close();
    m_poller.stop();
    Q_EMIT streamIdChanged({});
    setState(State::Stopped);
}

void EventFeed::forget()
{
    m_cursor.clear();
}

void EventFeed::retryNow(bool evenIfOpen)
{
    const bool isOpen = m_state == State::Streaming || m_state == State::Trying;
    if (m_state == State::Stopped || (isOpen && !evenIfOpen))
        return;
    m_backoff->reset();
    m_timer->stop();
    m_poller.stop();
    m_stream.close();
    setState(State::Trying);
    openStream();
}

void EventFeed::advanceTo(const Cursor &cursor)
{
    if (!m_cursor.position() || m_cursor.position()->epoch != cursor.epoch)
        m_cursor.rebase(cursor);
    else
        m_cursor.verify(cursor, m_stream.generation());
}

void EventFeed::attempt()
{
    const bool isPollsTurn = m_deafStreams >= kDeafBeforePolling && !m_lastWasPoll;
    if (isPollsTurn && m_state != State::Polling)
        startPolling();
    else
        openStream();
}

// --- The stream -----------------------------------------------------------------------------------------

void EventFeed::openStream()
{
    m_lastWasPoll = false;
    m_isAtOnce = false;
    if (m_state != State::Polling)
        setState(State::Trying);
    m_authorizer.withToken(this, [this](Result<QString> token) {
        if (m_state != State::Trying && m_state != State::Polling)
            return;
        if (!token) {
            // A refused renewal has been announced by the authorizer; everything else passes.
            waitAfter(token.error());
            return;
        }
        m_asked = m_cursor.resumeFrom();
        m_token = *token;
        m_stream.open(m_token, m_asked);
        m_cursor.begin(m_stream.generation());
    });
}

void EventFeed::takeHello(const control::Hello &hello)
{
    m_poller.stop();
    m_timer->stop();
    m_deafStreams = 0;
    m_lastFailure.reset();
    Q_EMIT streamIdChanged(hello.streamId);
    if (!m_asked) {
        m_cursor.rebase(hello.cursor);
        Q_EMIT broken(Break::First);
    } else if (hello.cursor != *m_asked) {
        // A reset follows and says why; should it not, this is what it means.
        breakAt(hello.cursor);
    }
    setState(State::Streaming);
}

void EventFeed::takeReset(const control::Reset &reset)
{
    breakAt(reset.cursor);
    setState(m_state);
}

void EventFeed::breakAt(const Cursor &cursor)
{
    const std::optional<Cursor> before = m_cursor.position();
    const bool isReplaced = before && before->epoch != cursor.epoch;
    m_cursor.rebase(cursor);
    Q_EMIT broken(isReplaced ? Break::Replaced : Break::Reset);
}

void EventFeed::takeBye(control::ByeReason reason)
{
    // Who was too slow and got nowhere would be too slow again.
    const bool hasGotOn = m_cursor.resumeFrom() != m_asked;
    m_isAtOnce = reason == control::ByeReason::Rotate || (reason == control::ByeReason::SlowConsumer && hasGotOn);
    if (reason == control::ByeReason::SessionRevoked) {
        stop();
        Q_EMIT sessionRevoked({ErrorCode::Unauthorized, QStringLiteral("The server ended this session"), {}, 0});
    }
}

void EventFeed::takeStreamEnd(const Error &why)
{
    if (m_state == State::Trying || m_state == State::Polling)
        ++m_deafStreams;
    Q_EMIT streamIdChanged({});
    if (m_state == State::Polling) {
        m_timer->start(kStreamRetryWhilePolling);
        return;
    }
    qCInfo(logStream) << "the event stream ended:" << why.detail;
    if (m_isAtOnce)
        openStream();
    else
        waitAfter(why);
}

// --- Polling -----------------------------------------------------------------------------------------------

void EventFeed::startPolling()
{
    m_lastWasPoll = true;
    setState(State::Trying);
    m_poller.start(m_cursor.resumeFrom());
}

void EventFeed::takePoll(const PollAnswer &answer)
{
    m_backoff->reset();
    m_lastFailure.reset();
    if (m_state != State::Polling)
        m_timer->start(kStreamRetryWhilePolling);
    if (answer.reset) {
        breakAt(answer.reset->cursor);
    } else if (!m_cursor.resumeFrom()) {
        m_cursor.rebase(answer.cursor);
        Q_EMIT broken(Break::First);
    }
    for (const Event &event : answer.events)
        Q_EMIT eventReceived(event);
    if (m_state == State::Stopped)
        return;
    if (!answer.reset) {
        // An answer is whole: it vouches for itself.
        m_cursor.verify(answer.cursor, m_stream.generation());
        Q_EMIT verified(answer.cursor);
    }
    setState(State::Polling);
}

// --- Waiting -----------------------------------------------------------------------------------------------

bool EventFeed::isFinal(const Error &why)
{
    const int status = httpStatus(why.code);
    return status >= 400 && status < 500 && status != 401 && status != 408 && status != 429;
}

void EventFeed::waitAfter(const Error &why)
{
    if (m_state == State::Stopped)
        return;
    m_lastFailure = why;
    if (why.code == ErrorCode::TokenExpired) {
        m_authorizer.reject(m_token);
    } else if (why.code == ErrorCode::Unauthorized || why.code == ErrorCode::RefreshReused) {
        stop();
        Q_EMIT sessionRevoked(why);
        return;
    } else if (isFinal(why)) {
        stop();
        Q_EMIT gaveUp(why);
        return;
    }
    wait(std::max(m_backoff->next(), milliseconds(std::chrono::seconds(why.retryAfterSeconds))));
}

void EventFeed::wait(milliseconds delay)
{
    m_poller.stop();
    m_stream.close();
    m_retryAt = m_clock.monotonic() + delay;
    m_timer->start(delay);
    setState(State::Waiting);
}

void EventFeed::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

}  // namespace parlor
