// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/messageapi.h"
#include "apirig.h"
#include "protocol/endpoints.h"
#include "protocol/json.h"

using namespace parlor;
using namespace std::chrono_literals;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

}  // namespace

class TestApiClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void expiredTokenIsRenewedOnceForAllWhoWait()
    {
        ApiRig rig;
        QPointer<FakeExchange> refresh;
        rig.parlor.http.handle("POST", endpoint::kRefresh,
                               [&](const FakeRequest &, FakeExchange &exchange) { refresh = &exchange; });
        rig.parlor.http.handle("GET", endpoint::kMe, [&](const FakeRequest &request, FakeExchange &exchange) {
            if (request.headers.value("authorization") == "Bearer access-2")
                exchange.reply(200, {{text("user"), toJson(rig.parlor.alice)}});
            else
                exchange.problem(401, text("token_expired"));
        });
        QSignalSpy granted(&rig.authorizer, &Authorizer::granted);
        int answered = 0;
        for (int i = 0; i < 5; ++i)
            rig.api.send({"GET", endpoint::kMe}, this,
                         [&](const HttpAnswer &answer) { answered += answer.result.ok(); });
        QTRY_VERIFY(refresh);
        QTRY_COMPARE(rig.parlor.http.count("GET", endpoint::kMe), 5);
        refresh->reply(200, toJson(rig.parlor.grant(2)));
        QTRY_COMPARE(answered, 5);
        QCOMPARE(rig.parlor.http.count("POST", endpoint::kRefresh), 1);
        QCOMPARE(granted.count(), 1);
    }

    void tokenAboutToEndIsRenewedBeforehand()
    {
        ApiRig rig;
        rig.parlor.http.handle("GET", endpoint::kMe,
                               [](const FakeRequest &, FakeExchange &exchange) { exchange.reply(200); });
        rig.clock.advance(15min);
        bool answered = false;
        rig.api.send({"GET", endpoint::kMe}, this, [&](const HttpAnswer &) { answered = true; });
        QTRY_VERIFY(answered);
        QCOMPARE(rig.parlor.http.requests("GET", endpoint::kMe).first().headers.value("authorization"),
                 QByteArray("Bearer access-2"));
    }

    void secondExpiryInARowIsTheAnswer()
    {
        ApiRig rig;
        rig.parlor.http.handle("GET", endpoint::kMe, [](const FakeRequest &, FakeExchange &exchange) {
            exchange.problem(401, text("token_expired"));
        });
        std::optional<ErrorCode> code;
        rig.api.send({"GET", endpoint::kMe}, this,
                     [&](const HttpAnswer &answer) { code = answer.result.error().code; });
        QTRY_VERIFY(code);
        QCOMPARE(*code, ErrorCode::TokenExpired);
        QCOMPARE(rig.parlor.http.count("GET", endpoint::kMe), 2);
    }

    void refusedRenewalEndsTheSession()
    {
        ApiRig rig;
        rig.parlor.http.handle("POST", endpoint::kRefresh, [](const FakeRequest &, FakeExchange &exchange) {
            exchange.problem(401, text("refresh_reused"));
        });
        rig.clock.advance(15min);
        QSignalSpy refused(&rig.authorizer, &Authorizer::refused);
        std::optional<ErrorCode> code;
        rig.api.send({"GET", endpoint::kMe}, this,
                     [&](const HttpAnswer &answer) { code = answer.result.error().code; });
        QTRY_VERIFY(code);
        QCOMPARE(*code, ErrorCode::RefreshReused);
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(!rig.authorizer.isSignedIn());
    }

    void renewalThatGotNoAnswerEndsNothing()
    {
        ApiRig rig;
        rig.parlor.http.handle("POST", endpoint::kRefresh, [](const FakeRequest &, FakeExchange &exchange) {
            exchange.replyText(200, "text/html", "<html>");
        });
        rig.clock.advance(15min);
        std::optional<ErrorCode> code;
        rig.api.send({"GET", endpoint::kMe}, this,
                     [&](const HttpAnswer &answer) { code = answer.result.error().code; });
        QTRY_VERIFY(code);
        QCOMPARE(*code, ErrorCode::BadAnswer);
        QVERIFY(rig.authorizer.isSignedIn());
    }

    void namesWhatWentWrong_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("problem") << 403 << QByteArray("application/problem+json")
                                 << QByteArray(R"({"code":"not_a_member"})") << ErrorCode::NotAMember;
        QTest::newRow("status alone") << 404 << QByteArray("application/json") << QByteArray("{}")
                                      << ErrorCode::NotFound;
        QTest::newRow("html") << 200 << QByteArray("text/html") << QByteArray("<html>") << ErrorCode::BadAnswer;
        QTest::newRow("html of a proxy") << 502 << QByteArray("text/html") << QByteArray("<html>")
                                         << ErrorCode::BadAnswer;
        QTest::newRow("redirect") << 302 << QByteArray("text/html") << QByteArray() << ErrorCode::BadAnswer;
        QTest::newRow("broken json") << 200 << QByteArray("application/json") << QByteArray("{")
                                     << ErrorCode::BadAnswer;
        QTest::newRow("unavailable") << 503 << QByteArray("application/problem+json")
                                     << QByteArray(R"({"code":"unavailable"})") << ErrorCode::Unavailable;
    }
    void namesWhatWentWrong()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(ErrorCode, code);
        ApiRig rig;
        rig.parlor.http.handle("GET", endpoint::kMe, [&](const FakeRequest &, FakeExchange &exchange) {
            exchange.replyText(status, type, body, "Location: http://127.0.0.1:1/\r\nRetry-After: 7\r\n");
        });
        std::optional<Error> error;
        rig.api.send({"GET", endpoint::kMe}, this, [&](const HttpAnswer &answer) { error = answer.result.error(); });
        QTRY_VERIFY(error);
        QCOMPARE(error->code, code);
        if (code == ErrorCode::Unavailable)
            QCOMPARE(error->retryAfterSeconds, 7);
    }

    void givesUpAfterItsTime()
    {
        ApiRig rig;
        rig.parlor.http.handle("GET", endpoint::kMe, [](const FakeRequest &, FakeExchange &) {});
        std::optional<ErrorCode> code;
        rig.api.send({"GET", endpoint::kMe}, this,
                     [&](const HttpAnswer &answer) { code = answer.result.error().code; });
        QTRY_COMPARE(rig.parlor.http.count("GET", endpoint::kMe), 1);
        rig.clock.advance(29s);
        QVERIFY(!code);
        rig.clock.advance(1s);
        QTRY_VERIFY(code);
        QCOMPARE(*code, ErrorCode::Network);
    }

    void cancelledCallAnswersNothing()
    {
        ApiRig rig;
        QPointer<FakeExchange> exchange;
        rig.parlor.http.handle("GET", endpoint::kMe, [&](const FakeRequest &, FakeExchange &e) { exchange = &e; });
        bool answered = false;
        QObject *handle = rig.api.send({"GET", endpoint::kMe}, this, [&](const HttpAnswer &) { answered = true; });
        auto context = std::make_unique<QObject>();
        rig.api.send({"GET", endpoint::kMe}, context.get(), [&](const HttpAnswer &) { answered = true; });
        QTRY_COMPARE(rig.parlor.http.count("GET", endpoint::kMe), 2);
        delete handle;
        context.reset();
        exchange->reply(200);
        bool later = false;
        rig.parlor.http.handle("GET", endpoint::kUsers, [](const FakeRequest &, FakeExchange &e) { e.reply(200); });
        rig.api.send({"GET", endpoint::kUsers}, this, [&](const HttpAnswer &) { later = true; });
        QTRY_VERIFY(later);
        QVERIFY(!answered);
    }

    void conflictBringsThePresentMessage()
    {
        ApiRig rig;
        const Message present = rig.parlor.message(rig.parlor.alice, text("theirs"));
        rig.parlor.http.handle(
            "PATCH", endpoint::message(present.id), [&](const FakeRequest &, FakeExchange &exchange) {
                exchange.reply(409, {{text("code"), text("conflict")}, {text("message"), toJson(present)}});
            });
        MessageApi messages(rig.api);
        std::optional<Message> seen;
        std::optional<ErrorCode> code;
        messages.edit(
            present.id, {text("mine"), 3}, this, [&](const Message &message) { seen = message; },
            [&](Result<Message> result) { code = result.error().code; });
        QTRY_VERIFY(code);
        QCOMPARE(*code, ErrorCode::Conflict);
        QVERIFY(seen && *seen == present);
    }

    void emojiStandsEncodedInThePath()
    {
        ApiRig rig;
        MessageApi messages(rig.api);
        bool answered = false;
        messages.react(MessageId{5}, QString::fromUtf8("👍"), true, this, [&](Result<Message>) { answered = true; });
        QTRY_VERIFY(answered);
        QCOMPARE(rig.parlor.http.count("PUT", QString::fromUtf8("/api/chat/messages/5/reactions/👍")), 1);
    }
};

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_apiclient.moc"
