// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/authorizer.h"
#include "base/backoff.h"
#include "stream/cursortracker.h"
#include "stream/eventpoller.h"
#include "stream/eventstream.h"

namespace parlor {

/// Keeps events coming as long as it runs: by a stream, by polling where streams are blocked, again after
/// every failure. Owns the cursor. What to do with the events is not its affair.
class EventFeed final : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Stopped,
        Trying,  ///< a stream or a poll is being opened
        Streaming,
        Polling,
        Waiting,  ///< until retryAt()
    };
    /// Why what is known no longer leads up to what will come.
    enum class Break { First, Reset, Replaced };

    EventFeed(Clock &clock, IdGenerator &ids, Authorizer &authorizer, EventStream &stream, SyncApi &api,
              QObject *parent = nullptr);

    void start();
    void stop();
    /// Forgets the cursor too: another account, another server.
    void forget();
    /// At once instead of later; where `even` an open stream is to be given up (after sleep), that too.
    void retryNow(bool evenIfOpen = false);
    /// The sync picture is applied: its cursor is where we stand, unless the events are further already.
    void advanceTo(const Cursor &cursor);

    State state() const { return m_state; }
    std::chrono::milliseconds retryAt() const { return m_retryAt; }  ///< monotonic; only while Waiting
    const std::optional<Error> &lastFailure() const { return m_lastFailure; }
    const CursorTracker &cursor() const { return m_cursor; }

Q_SIGNALS:
    void stateChanged();
    /// Empty: there is none.
    void streamIdChanged(const QString &id);
    void eventReceived(const Event &event);
    /// Everything up to here has been received.
    void verified(const Cursor &cursor);
    /// A sync is needed, and the events from now on come after its picture or are in it.
    void broken(EventFeed::Break how);
    /// The server ended the session.
    void sessionRevoked(const Error &why);
    /// Trying again does not help.
    void gaveUp(const Error &why);

private:
    void attempt();
    void openStream();
    void startPolling();
    void takeHello(const control::Hello &hello);
    void takeReset(const control::Reset &reset);
    void takeBye(control::ByeReason reason);
    void takeStreamEnd(const Error &why);
    void takePoll(const PollAnswer &answer);
    void breakAt(const Cursor &cursor);
    void waitAfter(const Error &why);
    void wait(std::chrono::milliseconds delay);
    bool isFinal(const Error &why);
    void setState(State state);

    Clock &m_clock;
    IdGenerator &m_ids;
    Authorizer &m_authorizer;
    EventStream &m_stream;
    EventPoller m_poller;
    CursorTracker m_cursor;
    std::optional<Cursor> m_asked;     ///< with which the present stream was opened
    QString m_token;                   ///< the same
    std::optional<Backoff> m_backoff;  ///< replaced where the server wishes another base
    std::unique_ptr<Timer> m_timer;    ///< the next attempt; while polling the next try of a stream
    std::chrono::milliseconds m_retryAt{0};
    State m_state = State::Stopped;
    std::optional<Error> m_lastFailure;
    int m_deafStreams = 0;  ///< streams in a row that ended before their hello
    bool m_lastWasPoll = false;
    bool m_isAtOnce = false;  ///< the stream said that it would end: no waiting
};

}  // namespace parlor
