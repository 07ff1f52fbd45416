// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "previewtext.h"

using namespace parlor;

class TestPreviewText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isOneLineWithoutMarkup_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("preview");
        QTest::newRow("plain") << QStringLiteral("shipped 🎉") << QStringLiteral("shipped 🎉");
        QTest::newRow("bold and code") << QStringLiteral("Welcome **Bob**! See `./dev run`")
                                       << QStringLiteral("Welcome Bob! See ./dev run");
        QTest::newRow("lines") << QStringLiteral("one\ntwo\n\nthree") << QStringLiteral("one two three");
        QTest::newRow("list") << QStringLiteral("- a\n- b") << QStringLiteral("a b");
        QTest::newRow("quote") << QStringLiteral("> said\n\nyes") << QStringLiteral("said yes");
        QTest::newRow("html is text") << QStringLiteral("<b>x</b>") << QStringLiteral("<b>x</b>");
        QTest::newRow("a lone star") << QStringLiteral("2 * 3 = 6") << QStringLiteral("2 * 3 = 6");
        QTest::newRow("a rule") << QStringLiteral("---") << QStringLiteral("---");
        QTest::newRow("thai") << QStringLiteral("**สวัสดี**") << QStringLiteral("สวัสดี");
    }
    void isOneLineWithoutMarkup()
    {
        QFETCH(QString, body);
        QTEST(previewText(body), "preview");
    }
};

QTEST_GUILESS_MAIN(TestPreviewText)
#include "tst_previewtext.moc"
