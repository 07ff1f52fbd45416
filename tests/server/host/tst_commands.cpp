// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parlordprocess.h"

#include <QDir>
#include <QTemporaryDir>

using namespace parlor;

namespace {

QByteArray bearerOf(const RawAnswer &grant)
{
    return "Authorization: Bearer " + grant.json().value(QLatin1String("access_token")).toString().toLatin1() + "\r\n";
}

RawAnswer signIn(const QUrl &url, const QByteArray &name, const QByteArray &password)
{
    return RawClient(url).request("POST", "/api/auth/login", {},
                                  R"({"username":")" + name + R"(","password":")" + password + "\"}");
}

RawAnswer signUp(const QUrl &url, const QByteArray &name)
{
    return RawClient(url).request("POST", "/api/auth/register", {},
                                  R"({"username":")" + name + R"(","password":"correct horse","display_name":"A"})");
}

QString epochOf(const QUrl &url)
{
    return RawClient(url).request("GET", "/api/server").json().value(QLatin1String("epoch")).toString();
}

}  // namespace

class TestCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_data = m_place->filePath(QStringLiteral("data"));
        m_copy = m_place->filePath(QStringLiteral("copy"));
    }

    void checksBackUpsAndRestoresBesideARunningServer()
    {
        ParlordProcess server(m_data, {});
        const RawAnswer ann = signUp(server.url, "ann");
        const QString epoch = epochOf(server.url);
        const auto checked = run({QStringLiteral("check")});
        QVERIFY2(checked.code == 0, checked.said());
        const auto backedUp = run({QStringLiteral("backup"), m_copy});
        QVERIFY2(backedUp.code == 0, backedUp.errors);
        const auto refused = run({QStringLiteral("restore"), m_copy, QStringLiteral("--force")});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.errors.contains(QByteArray::number(server.process.processId())), refused.errors);
        QCOMPARE(server.end(), 0);
        QCOMPARE(run({QStringLiteral("restore"), m_copy}).code, 3);
        const auto restored = run({QStringLiteral("restore"), m_copy, QStringLiteral("--force")});
        QVERIFY2(restored.code == 0, restored.errors);

        ParlordProcess again(m_data, {});
        QVERIFY(epochOf(again.url) != epoch);
        // Tokens from before name sessions that may be somebody else's by now.
        QCOMPARE(RawClient(again.url).request("GET", "/api/users/me", bearerOf(ann)).status, 401);
        QCOMPARE(signIn(again.url, "ann", "correct horse").status, 200);
        StreamClient stream(again.url, {}, {},
                            bearerOf(signIn(again.url, "ann", "correct horse")) + "Last-Event-ID: " + epoch.toLatin1()
                                + "-1\r\n");
        QCOMPARE(stream.next("reset").data.value(QLatin1String("reason")).toString(), QStringLiteral("epoch_changed"));
    }

    void aBackupDoesNotOverwrite()
    {
        QVERIFY(ParlordProcess(m_data, {}).url.isValid());
        QVERIFY(QDir().mkpath(m_copy));
        const auto refused = run({QStringLiteral("backup"), m_copy});
        QCOMPARE(refused.code, 3);
        QVERIFY(refused.errors.contains(m_copy.toUtf8()));
    }

    void damageIsExit1AndSaysWhatWhereAndWhatToDo()
    {
        ParlordProcess server(m_data, {});
        QVERIFY(server.url.isValid());
        QCOMPARE(server.end(), 0);
        QFile file(m_data + QStringLiteral("/store.sqlite"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(4096);
        file.write(QByteArray(4096, '\xa5'));
        file.close();
        const auto found = run({QStringLiteral("check")});
        QCOMPARE(found.code, 1);
        QVERIFY2(found.output.contains("backup"), found.output);
    }

    void whereThereIsNothingIsExit3()
    {
        QCOMPARE(run({QStringLiteral("check")}).code, 3);
        QCOMPARE(run({QStringLiteral("backup"), m_copy}).code, 3);
        QCOMPARE(run({QStringLiteral("restore"), m_copy}).code, 3);
        QVERIFY(!QDir(m_data).exists());
    }

    void makesAnAccountAndSetsItsPassword()
    {
        const auto made = run({QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("ann"),
                               QStringLiteral("--display-name"), QStringLiteral("Ann")},
                              "correct horse\n");
        QVERIFY2(made.code == 0, made.errors);
        QCOMPARE(run({QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("ann")}, "correct horse\n").code,
                 1);
        const auto weak = run({QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("bob")}, "short\n");
        QCOMPARE(weak.code, 1);
        QVERIFY2(weak.errors.contains("password"), weak.errors);
        QByteArray bearer;
        {
            ParlordProcess server(m_data, {QStringLiteral("--registration"), QStringLiteral("closed")});
            const RawAnswer ann = signIn(server.url, "ann", "correct horse");
            QCOMPARE(ann.status, 200);
            bearer = bearerOf(ann);
            const auto busy = run({QStringLiteral("user"), QStringLiteral("reset-password"), QStringLiteral("ann")},
                                  "battery staple\n");
            QCOMPARE(busy.code, 3);
            QVERIFY2(busy.errors.contains(QByteArray::number(server.process.processId())), busy.errors);
        }
        const auto reset = run({QStringLiteral("user"), QStringLiteral("reset-password"), QStringLiteral("ann")},
                               "battery staple\n");
        QVERIFY2(reset.code == 0, reset.errors);
        QCOMPARE(run({QStringLiteral("user"), QStringLiteral("reset-password"), QStringLiteral("nobody")},
                     "battery staple\n")
                     .code,
                 1);
        ParlordProcess server(m_data, {QStringLiteral("--registration"), QStringLiteral("closed")});
        QCOMPARE(RawClient(server.url).request("GET", "/api/users/me", bearer).status, 401);
        QCOMPARE(signIn(server.url, "ann", "correct horse").status, 401);
        const RawAnswer again = signIn(server.url, "ann", "battery staple");
        QCOMPARE(again.status, 200);
        const RawAnswer audit = RawClient(server.url).request("GET", "/api/admin/audit", bearerOf(again));
        QVERIFY2(audit.body.contains("password_reset"), audit.body);
    }

    void aBotGetsNoPassword()
    {
        QByteArray botBearer;
        {
            ParlordProcess server(m_data, {});
            const QByteArray ann = bearerOf(signUp(server.url, "ann"));
            const RawAnswer bot = RawClient(server.url)
                                      .request("POST", "/api/bots", ann, R"({"name":"deploy","workspace_id":1})");
            QCOMPARE(bot.status, 201);
            botBearer = "Authorization: Bearer " + bot.json().value(QLatin1String("token")).toString().toLatin1()
                        + "\r\n";
        }
        const auto refused = run({QStringLiteral("user"), QStringLiteral("reset-password"), QStringLiteral("deploy")},
                                 "battery staple\n");
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.errors.contains("\"deploy\" is a bot"), refused.errors);
        ParlordProcess server(m_data, {});
        QCOMPARE(RawClient(server.url).request("GET", "/api/users/me", botBearer).status, 200);
        QCOMPARE(signIn(server.url, "deploy", "battery staple").status, 401);
    }

    void bringsTheStoreUpToDate()
    {
        const auto done = run({QStringLiteral("migrate")});
        QVERIFY2(done.code == 0, done.errors);
        QCOMPARE(run({QStringLiteral("check")}).code, 0);
    }

    void aNewerStoreIsRefused()
    {
        QCOMPARE(run({QStringLiteral("migrate")}).code, 0);
        QFile file(m_data + QStringLiteral("/store.sqlite"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(60);  // user_version, as https://sqlite.org/fileformat.html has it
        file.write(QByteArray("\0\0\0\x63", 4));
        file.close();
        const QByteArray before = contentOf(file.fileName());
        const QStringList serve{QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")};
        for (const QStringList &command :
             {QStringList{QStringLiteral("migrate")}, serve, QStringList{QStringLiteral("check")}}) {
            const auto refused = run(command);
            QCOMPARE(refused.code, 3);
            QVERIFY2(refused.errors.contains("newer"), refused.errors);
        }
        QCOMPARE(contentOf(file.fileName()), before);
    }

private:
    ParlordProcess::Outcome run(const QStringList &arguments, const QByteArray &input = {})
    {
        return ParlordProcess::run(arguments + QStringList{QStringLiteral("--data"), m_data}, input);
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_place;
    QString m_data;
    QString m_copy;
};

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
