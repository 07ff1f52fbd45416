// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plainapi.h"
#include "serverprocess.h"
#include "testclient.h"
#include "testserver.h"

using namespace parlor;
using Direction = FaultProxy::Direction;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

constexpr int kLongPatience = 90'000;  // ms; backoff of several attempts under a sanitizer
const auto kWords = text("said once");

}  // namespace

/// The complaint that Parlor was built against: a message shown twice, in the wrong place, or never. Each case
/// is one order in which answer, event, retry, replay and restart can arrive; all end alike.
class TestRace : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<ServerProcess> m_process;  ///< instead, where it must be killed
    std::unique_ptr<TestClient> m_alice;
    std::unique_ptr<TestClient> m_alicesPhone;
    std::unique_ptr<TestClient> m_bob;
    RoomId m_room;
    QByteArray m_messages;  ///< the path that messages are posted to

    QUrl serverUrl() const { return m_process ? m_process->url() : m_server->url(); }

    int shownTo(const TestClient &client) const { return int(client.bodies(m_room).count(kWords)); }

    bool isConfirmedTo(const TestClient &client) const { return shownTo(client) == 1 && client.isAtRest(m_room); }

    void send() { m_alice->send(m_room, kWords); }

    void openRoom()
    {
        const quint16 port = quint16(serverUrl().port());
        m_alice = std::make_unique<TestClient>(text("alice"), port);
        m_alice->registerAccount();
        QTRY_VERIFY_WITH_TIMEOUT(m_alice->isLive(), kLongPatience);
        m_bob = std::make_unique<TestClient>(text("bob"), port);
        m_bob->registerAccount();
        m_alicesPhone = std::make_unique<TestClient>(text("alice"), port);
        m_alicesPhone->signIn();
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->isLive() && m_alicesPhone->isLive(), kLongPatience);
        m_alice->session->openDirect(m_bob->session->selfId(), this, [this](Result<RoomId> room) { m_room = *room; });
        QTRY_VERIFY_WITH_TIMEOUT(m_alice->room(m_room) && m_bob->room(m_room) && m_alicesPhone->room(m_room),
                                 kLongPatience);
        m_messages = "/api/chat/rooms/" + QByteArray::number(m_room.value) + "/messages";
    }

    /// One more message goes round: what was still under way before it has arrived when it has.
    void everybodyShowsItOnce()
    {
        for (const auto *client : {&m_alice, &m_alicesPhone, &m_bob}) {
            (*client)->session->reconnectNow();
            QTRY_VERIFY_WITH_TIMEOUT(isConfirmedTo(**client), kLongPatience);
        }
        m_bob->send(m_room, text("seen"));
        QStringList stored;
        for (const auto *client : {&m_alice, &m_alicesPhone, &m_bob}) {
            QTRY_VERIFY_WITH_TIMEOUT((*client)->isAtRest(m_room) && (*client)->bodies(m_room).contains(text("seen")),
                                     kLongPatience);
            QCOMPARE((*client)->bodies(m_room), (QStringList{kWords, text("seen")}));
        }
        for (const Message &message : PlainApi(serverUrl(), text("bob")).history(m_room))
            stored.append(message.body);
        QCOMPARE(stored, (QStringList{kWords, text("seen")}));
    }

private Q_SLOTS:
    void init()
    {
        m_room = {};
        if (qstrcmp(QTest::currentTestFunction(), "serverIsKilled") == 0)
            m_process = std::make_unique<ServerProcess>();
        else
            m_server = std::make_unique<TestServer>();
        openRoom();
    }

    void cleanup()
    {
        m_alice.reset();
        m_alicesPhone.reset();
        m_bob.reset();
        m_server.reset();
        m_process.reset();
    }

    void theAnswerComesFirst()
    {
        m_alice->network.holdEvents(true);
        send();
        QTRY_VERIFY(isConfirmedTo(*m_alice));
        QTRY_VERIFY(m_alice->network.heldEvents() > 0);
        m_alice->network.holdEvents(false);
        everybodyShowsItOnce();
    }

    void theEventComesFirst()
    {
        QSignalSpy held(&m_alice->network, &FaultProxy::responseHeld);
        m_alice->network.holdNextResponse("POST", m_messages);
        send();
        QTRY_COMPARE(held.count(), 1);
        // The event alone confirms it, while the answer is still under way.
        QTRY_COMPARE(shownTo(*m_alice), 1);
        QTRY_VERIFY(m_alice->room(m_room)->timeline().at(0)->id().isValid());
        m_alice->network.releaseHeldResponses();
        everybodyShowsItOnce();
    }

    void theAnswerIsLost()
    {
        QSignalSpy dropped(&m_alice->network, &FaultProxy::responseDropped);
        m_alice->network.dropNextResponse("POST", m_messages);
        send();
        QTRY_COMPARE(dropped.count(), 1);
        everybodyShowsItOnce();
    }

    void theAnswerIsLostAndTheEventsWait()
    {
        QSignalSpy dropped(&m_alice->network, &FaultProxy::responseDropped);
        m_alice->network.holdEvents(true);
        m_alice->network.dropNextResponse("POST", m_messages);
        send();
        QTRY_COMPARE(dropped.count(), 1);
        // Only the repeated POST can tell.
        QTRY_VERIFY_WITH_TIMEOUT(isConfirmedTo(*m_alice), kLongPatience);
        QVERIFY(m_alice->network.countRequests("POST", m_messages) >= 2);
        m_alice->network.holdEvents(false);
        everybodyShowsItOnce();
    }

    void theAnswerIsCutInTheMiddle()
    {
        QSignalSpy cut(&m_alice->network, &FaultProxy::connectionsCut);
        QSignalSpy held(&m_alice->network, &FaultProxy::responseHeld);
        m_alice->network.holdEvents(true);
        m_alice->network.holdNextResponse("POST", m_messages);
        send();
        QTRY_COMPARE(held.count(), 1);
        m_alice->network.cutAfter(Direction::ToClient, 100);
        m_alice->network.releaseHeldResponses();
        QTRY_COMPARE(cut.count(), 1);
        m_alice->network.holdEvents(false);
        everybodyShowsItOnce();
    }

    void theRequestIsCutInTheMiddle()
    {
        QSignalSpy cut(&m_alice->network, &FaultProxy::connectionsCut);
        m_alice->network.cutAfter(Direction::ToServer, 100);
        send();
        QTRY_COMPARE(cut.count(), 1);
        everybodyShowsItOnce();
    }

    void theEventIsLost()
    {
        QSignalSpy mine(&m_alice->network, &FaultProxy::eventDropped);
        QSignalSpy his(&m_bob->network, &FaultProxy::eventDropped);
        m_alice->network.dropNextEvent("new_message");
        m_bob->network.dropNextEvent("new_message");
        send();
        QTRY_VERIFY(mine.count() == 1 && his.count() == 1);
        QCOMPARE(shownTo(*m_bob), 0);
        // The heartbeat counts what was sent: less has come.
        m_server->beat();
        QTRY_VERIFY_WITH_TIMEOUT(isConfirmedTo(*m_bob), kLongPatience);
        everybodyShowsItOnce();
    }

    void theEventIsLostAndTheNextOneTells()
    {
        QSignalSpy his(&m_bob->network, &FaultProxy::eventDropped);
        m_bob->network.dropNextEvent("new_message");
        send();
        QTRY_COMPARE(his.count(), 1);
        m_alice->send(m_room, text("more"));
        // Seq 2 without 1: a gap, which is filled.
        QTRY_VERIFY_WITH_TIMEOUT(
            m_bob->bodies(m_room) == (QStringList{kWords, text("more")}) || m_bob->wantsNothing(m_room), kLongPatience);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->bodies(m_room), (QStringList{kWords, text("more")}), kLongPatience);
    }

    void bothComeTwice()
    {
        QSignalSpy twin(&m_alice->network, &FaultProxy::duplicateAnswered);
        QSignalSpy mine(&m_alice->network, &FaultProxy::eventDuplicated);
        QSignalSpy his(&m_bob->network, &FaultProxy::eventDuplicated);
        m_alice->network.duplicateNextRequest("POST", m_messages);
        m_alice->network.duplicateNextEvent("new_message");
        m_bob->network.duplicateNextEvent("new_message");
        send();
        QTRY_VERIFY(twin.count() == 1 && mine.count() == 1 && his.count() == 1);
        everybodyShowsItOnce();
    }

    void theLibraryRepeatsThePost()
    {
        QSignalSpy twin(&m_alice->network, &FaultProxy::duplicateAnswered);
        m_alice->network.duplicateNextRequest("POST", m_messages);
        send();
        QTRY_COMPARE(twin.count(), 1);
        const int status = twin.first().first().toInt();
        QVERIFY2(status == 200 || status == 201, qPrintable(QString::number(status)));
        everybodyShowsItOnce();
    }

    void theSecondDeviceHearsOfIt()
    {
        send();
        QTRY_VERIFY(isConfirmedTo(*m_alicesPhone));
        QCOMPARE(m_alicesPhone->room(m_room)->timeline().at(0)->state(), DeliveryState::Sent);
        everybodyShowsItOnce();
    }

    void enterIsPressedTwice()
    {
        const Draft draft{m_alice->session->newDraftKey(), m_room, kWords, {}};
        m_alice->session->send(draft);
        m_alice->session->send(draft);
        QTRY_VERIFY(isConfirmedTo(*m_alice));
        m_alice->session->send(draft);
        everybodyShowsItOnce();
    }

    void theNetworkGoesAndComesBackInBetween()
    {
        QSignalSpy held(&m_alice->network, &FaultProxy::responseHeld);
        m_alice->network.holdEvents(true);
        m_alice->network.holdNextResponse("POST", m_messages);
        send();
        QTRY_COMPARE(held.count(), 1);
        m_alice->network.setOffline(true);
        QTRY_VERIFY(!m_alice->isLive());
        QCOMPARE(shownTo(*m_alice), 1);
        m_alice->network.setOffline(false);
        m_alice->network.holdEvents(false);
        everybodyShowsItOnce();
    }

    void itIsWrittenWithoutANetwork()
    {
        m_alice->network.setOffline(true);
        QTRY_VERIFY(!m_alice->isLive());
        send();
        QTRY_COMPARE(shownTo(*m_alice), 1);
        m_alice->network.setOffline(false);
        everybodyShowsItOnce();
    }

    void theProgramDiesBeforeTheAnswer()
    {
        QSignalSpy held(&m_alice->network, &FaultProxy::responseHeld);
        m_alice->network.holdNextResponse("POST", m_messages);
        send();
        QTRY_COMPARE(held.count(), 1);
        m_alice->kill();
        m_alice->restart();
        everybodyShowsItOnce();
    }

    void theProgramDiesWithoutANetwork()
    {
        m_alice->network.setOffline(true);
        std::optional<ClientKey> stored;
        m_alice->session->send({m_alice->session->newDraftKey(), m_room, kWords, {}}, this,
                               [&](Result<ClientKey> key) { stored = *key; });
        QTRY_VERIFY(stored);
        m_alice->kill();
        m_alice->network.setOffline(false);
        m_alice->restart();
        everybodyShowsItOnce();
    }

    void serverIsKilled_data()
    {
        QTest::addColumn<bool>("whileAliceIsOffline");
        QTest::newRow("between commit and answer") << false;
        QTest::newRow("and the client finds it late") << true;
    }

    void serverIsKilled()
    {
        QFETCH(bool, whileAliceIsOffline);
        QSignalSpy held(&m_alice->network, &FaultProxy::responseHeld);
        m_alice->network.holdEvents(true);
        m_alice->network.holdNextResponse("POST", m_messages);
        send();
        QTRY_COMPARE_WITH_TIMEOUT(held.count(), 1, kLongPatience);  // the server has committed and answered
        m_process->kill();
        m_alice->network.setOffline(true);  // the answer never arrives
        m_alice->network.holdEvents(false);
        if (!whileAliceIsOffline)
            m_alice->network.setOffline(false);
        m_process->startAgain();
        m_alice->network.setOffline(false);
        everybodyShowsItOnce();
    }
};

QTEST_GUILESS_MAIN(TestRace)
#include "tst_race.moc"
