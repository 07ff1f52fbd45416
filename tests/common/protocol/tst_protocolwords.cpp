// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/cursor.h"
#include "protocol/emoji.h"
#include "protocol/endpoints.h"
#include "protocol/errorcodes.h"
#include "protocol/event.h"
#include "protocol/json.h"

using namespace parlor;

namespace {

constexpr int kCodeCount = int(ErrorCode::Cancelled) + 1;

QJsonObject parsed(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

}  // namespace

class TestProtocolWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasANameOfItsOwn()
    {
        QStringList names;
        for (int i = 0; i < kCodeCount; ++i) {
            const QString name = errorName(ErrorCode(i));
            QVERIFY(!names.contains(name));
            QCOMPARE(errorFromName(name), ErrorCode(i));
            names.append(name);
        }
        QCOMPARE(errorFromName(u"from_the_future"), ErrorCode::Internal);
    }

    void codesHaveTheStatusOfTheProtocol_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("status");
        const QString table = QStringLiteral(
            "invalid_request(400) unauthorized(401) token_expired(401) refresh_reused(401) forbidden(403) not_a_member(403) "
            "not_found(404) method_not_allowed(405) timeout(408) conflict(409) gone(410) precondition_failed(412) "
            "range_not_satisfiable(416) headers_too_large(431) client_key_conflict(409) username_taken(409) "
            "body_too_large(413) unsupported_media_type(415) invalid_fields(422) rate_limited(429) upgrade_required(426) "
            "internal(500) unavailable(503) network(0) bad_answer(0) storage(0) cancelled(0)");
        const QStringList entries = table.split(u' ');
        QCOMPARE(entries.size(), kCodeCount);
        for (const QString &entry : entries) {
            const QString name = entry.section(u'(', 0, 0);
            QTest::newRow(qPrintable(name)) << name << entry.section(u'(', 1).chopped(1).toInt();
        }
    }

    void codesHaveTheStatusOfTheProtocol()
    {
        QFETCH(QString, name);
        QFETCH(int, status);
        QCOMPARE(errorName(errorFromName(name)), name);
        QCOMPARE(httpStatus(errorFromName(name)), status);
        if (status > 0)
            QCOMPARE(httpStatus(errorFromStatus(status)), status);
    }

    void aStatusAloneGivesTheNearestCode()
    {
        QCOMPARE(errorFromStatus(401), ErrorCode::Unauthorized);
        QCOMPARE(errorFromStatus(403), ErrorCode::Forbidden);
        QCOMPARE(errorFromStatus(409), ErrorCode::Conflict);
        QCOMPARE(errorFromStatus(418), ErrorCode::InvalidRequest);
        QCOMPARE(errorFromStatus(502), ErrorCode::Unavailable);
        QCOMPARE(errorFromStatus(504), ErrorCode::Unavailable);
        QCOMPARE(errorFromStatus(599), ErrorCode::Internal);
        for (const int status : {-1, 0, 200, 302, 600})
            QCOMPARE(errorFromStatus(status), ErrorCode::BadAnswer);
    }

    void aProblemSurvivesTheWire_data()
    {
        QTest::addColumn<int>("code");
        for (int i = 0; i < kCodeCount; ++i) {
            if (httpStatus(ErrorCode(i)) > 0)
                QTest::newRow(errorName(ErrorCode(i)).data()) << i;
        }
    }

    void aProblemSurvivesTheWire()
    {
        QFETCH(int, code);
        const Error error{ErrorCode(code),
                          QStringLiteral("Why"),
                          {{QStringLiteral("body"), QStringLiteral("too_long"), 10000},
                           {QStringLiteral("name"), QStringLiteral("missing"), {}}},
                          7};
        const QJsonObject json = problemJson(error);
        QVERIFY(!json.value(QLatin1String("title")).toString().isEmpty());
        QCOMPARE(json.value(QLatin1String("status")).toInt(), httpStatus(error.code));
        QCOMPARE(json.contains(QLatin1String("lowest")), error.code == ErrorCode::UpgradeRequired);
        QCOMPARE(errorFromProblem(json, httpStatus(error.code), 7), error);
    }

    void aProblemIsWrittenAsTheProtocolShows()
    {
        const Error error{ErrorCode::InvalidFields,
                          QStringLiteral("Too long"),
                          {{QStringLiteral("body"), QStringLiteral("too_long"), 10000}},
                          0};
        QCOMPARE(
            problemJson(error),
            parsed(
                R"({"title":"Some fields are missing or wrong","status":422,"code":"invalid_fields","detail":"Too long",
                            "errors":[{"field":"body","code":"too_long","limit":10000}]})"));
        QCOMPARE(problemJson({ErrorCode::NotAMember, {}, {}, 0}),
                 parsed(R"({"title":"Not a member of this room","status":403,"code":"not_a_member"})"));
    }

    void theStatusCountsWhereTheBodySaysNothingUsable()
    {
        QCOMPARE(errorFromProblem({}, 403, 0).code, ErrorCode::Forbidden);
        QCOMPARE(errorFromProblem(parsed(R"({"code":"from_the_future"})"), 409, 0).code, ErrorCode::Conflict);
        QCOMPARE(errorFromProblem(parsed(R"({"code":7,"errors":"none","detail":[]})"), 503, 4),
                 (Error{ErrorCode::Unavailable, {}, {}, 4}));
        // Local codes are not for servers to say.
        QCOMPARE(errorFromProblem(parsed(R"({"code":"cancelled"})"), 500, 0).code, ErrorCode::Internal);
    }

    void cursorsReadAndWrite_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isGood");
        for (const char *good : {"5f3a-1042", "a-0", "0-1", "zz9-9007199254740991"})
            QTest::newRow(good) << QString::fromLatin1(good) << true;
        for (const char *bad :
             {"", "-", "5f3a", "5f3a-", "-7", "5F3A-7", "5f3a--7", "5f3a-+7", "5f3a-07", "5f3a-00", "5f3a-7 ",
              " 5f3a-7", "5f3a-7x", "5f_a-7", "5f3a-9007199254740992", "5f3a-99999999999999999999", "5f3a-\xD9\xA1"})
            QTest::newRow(*bad ? bad : "empty") << QString::fromUtf8(bad) << false;
    }

    void cursorsReadAndWrite()
    {
        QFETCH(QString, text);
        QFETCH(bool, isGood);
        const auto cursor = Cursor::fromText(text);
        QCOMPARE(cursor.has_value(), isGood);
        if (cursor)
            QCOMPARE(cursor->toText(), text);
    }

    void spellsPaths()
    {
        QCOMPARE(endpoint::room(RoomId{7}), QStringLiteral("/api/chat/rooms/7"));
        QCOMPARE(endpoint::roomAction(RoomId{7}, QLatin1String("join")), QStringLiteral("/api/chat/rooms/7/join"));
        QCOMPARE(endpoint::roomMessages(RoomId{7}), QStringLiteral("/api/chat/rooms/7/messages"));
        QCOMPARE(endpoint::roomMembers(RoomId{7}), QStringLiteral("/api/chat/rooms/7/members"));
        QCOMPARE(endpoint::roomMember(RoomId{7}, UserId{3}), QStringLiteral("/api/chat/rooms/7/members/3"));
        QCOMPARE(endpoint::message(MessageId{501}), QStringLiteral("/api/chat/messages/501"));
        QCOMPARE(endpoint::messageByKey(ClientKey{QStringLiteral("a-b_c")}),
                 QStringLiteral("/api/chat/messages/by-key/a-b_c"));
        QCOMPARE(endpoint::reaction(MessageId{501}, QStringLiteral("👍")),
                 QStringLiteral("/api/chat/messages/501/reactions/%F0%9F%91%8D"));
    }

    void knowsAnEmoji_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isOne");
        for (const char *yes :
             {"👍", "👍🏽", "❤️", "❤", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇹🇭",
              "1️⃣", "🧑🏿‍🤝‍🧑🏻", "🏳️‍🌈", "©", "㊗️", "🫨"})
            QTest::newRow(yes) << QString::fromUtf8(yes) << true;
        for (const char *no :
             {"", " ", "a", "1", "#", "👍👍", "👍a", "a👍", " 👍", "👍 ", "🇹🇭🇧🇬", "ก", "好", "\xE2\x80\x8D", ":)", "é"})
            QTest::newRow(*no ? no : "nothing") << QString::fromUtf8(no) << false;
        QTest::newRow("33 code points") << QString(QStringLiteral("👍") + QString(32, QChar(0xFE0F))) << false;
        QTest::newRow("32 code points") << QString(QStringLiteral("👍") + QString(31, QChar(0xFE0F))) << true;
        QTest::newRow("half a pair") << QString(QChar(0xD83D)) << false;
        QTest::newRow("before and after the ranges") << QStringLiteral("\u00A8") << false;
        QTest::newRow("last of a range") << QString::fromUcs4(U"\U0001FAFF") << true;
        QTest::newRow("first of a range") << QString::fromUcs4(U"\U0001F947") << true;
        QTest::newRow("between ranges") << QString::fromUcs4(U"\U0001F946") << false;
    }

    void knowsAnEmoji()
    {
        QFETCH(QString, text);
        QFETCH(bool, isOne);
        QCOMPARE(isEmoji(text), isOne);
    }

    void refusesAnswersWithoutIdentity_data()
    {
        QTest::addColumn<QString>("missing");
        for (const char *field : {"id", "room_id", "seq", "revision", "sender_id", "created_at"})
            QTest::newRow(field) << QString::fromLatin1(field);
    }

    void refusesAnswersWithoutIdentity()
    {
        QFETCH(QString, missing);
        QJsonObject json = parsed(
            R"({"id":1,"room_id":2,"seq":3,"revision":4,"sender_id":5,"created_at":"2026-11-21T08:15:30.123Z"})");
        QVERIFY(messageFromJson(json).ok());
        json.remove(missing);
        QCOMPARE(messageFromJson(json).error().code, ErrorCode::BadAnswer);
        json.insert(missing, -1);
        QCOMPARE(messageFromJson(json).error().code, ErrorCode::BadAnswer);
    }

    void readsWhatALaterVersionSays()
    {
        const auto message = messageFromJson(
            parsed(R"({"id":1,"room_id":2,"seq":3,"revision":4,"sender_id":5,"kind":"poll",
            "body":"which?","mentions":["7",8,"everyone"],"created_at":"2026-11-21T08:15:30Z"})"));
        QVERIFY(message.ok());
        QCOMPARE(message->kind, MessageKind::User);
        QCOMPARE(message->mentions, (Mentions{{UserId{7}, UserId{8}}, false, false}));
        const auto event = eventFromJson(
            parsed(R"({"type":"moon_rose","cursor":"5f3a-9","room_id":null,"data":{"phase":"full"}})"));
        QVERIFY(event.ok());
        QCOMPARE(std::get<event::Unknown>(event->payload),
                 (event::Unknown{QStringLiteral("moon_rose"), parsed(R"({"phase":"full"})")}));
        QCOMPARE(event->cursor, (Cursor{QStringLiteral("5f3a"), 9}));
        QVERIFY(!isDurable(event->payload));
        QCOMPARE(control::byeFromJson(parsed(R"({"reason":"tea"})"))->reason, control::ByeReason::Rotate);
    }

    void refusesEventsThatItCannotPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no type") << QByteArray(R"({"room_id":7,"data":{}})");
        QTest::newRow("bad cursor") << QByteArray(R"({"type":"room_deleted","room_id":7,"cursor":"7","data":{}})");
        QTest::newRow("no room") << QByteArray(R"({"type":"room_deleted","room_id":null,"data":{}})");
        QTest::newRow("neither room nor workspace")
            << QByteArray(R"({"type":"member_removed","data":{"user_id":3,"by":3}})");
        QTest::newRow("no message") << QByteArray(R"({"type":"new_message","room_id":7,"data":{}})");
        QTest::newRow("half a message") << QByteArray(
            R"({"type":"new_message","room_id":7,"data":{"message":{"id":3}}})");
        QTest::newRow("bad root") << QByteArray(R"({"type":"room_deleted","room_id":7,"data":{"root":{"id":-3}}})");
        QTest::newRow("data is no object") << QByteArray(R"({"type":"room_deleted","room_id":7,"data":[]})");
    }

    void refusesEventsThatItCannotPlace()
    {
        QFETCH(QByteArray, json);
        const auto event = eventFromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(!event.ok());
        QCOMPARE(event.error().code, ErrorCode::BadAnswer);
    }
};

QTEST_GUILESS_MAIN(TestProtocolWords)
#include "tst_protocolwords.moc"
