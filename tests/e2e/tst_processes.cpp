// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultproxy.h"
#include "plainapi.h"
#include "serverprocess.h"

#include <QTemporaryDir>

using namespace parlor;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

constexpr int kLongPatience = 90'000;  // ms
constexpr int kEach = 30;              // messages from each side

/// A client in a process of its own, behind a network of its own.
class ClientProcess
{
public:
    ClientProcess(const QString &username, quint16 serverPort) : network(serverPort), m_username(username)
    {
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { read(); });
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        start();
    }
    ~ClientProcess() { kill(); }

    void start()
    {
        isLive = false;
        m_process.start(QStringLiteral(PARLOR_CHATCLIENT), {network.url().toString(), m_directory.path(), m_username});
    }

    /// SIGKILL, and a new start with the same profile.
    void killAndResume()
    {
        kill();
        start();
        say({{text("do"), text("resume")}});
    }

    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(30'000);
    }

    void say(const QJsonObject &order) { m_process.write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n'); }

    void send(qint64 inRoom, const QString &body)
    {
        say({{text("do"), text("send")}, {text("room"), inRoom}, {text("body"), body}});
    }

    /// Whether it shows just these, confirmed; asks it for the next time.
    bool shows(qint64 inRoom, int count)
    {
        say({{text("do"), text("show")}, {text("room"), inRoom}});
        return isAtRest && rows.size() == count;
    }

    FaultProxy network;
    bool isLive = false;
    bool isAtRest = false;
    qint64 self = 0;
    qint64 room = 0;
    int stored = 0;
    QStringList rows;

private:
    void read()
    {
        while (m_process.canReadLine()) {
            const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
            if (line.contains(text("live"))) {
                isLive = line.value(text("live")).toBool();
                self = line.value(text("self")).toInteger();
            } else if (line.contains(text("room"))) {
                room = line.value(text("room")).toInteger();
            } else if (line.contains(text("stored"))) {
                stored += line.value(text("stored")).toBool();
            } else if (line.contains(text("rows"))) {
                rows = line.value(text("rows")).toVariant().toStringList();
                isAtRest = line.value(text("at_rest")).toBool();
            }
        }
    }

    QString m_username;
    QTemporaryDir m_directory;
    QProcess m_process;
};

}  // namespace

/// Three real processes: the server and two clients. Any of them may be killed at any time.
class TestProcesses : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<ClientProcess> m_alice;
    std::unique_ptr<ClientProcess> m_bob;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ServerProcess>();
        m_alice = std::make_unique<ClientProcess>(text("alice"), m_server->port());
        m_bob = std::make_unique<ClientProcess>(text("bob"), m_server->port());
        for (ClientProcess *client : {m_alice.get(), m_bob.get()}) {
            client->say({{text("do"), text("register")}});
            QTRY_VERIFY_WITH_TIMEOUT(client->isLive, kLongPatience);
        }
        m_alice->say({{text("do"), text("direct")}, {text("user"), m_bob->self}});
        QTRY_VERIFY_WITH_TIMEOUT(m_alice->room > 0, kLongPatience);
    }

    void cleanup()
    {
        m_alice.reset();
        m_bob.reset();
        m_server.reset();
    }

    void chat_data()
    {
        QTest::addColumn<QString>("killed");
        QTest::newRow("undisturbed") << QString();
        QTest::newRow("the server is killed") << text("server");
        QTest::newRow("a client is killed") << text("client");
        QTest::newRow("all are killed") << text("server client");
    }

    void chat()
    {
        QFETCH(QString, killed);
        const qint64 room = m_alice->room;
        for (int i = 0; i < kEach; ++i) {
            m_alice->send(room, text("alice %1").arg(i));
            m_bob->send(room, text("bob %1").arg(i));
        }
        // What was stored on the client's disk is never lost; what was not was never taken.
        QTRY_VERIFY_WITH_TIMEOUT(m_alice->stored == kEach && m_bob->stored == kEach, kLongPatience);
        if (killed.contains(text("server")))
            m_server->kill();
        if (killed.contains(text("client")))
            m_bob->killAndResume();
        if (killed.contains(text("server")))
            m_server->startAgain();

        QTRY_VERIFY_WITH_TIMEOUT(m_alice->shows(room, 2 * kEach) && m_bob->shows(room, 2 * kEach), kLongPatience);
        QCOMPARE(m_alice->rows, m_bob->rows);
        QStringList stored;
        for (const Message &message : PlainApi(m_server->url(), text("alice")).history(RoomId{room}))
            stored.append(message.body);
        QCOMPARE(m_alice->rows, stored);
        for (int i = 0; i < kEach; ++i) {
            QCOMPARE(stored.filter(text("alice")).at(i), text("alice %1").arg(i));
            QCOMPARE(stored.filter(text("bob")).at(i), text("bob %1").arg(i));
        }
    }
};

QTEST_GUILESS_MAIN(TestProcesses)
#include "tst_processes.moc"
