// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/parlorlink.h"
#include "testseed.h"

#include <QTest>

using namespace parlor;

namespace {

const QString kToken = QStringLiteral("q1W2e3R4t5Y6u7I8o9P0aA-_q1W2e3R4t5Y6u7I8o9P");
const QString kPrint = QString(QStringLiteral("sha256:") + QString(QStringLiteral("0a")).repeated(32));

QString join(const QString &authority, const QString &more = {})
{
    return QStringLiteral("parlor://") + authority + QStringLiteral("/join?token=") + kToken + more;
}

ParlorLink read(const QString &text)
{
    const Result<ParlorLink> link = parlorLinkFromText(text);
    return link ? *link : ParlorLink{};
}

}  // namespace

class TestParlorLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAnInvitation()
    {
        const ParlorLink link = read(
            join(QStringLiteral("192.0.2.7:7421"),
                 QStringLiteral("&fp=") + kPrint + QStringLiteral("&alt=nas.local,2001:DB8::1")));
        QCOMPARE(link.host, QStringLiteral("192.0.2.7"));
        QCOMPARE(link.port, quint16(7421));
        const JoinLink target = std::get<JoinLink>(link.target);
        QCOMPARE(target.token, kToken);
        QCOMPARE(target.fingerprint, kPrint);
        QCOMPARE(target.alternatives, (QStringList{QStringLiteral("nas.local"), QStringLiteral("2001:db8::1")}));
    }

    void readsAPlaceInARoom()
    {
        const ParlorLink link = read(QStringLiteral("parlor://chat.example.org/room/7?message=123"));
        QCOMPARE(link.port, quint16(7420));
        QVERIFY(std::get<RoomLink>(link.target) == (RoomLink{RoomId{7}, MessageId{123}}));
        QVERIFY(std::get<RoomLink>(read(QStringLiteral("parlor://h/room/7")).target) == (RoomLink{RoomId{7}, {}}));
    }

    void readsWhatAMessengerEncoded()
    {
        const ParlorLink link = read(join(QStringLiteral("h"), QStringLiteral("&fp=sha256%3A")
                                                                   + QString(QStringLiteral("0A")).repeated(32)
                                                                   + QStringLiteral("&alt=a%2Cb&utm_source=x")));
        QCOMPARE(std::get<JoinLink>(link.target).fingerprint, kPrint);
        QCOMPARE(std::get<JoinLink>(link.target).alternatives.size(), 2);
    }

    void hosts_data()
    {
        QTest::addColumn<QString>("authority");
        QTest::addColumn<QString>("host");  // empty: refused
        QTest::addColumn<int>("port");
        const auto row = [](const char *authority, const char *host, int port) {
            QTest::newRow(authority) << QString::fromUtf8(authority) << QString::fromUtf8(host) << port;
        };
        row("Chat.Example.ORG", "chat.example.org", 7420);
        row("localhost:1", "localhost", 1);
        row("10.0.0.1:65535", "10.0.0.1", 65535);
        row("[::1]", "::1", 7420);
        row("[2001:0DB8:0::1]:443", "2001:db8::1", 443);
        row("[::ffff:192.0.2.1]:9", "::ffff:192.0.2.1", 9);
        row("xn--bcher-kva.example", "xn--bcher-kva.example", 7420);
        row("bücher.example", "", 0);
        row("пример.бг:7420", "", 0);
        row("", "", 0);
        row(":7420", "", 0);
        row("h:", "", 0);
        row("h:0", "", 0);
        row("h:65536", "", 0);
        row("h:07420", "", 0);
        row("h:+80", "", 0);
        row("h:80:80", "", 0);
        row("user@h", "", 0);
        row("user:secret@h:80", "", 0);
        row("127.1", "", 0);
        row("0x7f.0.0.1", "", 0);
        row("0177.0.0.1", "", 0);
        row("2130706433", "", 0);
        row("256.0.0.1", "", 0);
        row("::1", "", 0);
        row("[::1", "", 0);
        row("[::1]x", "", 0);
        row("[::1]:", "", 0);
        row("[fe80::1%25eth0]", "", 0);
        row("[v1.x]", "", 0);
        row("[1.2.3.4]", "", 0);
        row("-h", "", 0);
        row("a..b", "", 0);
        row("h.", "", 0);
        row("a_b", "", 0);
        row("h%41", "", 0);
    }
    void hosts()
    {
        QFETCH(QString, authority);
        QFETCH(QString, host);
        QFETCH(int, port);
        const Result<ParlorLink> link = parlorLinkFromText(join(authority));
        QCOMPARE(link.ok(), !host.isEmpty());
        if (!link)
            return;
        QCOMPARE(link->host, host);
        QCOMPARE(int(link->port), port);
    }

    void refusesWhatIsNotExactlyALink_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("nothing", {});
        row("another scheme", QStringLiteral("http://h/join?token=") + kToken);
        row("no path", QStringLiteral("parlor://h"));
        row("no path but a query", QStringLiteral("parlor://h?token=") + kToken + QStringLiteral("/join"));
        row("another path", QStringLiteral("parlor://h/enter?token=") + kToken);
        row("a longer path", QStringLiteral("parlor://h/join/x?token=") + kToken);
        row("an encoded path", QStringLiteral("parlor://h/%6Aoin?token=") + kToken);
        row("no token", QStringLiteral("parlor://h/join"));
        row("a short token", QStringLiteral("parlor://h/join?token=abc"));
        row("a token of other letters", join(QStringLiteral("h")) + QStringLiteral("+"));
        row("a token that only folds to ours", join(QStringLiteral("h")) + QStringLiteral("%E2%84%AA"));
        row("two tokens", join(QStringLiteral("h"), QStringLiteral("&token=") + kToken));
        row("a short fingerprint", join(QStringLiteral("h"), QStringLiteral("&fp=sha256:00")));
        row("an empty fingerprint", join(QStringLiteral("h"), QStringLiteral("&fp=")));
        row("another fingerprint",
            join(QStringLiteral("h"), QStringLiteral("&fp=md5:") + QString(QStringLiteral("00")).repeated(32)));
        row("a bad alternative", join(QStringLiteral("h"), QStringLiteral("&alt=good,b@d")));
        row("a fragment", join(QStringLiteral("h"), QStringLiteral("#x")));
        row("a space", join(QStringLiteral("h"), QStringLiteral(" ")));
        row("a line", join(QStringLiteral("h"), QStringLiteral("\nx")));
        row("a key without a value", join(QStringLiteral("h"), QStringLiteral("&x")));
        row("too long", join(QStringLiteral("h"), QStringLiteral("&x=") + QString(3000, u'x')));
        row("no room", QStringLiteral("parlor://h/room/"));
        row("room zero", QStringLiteral("parlor://h/room/0"));
        row("a room that is no number", QStringLiteral("parlor://h/room/7x"));
        row("a message that is none", QStringLiteral("parlor://h/room/7?message=-1"));
    }
    void refusesWhatIsNotExactlyALink()
    {
        QFETCH(QString, text);
        const Result<ParlorLink> link = parlorLinkFromText(text);
        QVERIFY(!link);
        QCOMPARE(link.error().code, ErrorCode::InvalidRequest);
        QVERIFY(!link.error().detail.isEmpty());
    }

    void writesWhatItReads_data()
    {
        QTest::addColumn<ParlorLink>("link");
        QTest::addColumn<QString>("text");
        QTest::newRow("all of it") << ParlorLink{QStringLiteral("2001:db8::1"), 7420,
                                                 JoinLink{
                                                     kToken, kPrint, {QStringLiteral("nas"), QStringLiteral("::1")}}}
                                   << join(QStringLiteral("[2001:db8::1]:7420"),
                                           QStringLiteral("&fp=") + kPrint + QStringLiteral("&alt=nas,::1"));
        QTest::newRow("the least") << ParlorLink{QStringLiteral("h"), 80, JoinLink{kToken, {}, {}}}
                                   << join(QStringLiteral("h:80"));
        QTest::newRow("a message") << ParlorLink{QStringLiteral("10.1.2.3"), 7420, RoomLink{RoomId{7}, MessageId{123}}}
                                   << QStringLiteral("parlor://10.1.2.3:7420/room/7?message=123");
        QTest::newRow("a room") << ParlorLink{QStringLiteral("h"), 7420, RoomLink{RoomId{7}, {}}}
                                << QStringLiteral("parlor://h:7420/room/7");
    }
    void writesWhatItReads()
    {
        QFETCH(ParlorLink, link);
        QFETCH(QString, text);
        QCOMPARE(toText(link), text);
        QVERIFY(read(text) == link);
    }

    /// Whatever was read is written as a link that reads as the same one.
    void survivesDamage()
    {
        QRandomGenerator random(testSeed());
        const QString letters = QStringLiteral("parlo:/[]@.%?&=#,-_09azAZ ü\n");
        const QStringList whole{join(QStringLiteral("[2001:db8::1]:7420"),
                                     QStringLiteral("&fp=") + kPrint + QStringLiteral("&alt=nas,[::1]")),
                                QStringLiteral("parlor://chat.example.org:80/room/7?message=123")};
        for (int i = 0; i < 20'000; ++i) {
            QString text = whole.at(random.bounded(int(whole.size())));
            for (int damage = random.bounded(4); damage >= 0; --damage) {
                const int at = random.bounded(int(text.size()));
                text.replace(at, random.bounded(3), letters.at(random.bounded(int(letters.size()))));
            }
            const Result<ParlorLink> link = parlorLinkFromText(text);
            if (link)
                QVERIFY2(read(toText(*link)) == *link, qPrintable(text));
        }
    }
};

QTEST_GUILESS_MAIN(TestParlorLink)
#include "tst_parlorlink.moc"
