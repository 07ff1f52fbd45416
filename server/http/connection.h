// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/outlet.h"
#include "http/peersocket.h"
#include "http/requestgate.h"

#include <chrono>
#include <functional>
#include <memory>

namespace parlor {

class Listener;

/// How long each part of a connection may take.
struct ConnectionTimeouts {
    std::chrono::milliseconds header{10'000};
    std::chrono::milliseconds body{30'000};
    std::chrono::milliseconds idle{75'000};    ///< between requests
    std::chrono::milliseconds answer{60'000};  ///< for the peer to take the next 64 KiB of what waits for it
    std::chrono::milliseconds linger{2'000};   ///< for the peer to close after our last word
};

/// One peer's HTTP: takes what it sends to the gate before QHttpServer, carries the answers, says what was refused, and
/// ends in order. Lives on the http thread.
class Connection final : public PeerSocket
{
    Q_OBJECT
public:
    Connection(quint64 id, Listener &listener, QObject *parent);
    ~Connection() override;

    quint64 id() const { return m_id; }
    /// What its requests take counts for this address too: before any has come.
    void countInputFor(AddressKey address) { m_gate.countFor(address); }
    /// The request that is being answered; of its target QHttpServer knows only a parsed form.
    const RequestHead &head() const { return m_gate.current(); }
    /// Its body, once: what does not follow it. The share goes where the body goes.
    QByteArray takeRequestBody(InputShare &share) { return m_gate.takeBody(share); }
    bool isStream() const { return m_state == State::Stream; }
    /// A request is under way, or its answer is not out yet.
    bool isBusy() const;
    bool isDraining() const { return m_draining; }

    /// The answer to the request under way, all of it. The connection goes on with the next request or, where
    /// that was asked for, closes.
    void answer(const QByteArray &bytes, bool close);

    /// The same in parts: the head first. `onRoom` is called, and at once, whenever little waits to be sent; it
    /// is dropped when the answer has ended or the peer has gone.
    void beginAnswer(const QByteArray &head, std::function<void()> onRoom);
    void continueAnswer(const QByteArray &bytes);
    void endAnswer(bool close);

    /// Of a request with a body that follows: where that goes. Until this is called nothing of it is read, and
    /// whoever waits to be asked for it is not.
    void receiveBody(std::unique_ptr<BodySink> sink) { m_gate.receiveBody(std::move(sink)); }
    void pauseBody() { m_gate.pauseBody(); }
    void resumeBody() { m_gate.resumeBody(); }
    /// Whether an answer now would be one in the middle of the body: the connection must end with it.
    bool isBodyPending() const { return m_gate.isBodyPending(); }

    /// Ends HTTP on this connection: what the peer sends from here on is read and thrown away.
    void becomeStream();
    /// `onGone` is called once, when the peer has closed; neither after this side did.
    void setStreamCallbacks(std::function<void(qint64)> onWritten, std::function<void()> onGone);
    /// Answers with a problem and closes.
    void refuse(const Error &error);
    /// Writes what waits, then closes.
    void finish();

    /// Called by the listener about once a second.
    void checkDeadline(std::chrono::milliseconds now);
    /// No new request from here on; closes when the one under way is answered.
    void drain();

    // For RequestGate alone.
    /// QHttpServer reads this next.
    void letThrough(const QByteArray &header);
    using PeerSocket::setReading;

private:
    enum class State { Http, Stream, Closing };

    void takeInput();
    void noteSent(qint64 bytes);
    void completeAnswer(bool close);
    void closeWhenWritten();
    void peerGone();

    quint64 m_id;
    Listener &m_listener;
    RequestGate m_gate;
    Outlet m_outlet;
    State m_state = State::Http;
    bool m_draining = false;
    bool m_halfClosed = false;
    bool m_isRefused = false;
    std::chrono::milliseconds m_lingersUntil{0};  ///< 0: it has not said its last word yet
    std::function<void(qint64)> m_onWritten;
    std::function<void()> m_onGone;
};

}  // namespace parlor
