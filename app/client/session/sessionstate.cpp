// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/networkmonitor.h"
#include "session/session_p.h"

namespace parlor {

using std::chrono::milliseconds;

void Session::Private::takeFeedState()
{
    const bool isLive = feed.state() == EventFeed::State::Streaming || feed.state() == EventFeed::State::Polling;
    if (isLive && !wasLive)
        afterComingBack();
    else if (wasLive && !isLive)
        rooms.clearTyping();
    wasLive = isLive;
    refreshState();
}

void Session::Private::afterComingBack()
{
    joiner.retryNow();
    if (outbox)
        outbox->retryNow();
    readReporter.resume();
    loader.resume();
    // The server takes whoever opens a stream for online.
    if (presence != PresenceStatus::Online)
        people.setPresence(presence, nullptr, {});
    if (!joiner.isJoining())
        loader.loadPresence();
}

ConnectionState Session::Private::currentState() const
{
    using Kind = ConnectionState::Kind;
    ConnectionState now;
    now.waiting = outbox ? outbox->waiting() : 0;
    if (!pin.seen().isEmpty()) {
        now.kind = Kind::CertificateChanged;
        now.knownFingerprint = pin.known();
        now.seenFingerprint = pin.seen();
    } else if (!isActive) {
        now.kind = Kind::SignedOut;
        now.reason = signedOut;
    } else if (stopped) {
        now.kind = Kind::Stopped;
        now.reason = stopped;
    } else if (joiner.isJoining() && joiner.how() == EventFeed::Break::Replaced) {
        now.kind = Kind::ServerReplaced;
    } else if (feed.state() == EventFeed::State::Streaming) {
        now.kind = joiner.isJoining() ? Kind::Connecting : Kind::Live;
    } else if (feed.state() == EventFeed::State::Polling) {
        now.kind = joiner.isJoining() ? Kind::Connecting : Kind::LivePolling;
    } else if (feed.lastFailure()) {
        const bool isOffline = context.network && context.network->isOffline() && !http.server().isLoopback();
        now.kind = isOffline ? Kind::Offline : Kind::Reconnecting;
        now.reason = feed.lastFailure();
        if (feed.state() == EventFeed::State::Waiting)
            now.seconds = int(std::max<qint64>(0, (feed.retryAt() - context.clock.monotonic()).count() + 999) / 1000);
    } else {
        now.kind = Kind::Connecting;
    }
    return now;
}

void Session::Private::refreshState()
{
    const ConnectionState now = currentState();
    if (now.seconds > 0)
        tick->start(milliseconds(1000));
    else
        tick->stop();
    if (now == state)
        return;
    state = now;
    Q_EMIT q->connectionChanged(state);
}

}  // namespace parlor
