// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parlordprocess.h"

#include <QTemporaryDir>

#ifdef Q_OS_LINUX
#include <sys/mount.h>
#endif

using namespace parlor;

namespace {

/// A file system of a few megabytes, while it lives.
class SmallDisk
{
public:
    SmallDisk()
    {
#ifdef Q_OS_LINUX
        m_isMounted = ::mount("parlor-test", place.path().toLocal8Bit().constData(), "tmpfs", 0, "size=6m") == 0;
#endif
    }
    ~SmallDisk()
    {
#ifdef Q_OS_LINUX
        if (m_isMounted)
            ::umount2(place.path().toLocal8Bit().constData(), MNT_DETACH);
#endif
    }
    bool isMounted() const
    {
        return m_isMounted;
    }
    void fillUp()
    {
        QFile file(place.filePath(QStringLiteral("filler")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        // To the last byte.
        for (qsizetype step = 65536; step > 0; step /= 2) {
            while (file.write(QByteArray(step, 'x')) == step) {
            }
        }
    }
    void makeRoom()
    {
        QFile::remove(place.filePath(QStringLiteral("filler")));
    }

    QTemporaryDir place;

private:
    bool m_isMounted = false;
};

}  // namespace

class TestFullDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theServerRefusesWritesReadsOnAndRecovers()
    {
        SmallDisk disk;
        if (!disk.isMounted())
            QSKIP("only root may mount a small disk");
        const QString data = disk.place.filePath(QStringLiteral("data"));
        ParlordProcess server(data, {});
        QVERIFY(server.url.isValid());
        const RawAnswer ann = server.signUp();
        const QByteArray bearer = "Authorization: Bearer " + tokenIn(ann) + "\r\n";
        const auto say = [&](int number) {
            return RawClient(server.url)
                .request("POST", "/api/chat/rooms/1/messages", bearer,
                         "{\"client_key\":\"key-" + QByteArray::number(number) + "-abcdef\",\"body\":\""
                             + QByteArray(8000, 'x') + "\"}");
        };
        QList<int> said;
        int next = 0;
        QCOMPARE(say(++next).status, 201);
        said.append(next);

        disk.fillUp();
        RawAnswer refused = say(++next);
        while (refused.status == 201 && next < 500) {  // what was there for the log of writes
            said.append(next);
            refused = say(++next);
        }
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.code(), QStringLiteral("unavailable"));
        QVERIFY(refused.header("retry-after").toInt() > 0);
        QCOMPARE(RawClient(server.url).request("GET", "/api/users/me", bearer).status, 200);
        QCOMPARE(RawClient(server.url).request("GET", "/api/chat/rooms/1/messages", bearer).status, 200);
        QCOMPARE(RawClient(server.url).request("GET", "/api/sync", bearer).status, 200);
        QCOMPARE(RawClient(server.url).request("GET", "/api/health/ready").status, 200);
        StreamClient stream(server.url, {}, {}, bearer);
        QCOMPARE(stream.head.status, 200);
        QCOMPARE(say(next).status, 503);

        disk.makeRoom();
        QCOMPARE(say(next).status, 201);
        said.append(next);
        QVERIFY(!stream.next("new_message").type.isEmpty());
        for (const int number : std::as_const(said)) {
            const RawAnswer found = RawClient(server.url)
                                        .request("GET",
                                                 "/api/chat/messages/by-key/key-" + QByteArray::number(number)
                                                     + "-abcdef",
                                                 bearer);
            QCOMPARE(found.status, 200);
        }
        const auto live = ParlordProcess::run({QStringLiteral("check"), QStringLiteral("--data"), data});
        QVERIFY2(live.code == 0, live.said());
        QCOMPARE(server.end(), 0);
        const auto after = ParlordProcess::run({QStringLiteral("check"), QStringLiteral("--data"), data});
        QVERIFY2(after.code == 0, after.said());
    }
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
