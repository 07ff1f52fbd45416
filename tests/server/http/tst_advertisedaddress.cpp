// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/advertisedaddress.h"

#include "protocol/parlorlink.h"

#include <QTest>

using namespace parlor;

class TestAdvertisedAddress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesWhatTheOperatorNames_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("url");  // empty: refused
        const auto row = [](const char *names, const char *url) {
            QTest::newRow(names) << QString::fromUtf8(names) << QString::fromUtf8(url);
        };
        row("chat.example.org", "http://chat.example.org:7420/x");
        row("chat.example.org:80", "http://chat.example.org/x");
        row("https://chat.example.org", "https://chat.example.org/x");
        row("https://chat.example.org:8443/", "https://chat.example.org:8443/x");
        row("http://chat.example.org", "http://chat.example.org/x");
        row("[2001:db8::1]:7421", "http://[2001:db8::1]:7421/x");
        row("192.0.2.1,nas.local", "http://192.0.2.1:7420/x");
        row("пример.бг", "http://xn--e1afmkfd.xn--90ae:7420/x");
        row("https://chat.example.org/parlor", "");
        row("ftp://chat.example.org", "");
        row("a b", "");
        row("good,b d", "");
        row(":7420", "");
    }
    void takesWhatTheOperatorNames()
    {
        QFETCH(QString, names);
        QFETCH(QString, url);
        const auto address = advertisedFrom(names.split(u','), 7420, false);
        QCOMPARE(address.ok(), !url.isEmpty());
        if (address)
            QCOMPARE(address->url(QStringLiteral("/x")), url);
    }

    void linksSayEverythingThatIsNeeded()
    {
        AdvertisedAddress address = *advertisedFrom({QStringLiteral("192.0.2.1"), QStringLiteral("NAS.local")}, 7420,
                                                    true);
        address.fingerprint = QStringLiteral("sha256:") + QString(64, u'0');
        const QString token(43, u't');
        const auto link = parlorLinkFromText(address.inviteLink(token));
        QVERIFY(link.ok());
        QVERIFY(*link
                == (ParlorLink{QStringLiteral("192.0.2.1"), 7420,
                               JoinLink{token, address.fingerprint, {QStringLiteral("nas.local")}}}));
    }

    void knowsByItselfWhereItListens()
    {
        QCOMPARE(advertisedFrom(QHostAddress(QHostAddress::LocalHost), 7, false).url({}),
                 QStringLiteral("http://127.0.0.1:7"));
        QCOMPARE(advertisedFrom(QHostAddress(QHostAddress::LocalHostIPv6), 7, true).url({}),
                 QStringLiteral("https://[::1]:7"));
        const AdvertisedAddress any = advertisedFrom(QHostAddress(QHostAddress::Any), 7, false);
        QVERIFY(canonicalHost(any.host).has_value());
        QVERIFY(any.host != QStringLiteral("0.0.0.0"));
    }
};

QTEST_GUILESS_MAIN(TestAdvertisedAddress)
#include "tst_advertisedaddress.moc"
