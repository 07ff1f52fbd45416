// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/bodyflow.h"
#include "http/requestintake.h"

#include <chrono>

namespace parlor {

class Connection;
class Listener;

/// Stands between what one peer sends and QHttpServer: holds bytes back until one whole request within the limits is
/// here, lets through one at a time, hands on a body that follows it, and knows how long the peer may take for what it
/// is to send next. What it refuses it tells the connection, within which it lives on the http thread.
class RequestGate
{
public:
    RequestGate(Connection &connection, Listener &listener);

    /// What requests take counts for this address too: before any has come.
    void countFor(AddressKey address);
    /// What has come.
    void take(const QByteArray &bytes);

    /// For the next whole request.
    bool isWaiting() const { return m_state == State::Waiting; }
    /// One was let through and is not answered yet.
    bool isBusy() const { return m_state == State::Busy; }
    /// That one.
    const RequestHead &current() const { return m_intake.current(); }
    /// Its body, once: what does not follow it. The share goes where the body goes.
    QByteArray takeBody(InputShare &share) { return m_intake.takeBody(share); }

    /// Of a body that follows: as in Connection.
    void receiveBody(std::unique_ptr<BodySink> sink);
    void pauseBody();
    void resumeBody();
    bool isBodyPending() const;

    /// The current request is answered. False: in the middle of its body, so nothing can follow.
    bool endCurrent();
    /// Goes on with what has come already, or waits for it.
    void next();
    /// The peer took some of what waits for it.
    void noteSent();
    /// The peer has gone.
    void end();
    /// Nothing more is let through, and nothing kept of what came or still comes.
    void shut();
    void checkDeadline(std::chrono::milliseconds now);

private:
    enum class State { Waiting, Busy, Shut };

    void takeOfBody();
    void proceed();
    void goOnLater();
    void release();
    void passBody();
    void holdBackIfAhead();
    void updateReading();
    void sayContinue();
    void refuseForMemory(InputBudget::Limit limit);
    void setDeadline(std::chrono::milliseconds delay);

    Connection &m_connection;
    Listener &m_listener;
    RequestIntake m_intake;
    BodyFlow m_body;
    State m_state = State::Waiting;
    RequestFramer::State m_phase = RequestFramer::State::Idle;
    bool m_holdsBack = false;  ///< nothing is read for now: the system's buffer fills, and the peer waits
    bool m_isClogged = false;  ///< the next request waits for the peer to take answers
    bool m_saidContinue = false;
    std::chrono::milliseconds m_deadline{0};  ///< for what the peer is to send; 0: for nothing
};

}  // namespace parlor
