// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/idgenerator.h"
#include "measure/measures.h"
#include "stream/businbox.h"
#include "stream/endedsessions.h"
#include "stream/logfollower.h"
#include "stream/openstreams.h"
#include "stream/polldesk.h"
#include "stream/presencetracker.h"
#include "stream/recipients.h"
#include "stream/streamreplay.h"

#include <QObject>

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
    StreamCounters *counters = nullptr;                          ///< null: nobody wants them
};

struct StreamMeasures {
    int users = 0;
    int streams = 0;
    int activeRooms = 0;
    int replaying = 0;
    qint64 waitingBytes = 0;  ///< for all streams
    EventId head = 0;
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
    void takePassing(const PassingEvent &event);
    void endSession(const SessionEnded &ended);
    void process(const LoggedEvent &event);
    void standBack(EventId last);

    void openNow(StreamOpening opening);
    /// Where it begins, said in its hello.
    void greet(Subscriber &stream, const StartPoint &start);
    void forget(Subscriber &stream);
    void endTurn();

    void sweep();
    void sweepStream(Subscriber &stream, std::chrono::milliseconds now);

    HubContext m_context;
    StreamCounters m_ownCounters;
    StreamCounters &m_counters;
    std::unique_ptr<LogFollower> m_follower;
    std::unique_ptr<BusInbox> m_inbox;
    std::unique_ptr<EpollLoop> m_epoll;
    std::unique_ptr<Timer> m_sweep;
    Recipients m_recipients;
    PresenceTracker m_presence;
    EndedSessions m_endedSessions;
    OpenStreams m_streams;
    std::unique_ptr<StreamReplay> m_replay;
    std::unique_ptr<PollDesk> m_polls;
};

}  // namespace parlor
