// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coreserver.h"

#include <condition_variable>

using namespace parlor;
using namespace std::chrono_literals;

namespace {

/// A bus that lets somebody else try to be quicker while its first passing event is on the way.
class InterruptedBus final : public EventBus
{
public:
    std::function<void()> interruption;
    QStringList statuses;

    void publish(const QList<LoggedEventPtr> &) override {}
    void publish(const SessionEnded &) override {}
    void publish(const PassingEvent &event) override
    {
        std::unique_lock lock(m_mutex);
        if (const auto interrupt = std::exchange(interruption, nullptr)) {
            m_other = std::jthread(interrupt);
            // Where order is kept, the other one waits for us and this is what it costs.
            m_published.wait_for(lock, 200ms);
        }
        statuses.append(parseJsonObject(event.dataJson)->value(QLatin1String("status")).toString());
        m_published.notify_all();
    }
    SubscriptionId subscribe(BusListener) override { return 0; }
    void unsubscribe(SubscriptionId) override {}
    void join() { m_other.join(); }

private:
    std::mutex m_mutex;
    std::condition_variable m_published;
    std::jthread m_other;
};

}  // namespace

class TestPresence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changesArePublishedInTheirOrder()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        InterruptedBus bus;
        PresenceService presence({server.clock, server.ids, *server.store, server.store->writer(),
                                  server.store->readers(), bus, server.settings});
        bus.interruption = [&] { presence.setStatus(ann, PresenceStatus::DoNotDisturb, [](const Status &) {}); };
        presence.connected(ann.user);
        bus.join();
        QCOMPARE(presence.statusOf(ann.user), PresenceStatus::DoNotDisturb);
        QCOMPARE(bus.statuses, (QStringList{QStringLiteral("online"), QStringLiteral("dnd")}));
    }

    void aWishIsToldWhileSomebodyIsThere()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        PresenceService &presence = server.services->presence;
        const auto wish = [&](PresenceStatus status) {
            return await<Done>([&](auto reply) { presence.setStatus(ann, status, reply); }).ok();
        };
        QVERIFY(wish(PresenceStatus::Away));
        QCOMPARE(server.passing.size(), 0);
        presence.connected(ann.user);
        QCOMPARE(server.passing.size(), 1);
        QVERIFY(wish(PresenceStatus::Away));
        QCOMPARE(server.passing.size(), 1);
        QVERIFY(!wish(PresenceStatus::Offline));
        presence.disconnected(ann.user);
        presence.disconnected(ann.user);
        QCOMPARE(server.passing.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestPresence)
#include "tst_presence.moc"
