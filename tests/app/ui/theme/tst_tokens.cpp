// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/avatar.h"
#include "theme/contrast.h"
#include "theme/theme.h"
#include "theme/tokens.h"

#include <QWidget>
#include <QtTest>

using namespace parlor;

class TestTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsTheStandards();
    void everyPairInUseCanBeRead_data();
    void everyPairInUseCanBeRead();
    void initialsInEveryScript_data();
    void initialsInEveryScript();
    void avatarColourIsStableAndSpread();
    void windowFollowsTheTheme();
};

void TestTokens::contrastIsTheStandards()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    QVERIFY(std::abs(contrastRatio(QColor(0x767676), Qt::white) - 4.54) < 0.01);
}

void TestTokens::everyPairInUseCanBeRead_data()
{
    QTest::addColumn<QColor>("foreground");
    QTest::addColumn<QColor>("background");
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        for (const TokenPair &pair : pairsInUse(tokensOf(scheme))) {
            const QByteArray name = QByteArray(scheme == Scheme::Light ? "light: " : "dark: ") + pair.name + ' '
                                    + pair.background.name().toLatin1();
            QTest::newRow(name.constData()) << pair.foreground << pair.background;
        }
    }
}

void TestTokens::everyPairInUseCanBeRead()
{
    QFETCH(QColor, foreground);
    QFETCH(QColor, background);
    const double ratio = contrastRatio(foreground, background);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void TestTokens::initialsInEveryScript_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initials");
    QTest::newRow("two words") << "Ana Petrova"
                               << "AP";
    QTest::newRow("one word") << "ana"
                              << "AN";
    QTest::newRow("three words") << "Juan de Soto"
                                 << "JS";
    QTest::newRow("Bulgarian") << QStringLiteral("Мария Иванова") << QStringLiteral("МИ");
    QTest::newRow("Thai") << QStringLiteral("สมชาย") << QStringLiteral("สม");
    QTest::newRow("Thai with marks stays whole") << QStringLiteral("ที่นี่") << QStringLiteral("ที่นี่");
    QTest::newRow("Chinese") << QStringLiteral("李明") << QStringLiteral("李");
    QTest::newRow("emoji is one") << QStringLiteral("👩‍🚀 Ana") << QStringLiteral("👩‍🚀A");
    QTest::newRow("blank") << "  "
                           << "?";
    QTest::newRow("empty") << ""
                           << "?";
}

void TestTokens::initialsInEveryScript()
{
    QFETCH(QString, name);
    QTEST(avatar::initials(name), "initials");
}

void TestTokens::avatarColourIsStableAndSpread()
{
    const Tokens &light = tokensOf(Scheme::Light);
    QSet<QRgb> colours;
    for (qint64 id = 1; id <= 50; ++id) {
        QCOMPARE(avatar::color(light, id), avatar::color(tokensOf(Scheme::Dark), id));
        colours.insert(avatar::color(light, id).rgb());
    }
    QCOMPARE(colours.size(), light.avatars.size());
}

void TestTokens::windowFollowsTheTheme()
{
    Theme theme(ThemeChoice::Light);
    QWidget window;
    QWidget child(&window);
    theme.adopt(&window);
    QCOMPARE(child.palette().color(QPalette::Window), tokensOf(Scheme::Light).surface);

    QSignalSpy changed(&theme, &Theme::changed);
    theme.choose(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(child.palette().color(QPalette::Window), tokensOf(Scheme::Dark).surface);
    theme.choose(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
}

QTEST_MAIN(TestTokens)
#include "tst_tokens.moc"
