// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "service/caller.h"
#include "stream/cursorcheck.h"

#include <QByteArray>
#include <map>
#include <memory>
#include <vector>

class QObject;

namespace parlor {

class LogFollower;
class Recipients;

/// A question for events, and how long it may wait for the first.
struct PollRequest {
    Caller caller;
    QString cursor;  ///< as the client sent it; empty: none
    std::chrono::seconds wait{0};
};

/// Answers polls out of the log: at once, or when there is something to tell. Lives on the stream thread.
class PollDesk
{
public:
    struct Surroundings {
        Clock &clock;
        QObject *context;  ///< on the stream thread, outlives the desk
        Recipients &recipients;
        LogFollower &follower;
        QString epoch;
        EventId maxReplay;
    };
    explicit PollDesk(Surroundings surroundings);
    ~PollDesk();

    void ask(PollRequest request, Reply<QByteArray> reply);
    /// Answers those whose people have news.
    void answerNews();
    void endSession(SessionId session);
    /// Answers all, with what there is.
    void close();

private:
    struct Poll {
        Caller caller;
        EventId after = 0;
        std::unique_ptr<Timer> timeout;
        Reply<QByteArray> reply;
    };
    bool answer(quint64 id, bool evenIfEmpty);
    Poll take(std::map<quint64, Poll>::iterator it);

    Surroundings m_around;
    std::map<quint64, Poll> m_polls;
    quint64 m_lastId = 0;
    /// One of them may be the one that is calling: they go a turn later.
    std::vector<std::unique_ptr<Timer>> m_spent;
};

}  // namespace parlor
