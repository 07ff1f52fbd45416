// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tusclient.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace parlor;

namespace {

/// parlord as a process that can be killed.
class Victim
{
public:
    explicit Victim(const QString &directory)
    {
        m_process.start(QStringLiteral(PARLORD_PROGRAM), {QStringLiteral("--data"), directory,
                                                          QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
        m_process.waitForReadyRead(30'000);
        url = QUrl(QString::fromLatin1(m_process.readLine().trimmed().mid(14)));
    }
    ~Victim() { kill(); }
    /// SIGKILL: nothing is finished, flushed or said.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(30'000);
    }

    QUrl url;

private:
    QProcess m_process;
};

QByteArray signIn(const QUrl &url, const QByteArray &path)
{
    RawClient client(url);
    const RawAnswer answer = client.request("POST", path, {},
                                            R"({"username":"mira","password":"correct horse","display_name":"Mira"})");
    return answer.json().value(QLatin1String("access_token")).toString().toLatin1();
}

}  // namespace

class TestUploadKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anUploadSurvivesAKilledServer()
    {
        const QTemporaryDir directory;
        const QByteArray bytes = noise(12'000'000, 7);
        auto server = std::make_unique<Victim>(directory.path());
        QByteArray token = signIn(server->url, "/api/auth/register");
        const QByteArray location = TusClient(server->url, token).start(bytes.size());
        QVERIFY(!location.isEmpty());

        // Killed three times in the middle of a request that is sending.
        qint64 told = 0;
        for (int round = 1; round <= 3; ++round) {
            TusClient mira(server->url, token);
            const qint64 from = mira.offset(location);
            QVERIFY(from >= told);
            RawClient client(server->url);
            client.write(TusClient::text("PATCH", location, token, TusClient::patchHeaders(from), bytes.size() - from)
                         + bytes.mid(from, 3'000'000));
            QTRY_VERIFY((told = mira.offset(location)) > from);
            server->kill();
            server = std::make_unique<Victim>(directory.path());
            token = signIn(server->url, "/api/auth/login");
        }

        TusClient mira(server->url, token);
        const qint64 from = mira.offset(location);
        QVERIFY(from >= told && from <= bytes.size());
        const RawAnswer last = mira.patch(location, from, bytes.mid(from));
        QCOMPARE(last.status, 204);
        QVERIFY(mira.get(last.header("parlor-file-id").toLongLong()).body == bytes);

        // What was answered as a file is one after the next kill, too.
        server->kill();
        server = std::make_unique<Victim>(directory.path());
        token = signIn(server->url, "/api/auth/login");
        QVERIFY(TusClient(server->url, token).get(last.header("parlor-file-id").toLongLong()).body == bytes);
    }
};

QTEST_GUILESS_MAIN(TestUploadKill)
#include "tst_uploadkill.moc"
