// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "protocol/requests.h"

using namespace parlor;

namespace {

/// "field:code[:limit]" of every error, or "ok".
template<typename T>
QString verdict(const Result<T> &result)
{
    if (result.ok())
        return QStringLiteral("ok");
    if (result.error().code != ErrorCode::InvalidFields)
        return QStringLiteral("other error");
    QStringList list;
    for (const FieldError &field : result.error().fields) {
        const QString limit = field.limit ? QStringLiteral(":%1").arg(*field.limit) : QString();
        list.append(QString(field.field + u':' + field.code + limit));
    }
    return list.join(u' ');
}

QJsonObject parsed(const QByteArray &text)
{
    const Result<QJsonObject> object = parseJsonObject(text);
    Q_ASSERT(object.ok());
    return *object;
}

QString composeVerdict(const QByteArray &fields)
{
    return verdict(composeRequestFromJson(parsed("{\"client_key\":\"abcdefgh\"," + fields + "}"), Limits{}));
}

QByteArray body(const QByteArray &text)
{
    return "\"body\":\"" + text + "\"";
}

}  // namespace

class TestRequestRules : public QObject
{
    Q_OBJECT

    static void row(const char *name, const QByteArray &json, const char *expected)
    {
        QTest::newRow(name) << json << QString::fromUtf8(expected);
    }

private Q_SLOTS:
    void judgesTheWordsOfAMessage_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("expected");
        row("plain", body("hello"), "ok");
        row("kept white space around", body("  x\\n"), "ok");
        row("empty", body(""), "body:blank");
        row("spaces, tabs, line ends", body(" \\t\\r\\n\xC2\xA0\xE3\x80\x80"), "body:blank");
        row("missing", "\"x\":1", "body:missing");
        row("null", "\"body\":null", "body:missing");
        row("number", "\"body\":7", "body:wrong_type");
        row("longest", body(QByteArray(10000, 'x')), "ok");
        row("longest in code points", body(QByteArray("\xF0\x9F\x91\x8D").repeated(10000)), "ok");
        row("too long", body(QByteArray(10001, 'x')), "body:too_long:10000");
        row("NUL", body("a\\u0000b"), "body:invalid");
        row("lone high surrogate", body("a\\uD800b"), "body:invalid");
        row("lone low surrogate", body("a\\uDC00"), "body:invalid");
        row("pair of escapes", body("\\uD83D\\uDC4D"), "ok");
        row("reversed pair", body("\\uDC4D\\uD83D"), "body:invalid");
        row("noncharacter", body("\xEF\xBF\xBF"), "ok");
        row("byte order mark alone", body("\xEF\xBB\xBF"), "ok");
        row("blank with files", body(" ") + ",\"attachment_ids\":[1]", "ok");
        row("missing with files", "\"attachment_ids\":[\"1\"]", "ok");
        row("one file twice", "\"attachment_ids\":[1,\"1\"]", "attachment_ids:invalid");
        row("NUL with files", body("\\u0000") + ",\"attachment_ids\":[1]", "body:invalid");
        row("forward", "\"forward_of\":5", "ok");
        row("forward with empty body", body("") + ",\"forward_of\":\"5\"", "ok");
        row("forward with words", body("x") + ",\"forward_of\":5", "body:invalid");
        row("forward of nothing", body("x") + ",\"forward_of\":null", "ok");
        row("bad ids", body("x") + ",\"reply_to\":0,\"attachment_ids\":[1,-2],\"forward_of\":9007199254740992",
            "reply_to:invalid attachment_ids:invalid forward_of:invalid body:invalid");
    }

    void judgesTheWordsOfAMessage()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, expected);
        QCOMPARE(composeVerdict(json), expected);
    }

    void keepsTheWordsByteForByte()
    {
        const QByteArray text =
            "  e\xCC\x81 \xC3\xA9 \xEF\xBB\xBF\xE2\x80\x8B\xE2\x80\xAE \xF4\x8F\xBF\xBF\\r\\n\\u0001 ";
        const auto request = composeRequestFromJson(parsed("{\"client_key\":\"abcdefgh\"," + body(text) + "}"),
                                                    Limits{});
        QVERIFY(request.ok());
        QByteArray raw = text;
        raw.replace("\\r\\n\\u0001", "\r\n\x01");
        QCOMPARE(request->body.toUtf8(), raw);
    }

    void theServersOwnLimitCounts()
    {
        Limits limits;
        limits.messageLength = 3;
        limits.clientKeyLength = 10;
        const QJsonObject json = parsed("{\"client_key\":\"abcdefghijk\",\"body\":\"four\"}");
        QCOMPARE(verdict(composeRequestFromJson(json, limits)),
                 QStringLiteral("client_key:too_long:10 body:too_long:3"));
    }

    void judgesClientKeys_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("expected");
        row("missing", "{\"body\":\"x\"}", "client_key:missing");
        row("shortest", "{\"body\":\"x\",\"client_key\":\"aZ0-_bcd\"}", "ok");
        row("too short", "{\"body\":\"x\",\"client_key\":\"abcdefg\"}", "client_key:too_short:8");
        row("too long", "{\"body\":\"x\",\"client_key\":\"" + QByteArray(65, 'a') + "\"}", "client_key:too_long:64");
        row("bad character", "{\"body\":\"x\",\"client_key\":\"abcdefg.\"}", "client_key:invalid");
        row("letter of another script", "{\"body\":\"x\",\"client_key\":\"abcdefg\xD0\xB0\"}", "client_key:invalid");
        row("number", "{\"body\":\"x\",\"client_key\":12345678}", "client_key:wrong_type");
    }

    void judgesClientKeys()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, expected);
        QCOMPARE(verdict(composeRequestFromJson(parsed(json), Limits{})), expected);
    }

    void judgesEdits_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("expected");
        row("plain", "{\"body\":\"x\"}", "ok");
        row("with base", "{\"body\":\"x\",\"base_revision\":7}", "ok");
        row("blank", "{\"body\":\" \"}", "body:blank");
        row("base of a wrong type", "{\"body\":\"x\",\"base_revision\":\"new\"}", "base_revision:wrong_type");
        row("nothing", "{}", "body:missing");
    }

    void judgesEdits()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, expected);
        QCOMPARE(verdict(editRequestFromJson(parsed(json), Limits{})), expected);
    }

    void judgesRegistrations_data()
    {
        QTest::addColumn<QString>("username");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("displayName");
        QTest::addColumn<QString>("expected");
        const QString mali = QStringLiteral("mali");
        const QString secret = QStringLiteral("12345678");
        const QString name = QStringLiteral("มะลิ ✿");
        QTest::newRow("good") << mali << secret << name << QStringLiteral("ok");
        QTest::newRow("every kind of character") << QStringLiteral("Az09._-") << secret << name << QStringLiteral("ok");
        QTest::newRow("short name") << QStringLiteral("m") << secret << name << QStringLiteral("username:too_short:2");
        QTest::newRow("long name") << QString(33, u'a') << secret << name << QStringLiteral("username:too_long:32");
        QTest::newRow("space in name") << QStringLiteral("ma li") << secret << name
                                       << QStringLiteral("username:invalid");
        QTest::newRow("kelvin sign folds to k")
            << QStringLiteral("\u212Aim") << secret << name << QStringLiteral("username:invalid");
        QTest::newRow("short password") << mali << QStringLiteral("1234567") << name
                                        << QStringLiteral("password:too_short:8");
        QTest::newRow("long password") << mali << QString(257, u'x') << name << QStringLiteral("password:too_long:256");
        QTest::newRow("broken password") << mali << QString(8, QChar(0xD800)) << name
                                         << QStringLiteral("password:invalid");
        QTest::newRow("no display name") << mali << secret << QString() << QStringLiteral("display_name:too_short:1");
        QTest::newRow("blank display name")
            << mali << secret << QStringLiteral("  ") << QStringLiteral("display_name:blank");
        QTest::newRow("long display name")
            << mali << secret << QString(65, u'x') << QStringLiteral("display_name:too_long:64");
        QTest::newRow("64 code points") << mali << secret << QStringLiteral("👍").repeated(64) << QStringLiteral("ok");
        QTest::newRow("control character")
            << mali << secret << QStringLiteral("a\u0007") << QStringLiteral("display_name:invalid");
        QTest::newRow("C1 control") << mali << secret << QStringLiteral("a\u0085")
                                    << QStringLiteral("display_name:invalid");
        QTest::newRow("line separator") << mali << secret << QStringLiteral("a\u2028b")
                                        << QStringLiteral("display_name:invalid");
        QTest::newRow("bidi override") << mali << secret << QStringLiteral("a\u202Eb")
                                       << QStringLiteral("display_name:invalid");
        QTest::newRow("bidi isolate") << mali << secret << QStringLiteral("a\u2066b")
                                      << QStringLiteral("display_name:invalid");
        QTest::newRow("right-to-left name") << mali << secret << QStringLiteral("שלום") << QStringLiteral("ok");
        QTest::newRow("joined emoji") << mali << secret << QStringLiteral("👩‍👧") << QStringLiteral("ok");
        QTest::newRow("all of it") << QStringLiteral("!") << QString() << QString(65, u'\n')
                                   << QStringLiteral(
                                          "username:too_short:2 username:invalid password:too_short:8 "
                                          "display_name:too_long:64 display_name:invalid display_name:blank");
    }

    void judgesRegistrations()
    {
        QFETCH(QString, username);
        QFETCH(QString, password);
        QFETCH(QString, displayName);
        QFETCH(QString, expected);
        const auto request = registerRequestFromJson({{QStringLiteral("username"), username},
                                                      {QStringLiteral("password"), password},
                                                      {QStringLiteral("display_name"), displayName}});
        QCOMPARE(verdict(request), expected);
        if (request.ok())
            QCOMPARE(request->username, username.toLower());
    }

    void takesAnyLoginThatCanBeRefusedLikeAWrongOne()
    {
        const auto request = loginRequestFromJson(parsed("{\"username\":\"Ma Li\",\"password\":\"x\"}"));
        QVERIFY(request.ok());
        QCOMPARE(request->username, QStringLiteral("ma li"));
        QCOMPARE(verdict(loginRequestFromJson({})), QStringLiteral("username:missing password:missing"));
    }

    void judgesRooms()
    {
        QCOMPARE(verdict(createRoomRequestFromJson({})), QStringLiteral("workspace_id:missing kind:missing"));
        QCOMPARE(
            verdict(createRoomRequestFromJson(parsed("{\"workspace_id\":\"1\",\"kind\":\"club\",\"name\":\"a\\nb\"}"))),
            QStringLiteral("kind:invalid name:invalid"));
        QCOMPARE(verdict(createRoomRequestFromJson(parsed("{\"workspace_id\":1,\"kind\":\"group\"}"))),
                 QStringLiteral("ok"));
        QCOMPARE(verdict(updateRoomRequestFromJson(parsed("{\"posting\":\"some\",\"archived\":1,\"name\":7}"))),
                 QStringLiteral("name:wrong_type posting:invalid archived:wrong_type"));
    }

    void aNullInAnUpdateChangesNothing()
    {
        const auto request = updateRoomRequestFromJson(parsed("{\"name\":null,\"topic\":\"\"}"));
        QVERIFY(request.ok());
        QVERIFY(!request->name);
        QVERIFY(request->topic);
    }
};

QTEST_GUILESS_MAIN(TestRequestRules)
#include "tst_requestrules.moc"
