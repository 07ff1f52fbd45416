// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/mentionparser.h"

#include <QTest>

using namespace parlor;

class TestMentionParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsNamesOutsideOfCode_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char *name, const char *body, const QStringList &names) {
            QTest::newRow(name) << QString::fromUtf8(body) << names;
        };
        const QString bob = QStringLiteral("bob");
        row("none", "plain words", {});
        row("one", "@bob", {bob});
        row("case", "@BoB", {bob});
        row("twice", "@bob @bob", {bob});
        row("punctuation", "(@bob), @bob!", {bob});
        row("full stop is for the readings", "@bob.", {QStringLiteral("bob.")});
        row("address", "a@bob é@bob @@bob", {});
        row("after other letters' punctuation", "—@bob", {bob});
        row("no name", "@ @! @", {});
        row("span", "`@bob` @eve", {QStringLiteral("eve")});
        row("longer span", "`` ` @bob `` @eve", {QStringLiteral("eve")});
        row("open span is text", "` @bob", {bob});
        row("fence", "```\n@bob\n```\n@eve", {QStringLiteral("eve")});
        row("fence with a language", "```cpp\n@bob\n```", {});
        row("open fence", "@eve\n~~~\n@bob", {QStringLiteral("eve")});
        row("fence closes with its own mark", "```\n~~~\n@bob\n```\n", {});
        row("longer fence", "````\n```\n@bob\n````\n@eve", {QStringLiteral("eve")});
        row("indented fence is text", "    ```\n@bob", {bob});
        row("span is no fence", "```a``` @bob", {bob});
        row("span does not reach over a fence", "`\n```\n@bob\n```\n` @eve", {QStringLiteral("eve")});
    }
    void findsNamesOutsideOfCode()
    {
        QFETCH(QString, body);
        QTEST(mentionCandidates(body), "names");
    }

    void readsPunctuationBothWays()
    {
        QCOMPARE(readingsOf(QStringLiteral("bob.-")),
                 (QStringList{QStringLiteral("bob.-"), QStringLiteral("bob."), QStringLiteral("bob")}));
        QCOMPARE(readingsOf(QStringLiteral("b.ob")), QStringList{QStringLiteral("b.ob")});
        QCOMPARE(readingsOf(QStringLiteral("...")),
                 (QStringList{QStringLiteral("..."), QStringLiteral(".."), QStringLiteral(".")}));
        QVERIFY(readingsOf(QString(40, QLatin1Char('a'))).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMentionParser)
#include "tst_mentionparser.moc"
