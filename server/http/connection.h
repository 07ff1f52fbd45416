// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/bodyflow.h"
#include "http/outlet.h"
#include "http/peersocket.h"
#include "http/requestintake.h"

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

/// One peer's HTTP: holds bytes back from QHttpServer until one whole request within the limits is here, lets
/// out one at a time, carries its answer, and answers what it refuses itself. Lives on the http thread.
class Connection final : public PeerSocket
{
    Q_OBJECT
public:
    Connection(quint64 id, Listener &listener, QObject *parent);
    ~Connection() override;

    quint64 id() const { return m_id; }
    /// What its requests take counts for this address too: before any has come.
    void countInputFor(AddressKey address);
    /// The request that is being answered; of its target QHttpServer knows only a parsed form.
    const RequestHead &head() const { return m_intake.current(); }
    /// Its body, once: what does not follow it. The share goes where the body goes.
    QByteArray takeRequestBody(InputShare &share) { return m_intake.takeBody(share); }
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
    void receiveBody(std::unique_ptr<BodySink> sink);
    void pauseBody();
    void resumeBody();
    /// Whether an answer now would be one in the middle of the body: the connection must end with it.
    bool isBodyPending() const;

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

private:
    enum class State { Reading, Busy, Stream, Closing };

    void takeInput();
    void takeBodyInput(const QByteArray &bytes);
    void holdBackIfAhead();
    void refuseForMemory(InputBudget::Limit limit);
    void proceed();
    void goOnLater();
    void release();
    void sayContinue();
    void setDeadline(std::chrono::milliseconds delay);
    void noteSent(qint64 bytes);
    void closeWhenWritten();
    void peerGone();
    void passBody();
    void updateReading();
    void completeAnswer(bool close);

    quint64 m_id;
    Listener &m_listener;
    RequestIntake m_intake;
    RequestFramer::State m_phase = RequestFramer::State::Idle;
    State m_state = State::Reading;
    BodyFlow m_body;
    Outlet m_outlet;
    bool m_holdsBack = false;  ///< nothing is read for now: the system's buffer fills, and the peer waits
    bool m_isClogged = false;  ///< the next request waits for the peer to take answers
    bool m_saidContinue = false;
    bool m_draining = false;
    bool m_halfClosed = false;
    bool m_isRefused = false;
    std::chrono::milliseconds m_deadline{0};  ///< for what the peer is to send; 0: for nothing
    std::function<void(qint64)> m_onWritten;
    std::function<void()> m_onGone;
};

}  // namespace parlor
