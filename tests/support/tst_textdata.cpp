// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/requests.h"
#include "realtexts.h"

using namespace parlor;

class TestRealTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areTwoThousandDifferentOnes()
    {
        const QStringList texts = realTexts();
        QCOMPARE(texts.size(), 2000);
        QCOMPARE(QSet<QString>(texts.begin(), texts.end()).size(), 2000);
    }

    void areWrittenInSeveralScripts()
    {
        QHash<QChar::Script, int> texts;
        for (const QString &text : realTexts()) {
            QSet<QChar::Script> scripts;
            for (const QChar c : text)
                scripts.insert(c.script());
            for (const QChar::Script script : scripts)
                ++texts[script];
        }
        for (const QChar::Script script :
             {QChar::Script_Thai, QChar::Script_Han, QChar::Script_Cyrillic, QChar::Script_Latin})
            QVERIFY(texts.value(script) >= 300);
    }

    /// What the server stores is what was written: through the request's JSON and back, to the byte.
    void surviveTheRequestUnchanged()
    {
        const ClientKey key{QStringLiteral("abcdefgh")};
        for (const QString &text : realTexts()) {
            const QByteArray wire = QJsonDocument(toJson(ComposeRequest{key, text, {}, {}, {}}))
                                        .toJson(QJsonDocument::Compact);
            const auto request = composeRequestFromJson(QJsonDocument::fromJson(wire).object(), Limits{});
            QVERIFY2(request.ok(), qPrintable(text));
            QCOMPARE(request->body, text);
        }
    }
};

QTEST_GUILESS_MAIN(TestRealTexts)
#include "tst_textdata.moc"
