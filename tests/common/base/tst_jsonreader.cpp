// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "base/jsonreader.h"

using namespace parlor;

namespace {

QByteArray nested(int depth)
{
    return "{\"a\":" + QByteArray(depth - 1, '[') + QByteArray(depth - 1, ']') + "}";
}

QJsonObject parsed(const char *text)
{
    return *parseJsonObject(text);
}

/// "field:code[:limit]" of every error.
QString errors(const JsonReader &reader)
{
    QStringList list;
    if (!reader.ok()) {
        for (const FieldError &field : reader.error().fields) {
            const QString limit = field.limit ? QStringLiteral(":%1").arg(*field.limit) : QString();
            list.append(QString(field.field + u':' + field.code + limit));
        }
    }
    return list.join(u' ');
}

constexpr qint64 kMax = 9007199254740991;
const QLatin1String kA("a");

}  // namespace

class TestJsonReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parsesObjectsOnly_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("empty object") << QByteArray("{}") << true;
        QTest::newRow("white space around") << QByteArray(" \r\n{}\t") << true;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("array") << QByteArray("[]") << false;
        QTest::newRow("string") << QByteArray("\"a\"") << false;
        QTest::newRow("cut") << QByteArray("{\"a\":1") << false;
        QTest::newRow("two") << QByteArray("{}{}") << false;
        QTest::newRow("comma at the end") << QByteArray("{\"a\":1,}") << false;
        QTest::newRow("Latin-1") << QByteArray("{\"a\":\"\xE9\"}") << false;
        QTest::newRow("overlong") << QByteArray("{\"a\":\"\xC0\x80\"}") << false;
        QTest::newRow("surrogate in UTF-8") << QByteArray("{\"a\":\"\xED\xA0\x80\"}") << false;
        QTest::newRow("cut character") << QByteArray("{\"a\":\"\xE0\xB8\"}") << false;
        QTest::newRow("deepest") << nested(kMaxJsonDepth) << true;
        QTest::newRow("too deep") << nested(kMaxJsonDepth + 1) << false;
        QTest::newRow("far too deep") << nested(1'000'000) << false;
        QTest::newRow("brackets in a text are no depth")
            << QByteArray("{\"a\":\"" + QByteArray(1000, '[') + "\"}") << true;
        QTest::newRow("escaped quote in a text") << QByteArray("{\"a\":\"\\\"" + QByteArray(1000, '{') + "\"}") << true;
        QTest::newRow("wide is not deep") << QByteArray("{\"a\":[" + QByteArray("[],").repeated(1000) + "[]]}") << true;
    }

    void parsesObjectsOnly()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isGood);
        const auto result = parseJsonObject(text);
        QCOMPARE(result.ok(), isGood);
        if (!isGood)
            QCOMPARE(result.error().code, ErrorCode::InvalidRequest);
    }

    void keepsTextsToTheByte_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("mark alone") << QByteArray("\xEF\xBB\xBF");
        QTest::newRow("mark first") << QByteArray("\xEF\xBB\xBFgood morning");
        QTest::newRow("two marks") << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBF");
        QTest::newRow("mark within") << QByteArray("a\xEF\xBB\xBF"
                                                   "b");
        QTest::newRow("mark after a backslash") << QByteArray("\\\xEF\xBB\xBF");
        QTest::newRow("quotes and control characters") << QByteArray("\"\\/\b\f\n\r\t\x01\x7F");
        QTest::newRow("noncharacters") << QByteArray("\xEF\xBF\xBE\xEF\xBF\xBF\xF4\x8F\xBF\xBF");
        QTest::newRow("not normalised") << QByteArray("e\xCC\x81\xC3\xA9\xE0\xB8\x81\xE0\xB8\xB3");
    }

    void keepsTextsToTheByte()
    {
        QFETCH(QByteArray, text);
        // QString::fromUtf8() drops a leading mark; what it makes of "x" + text does not.
        const QString asText = QString::fromUtf8("x" + text).sliced(1);
        const auto result = parseJsonObject(compactJson({{kA, asText}}));
        QVERIFY(result.ok());
        QCOMPARE(result->value(kA).toString(), asText);
        QCOMPARE(result->value(kA).toString().toUtf8(), text);
    }

    void readsWhatIsThere()
    {
        JsonReader reader(parsed(
            R"({"t":"x","i":-7,"b":true,"o":{"k":1},"l":[1],"at":"2026-11-21T08:15:30.123Z","id":"42","ids":[1,"2"]})"));
        QCOMPARE(reader.text(QLatin1String("t")), QStringLiteral("x"));
        QCOMPARE(reader.integer(QLatin1String("i")), -7);
        QCOMPARE(reader.boolean(QLatin1String("b")), true);
        QCOMPARE(reader.object(QLatin1String("o")).size(), 1);
        QCOMPARE(reader.array(QLatin1String("l")).size(), 1);
        QCOMPARE(reader.timestamp(QLatin1String("at")).ms, 1'795'248'930'123);
        QCOMPARE(reader.id<RoomId>(QLatin1String("id")), RoomId{42});
        QCOMPARE(reader.optionalIds<UserId>(QLatin1String("ids")), (QList<UserId>{UserId{1}, UserId{2}}));
        QVERIFY(reader.ok());
    }

    void nullAndAbsentAreTheSame()
    {
        JsonReader reader(parsed(R"({"a":null})"));
        QVERIFY(!reader.has(kA));
        QCOMPARE(reader.optionalText(kA, {}, QStringLiteral("d")), QStringLiteral("d"));
        QCOMPARE(reader.optionalInteger(kA, 5), 5);
        QCOMPARE(reader.optionalBoolean(kA, true), true);
        QVERIFY(!reader.optionalTimestamp(kA));
        QVERIFY(!reader.optionalId<RoomId>(kA));
        QVERIFY(reader.optionalIds<RoomId>(kA).isEmpty());
        QVERIFY(reader.ok());
        reader.text(kA);
        reader.integer(QLatin1String("b"));
        QCOMPARE(errors(reader), QStringLiteral("a:missing b:missing"));
    }

    void namesEveryBadField()
    {
        JsonReader reader(parsed(R"({"t":1,"i":1.5,"b":0,"o":[],"l":{},"at":"noon","id":0,"ids":[1,-1]})"),
                          QStringLiteral("x."));
        reader.text(QLatin1String("t"));
        reader.integer(QLatin1String("i"));
        reader.boolean(QLatin1String("b"));
        reader.object(QLatin1String("o"));
        reader.array(QLatin1String("l"));
        reader.timestamp(QLatin1String("at"));
        QVERIFY(!reader.id<RoomId>(QLatin1String("id")).isValid());
        QVERIFY(reader.optionalIds<RoomId>(QLatin1String("ids")).isEmpty());
        reader.reject(QLatin1String("own"), QStringLiteral("blank"), 3);
        QCOMPARE(errors(reader),
                 QStringLiteral("x.t:wrong_type x.i:wrong_type x.b:wrong_type x.o:wrong_type x.l:wrong_type "
                                "x.at:invalid x.id:invalid x.ids:invalid x.own:blank:3"));
        QCOMPARE(reader.error().code, ErrorCode::InvalidFields);
        QVERIFY(reader.error().detail.contains(QLatin1String("x.i: wrong_type")));
    }

    void boundsCountCodePoints()
    {
        JsonReader reader(parsed("{\"a\":\"\xF0\x9F\x91\x8D\xF0\x9F\x91\x8D\"}"));
        reader.text(kA, {2, 2});
        QVERIFY(reader.ok());
        reader.text(kA, {3, 9});
        reader.text(kA, {0, 1});
        reader.optionalText(kA, {0, 0});
        QCOMPARE(errors(reader), QStringLiteral("a:too_short:3 a:too_long:1 a:too_long:0"));
        QCOMPARE(codePoints(QString(QStringLiteral("a") + QChar(0xD83D))), 2);
        QCOMPARE(codePoints(QString(QChar(0xDC4D) + QStringLiteral("a"))), 2);
    }

    void readsIds_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<qint64>("id");
        QTest::newRow("one") << QByteArray("1") << qint64(1);
        QTest::newRow("text") << QByteArray("\"7\"") << qint64(7);
        QTest::newRow("largest") << QByteArray("9007199254740991") << kMax;
        QTest::newRow("largest as text") << QByteArray("\"9007199254740991\"") << kMax;
        QTest::newRow("with an exponent") << QByteArray("7e0") << qint64(7);
        for (const char *bad : {"0",
                                "-1",
                                "1.5",
                                "9007199254740992",
                                "9007199254740993",
                                "1e300",
                                "\"\"",
                                "\"0\"",
                                "\"-1\"",
                                "\"+1\"",
                                "\" 1\"",
                                "\"1.0\"",
                                "\"0x1\"",
                                "\"9007199254740992\"",
                                "\"99999999999999999999\"",
                                "\"\xD9\xA1\"",
                                "true",
                                "[]",
                                "{}",
                                "null"})
            QTest::newRow(bad) << QByteArray(bad) << qint64(0);
    }

    void readsIds()
    {
        QFETCH(QByteArray, json);
        QFETCH(qint64, id);
        const QJsonObject object = parsed("{\"a\":" + json + "}");
        QCOMPARE(idFromJson(object.value(kA)).value_or(0), id);
        JsonReader reader(object);
        QCOMPARE(reader.id<RoomId>(kA).value, id);
        QCOMPARE(reader.ok(), id != 0);
    }

    void integersHaveTheBoundsOfIds()
    {
        JsonReader reader(parsed(R"({"a":9007199254740991,"b":-9007199254740991,"c":9007199254740992,"d":"7"})"));
        QCOMPARE(reader.integer(kA), kMax);
        QCOMPARE(reader.integer(QLatin1String("b")), -kMax);
        QVERIFY(reader.ok());
        reader.integer(QLatin1String("c"));
        reader.integer(QLatin1String("d"));
        QCOMPARE(errors(reader), QStringLiteral("c:wrong_type d:wrong_type"));
    }

private:
    static QJsonObject parsed(const QByteArray &text) { return ::parsed(text.constData()); }
};

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
