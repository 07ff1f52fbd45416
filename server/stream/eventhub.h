// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/idgenerator.h"
#include "store/eventlog.h"
#include "stream/businbox.h"
#include "stream/cursorcheck.h"
#include "stream/pollbook.h"
#include "stream/presencetracker.h"
#include "stream/recipients.h"
#include "stream/subscriber.h"

#include <QObject>
#include <unordered_map>

namespace parlor {

class EpollLoop;
class StreamRegistry;

/// What the hub is made of. All of it outlives the hub.
struct HubContext {
    Clock &clock;
    IdGenerator &ids;
    EventBus &bus;
    StreamRegistry &registry;
    QString epoch;
    EventId maxReplay = 10'000;
    std::function<Result<std::unique_ptr<EventLog>>()> openLog;  ///< called on the stream thread
    PresenceTracker::Callbacks presence;                         ///< called on the stream thread
};

struct StreamMeasures {
    int users = 0;
    int streams = 0;
    int activeRooms = 0;
};

/// Brings every event to whom it concerns: durable ones exactly once and in the order of the log, whatever
/// the bus loses or delays. Lives on the stream thread, with everything it owns.
class EventHub : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds kHeartbeat{15};
    static constexpr std::chrono::seconds kStalled{30};

    explicit EventHub(HubContext context);
    ~EventHub() override;

    // From any thread.
    /// The place must be reserved in the registry; the hub gives it back.
    void open(StreamOpening opening);
    /// Called back on the stream thread, with the text of the answer.
    void poll(PollRequest request, Reply<QByteArray> reply);
    void measure(Reply<StreamMeasures> reply);
    /// Whether the store can be read.
    void checkLog(Reply<Done> reply);

    // On the stream thread.
    Status start();
    /// Says bye to everyone and lets go of everything; nothing may be called afterwards.
    void stop();

private:
    void takeItems(std::vector<BusInbox::Item> items);
    void takeLogged(const LoggedEventPtr &event);
    void takePassing(const PassingEvent &event);
    void endSession(const SessionEnded &ended);
    bool catchUp(EventId to);
    bool catchUpWithLog();
    void process(const LoggedEvent &event);

    Person *listen(UserId user);
    void leaveIfIdle(UserId user);
    LogRange logRange();
    bool hasEnded(SessionId session) const
    {
        return m_endedSessions.contains(session) || m_endedBefore.contains(session);
    }

    void openNow(StreamOpening opening);
    void replayTurn();
    bool replaySome(Subscriber &subscriber);
    void scheduleReplay();
    void markDirty(Subscriber &subscriber);
    void flush(Subscriber &subscriber);
    void close(Subscriber &subscriber);
    void scheduleBurial();
    void sayBye(Subscriber &subscriber, control::ByeReason reason);
    void endTurn();

    void pollNow(PollRequest request, const Reply<QByteArray> &reply);
    bool answerPoll(quint64 id, bool evenIfEmpty);
    void answerPolls();

    void sweep();
    void sweepStream(Subscriber &subscriber, std::chrono::milliseconds now);

    HubContext m_context;
    std::unique_ptr<EventLog> m_log;
    std::unique_ptr<BusInbox> m_inbox;
    std::unique_ptr<EpollLoop> m_epoll;
    std::unique_ptr<Timer> m_sweep;
    EventId m_head = 0;  ///< everything up to here went to its live streams
    Recipients m_recipients;
    PresenceTracker m_presence;
    std::unordered_map<const Subscriber *, std::unique_ptr<Subscriber>> m_subscribers;
    QList<Subscriber *> m_dirty;
    QList<Subscriber *> m_replaying;
    // Until nobody on the stack knows them:
    std::vector<std::unique_ptr<Subscriber>> m_closed;
    std::vector<std::unique_ptr<Timer>> m_doneTimers;
    PollBook m_polls;
    quint64 m_lastPoll = 0;
    /// Whose streams may still be on their way here: those of this minute and of the one before.
    QSet<SessionId> m_endedSessions;
    QSet<SessionId> m_endedBefore;
    std::chrono::milliseconds m_forgetEndedAt{0};
    std::vector<QByteArrayView> m_scratch;
    bool m_replayScheduled = false;
    bool m_burialScheduled = false;
};

}  // namespace parlor
