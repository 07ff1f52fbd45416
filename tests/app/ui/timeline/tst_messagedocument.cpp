// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testseed.h"
#include "theme/theme.h"
#include "timeline/documentgeometry.h"
#include "timeline/messagedocument.h"

#include <QTextBlock>
#include <QWidget>
#include <QtTest>

using namespace parlor;

class tst_MessageDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMarkdownAsText_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &body, const QString &text) {
            QTest::newRow(name) << body << text;
        };
        row("emphasis", QStringLiteral("**b** *i* ~~s~~ `c`"), QStringLiteral("b i s c"));
        row("raw HTML is text", QStringLiteral("<b>x</b> <script>alert(1)</script>"),
            QStringLiteral("<b>x</b> <script>alert(1)</script>"));
        row("HTML block is text", QStringLiteral("<div>\nx\n</div>"), QStringLiteral("<div>\nx\n</div>"));
        row("entity is text", QStringLiteral("a &amp; &copy; b"), QStringLiteral("a &amp; &copy; b"));
        row("lines stay lines", QStringLiteral("one\ntwo\n\nthree"), QStringLiteral("one\ntwo\nthree"));
        row("code block", QStringLiteral("```\na\n\n  b\n```\nc"), QStringLiteral("a\n\n  b\nc"));
        row("unclosed code block", QStringLiteral("```\na"), QStringLiteral("a"));
        row("bullets", QStringLiteral("- a\n- b"), QStringLiteral("•  a\n•  b"));
        row("numbers as written", QStringLiteral("7. a\n8. b"), QStringLiteral("7. a\n8. b"));
        row("quote", QStringLiteral("> a\n> b"), QStringLiteral("a\nb"));
        row("image is its description", QStringLiteral("![cat](https://x.org/cat.png)"), QStringLiteral("cat"));
        row("not a list", QStringLiteral("2026 was - all in all - fine"),
            QStringLiteral("2026 was - all in all - fine"));
        row("scripts", QStringLiteral("สวัสดี 你好 مرحبا 👨‍👩‍👧"),
            QStringLiteral("สวัสดี 你好 مرحبا 👨‍👩‍👧"));
    }
    void readsMarkdownAsText()
    {
        QFETCH(QString, body);
        QFETCH(QString, text);
        QCOMPARE(plainMessageText(body), text);
        // With and without a style the letters have the same places: selection depends on it.
        QCOMPARE(document(body)->toPlainText(), text);
    }

    void linksOnlySafeSchemes()
    {
        QVERIFY(isSafeLink(QStringLiteral("https://example.org")));
        QVERIFY(isSafeLink(QStringLiteral("parlor://host:7420/room/7?message=1")));
        QVERIFY(!isSafeLink(QStringLiteral("javascript:alert(1)")));
        QVERIFY(!isSafeLink(QStringLiteral("file:///etc/passwd")));
        QVERIFY(!isSafeLink(QStringLiteral("x")));
        const auto made = document(
            QStringLiteral("[a](javascript:alert(1)) [b](https://example.org/) [c](file:///etc/passwd)"));
        made->setTextWidth(400);
        const auto links = documentLinks(*made);
        QCOMPARE(links.size(), 1);
        QCOMPARE(links.first().address, QStringLiteral("https://example.org/"));
    }

    void highlightsNamedMentionsOutsideCode()
    {
        const MentionNames names{{QStringLiteral("ana"), QStringLiteral("here")}, QStringLiteral("ana")};
        QCOMPARE(highlighted(QStringLiteral("@ana, @here and @bob; mail@ana `@ana` @Ana."), names),
                 (QStringList{QStringLiteral("@ana"), QStringLiteral("@here"), QStringLiteral("@Ana")}));
    }

    void everyLineHasItsOwnDirection()
    {
        const auto made = document(QStringLiteral("English\nمرحبا\n- عنصر"));
        QCOMPARE(made->findBlockByNumber(0).textDirection(), Qt::LeftToRight);
        QCOMPARE(made->findBlockByNumber(1).textDirection(), Qt::RightToLeft);
        QVERIFY(made->findBlockByNumber(2).blockFormat().rightMargin() > 0);
        QCOMPARE(made->findBlockByNumber(2).blockFormat().leftMargin(), 0);
    }

    void survivesWhatNobodyWouldWrite()
    {
        QRandomGenerator random(testSeed());
        const QString letters = QStringLiteral("*_~`>-#[]()<>!&;:/@.\\\n\n \t1aé你م");
        for (int round = 0; round < 500; ++round) {
            QString body;
            for (int i = random.bounded(1, 120); i > 0; --i)
                body.append(letters.at(random.bounded(int(letters.size()))));
            const auto made = document(body);
            made->setTextWidth(300);
            QVERIFY(made->size().height() >= 0);
            QCOMPARE(made->toPlainText(), plainMessageText(body));
        }
        (void)document(QStringLiteral(">").repeated(5000) + QStringLiteral("deep"));
        (void)document(QStringLiteral("**a").repeated(3000));
    }

private:
    std::unique_ptr<QTextDocument> document(const QString &body, const MentionNames &names = {})
    {
        return messageDocument(body, RowStyle::of(widget, theme.tokens()), names);
    }

    QStringList highlighted(const QString &body, const MentionNames &names)
    {
        QStringList found;
        const auto made = document(body, names);
        for (QTextBlock block = made->begin(); block.isValid(); block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                if (it.fragment().charFormat().foreground().color() == theme.tokens().accent)
                    found.append(it.fragment().text());
            }
        }
        return found;
    }

    Theme theme{ThemeChoice::Light};
    QWidget widget;
};

QTEST_MAIN(tst_MessageDocument)
#include "tst_messagedocument.moc"
