// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coreserver.h"
#include "protocol/administration.h"

using namespace parlor;
using namespace std::chrono_literals;

namespace {

struct House {
    CoreServer server;
    Caller ann = server.person(QStringLiteral("ann"));
    Caller bob = server.person(QStringLiteral("bob"));
    NewBot helper = *makeBot(ann, QStringLiteral("Deploy Bot"));
    Caller bot = *authenticate(helper.token);
    RoomId room = server.room(ann, RoomKind::Group, {bob.user, bot.user});

    Result<NewBot> makeBot(const Caller &who, const QString &name)
    {
        return await<NewBot>([&](auto reply) { server.services->bots.create(who, WorkspaceId{1}, name, reply); });
    }
    Result<Caller> authenticate(const QString &token)
    {
        return server.services->accounts.authenticate(token.toLatin1());
    }
    Result<NewBot> renew(const Caller &who, UserId id)
    {
        return await<NewBot>([&](auto reply) { server.services->bots.renewToken(who, id, reply); });
    }
    Status revoke(const Caller &who, UserId id)
    {
        return await<Done>([&](auto reply) { server.services->bots.revokeToken(who, id, reply); });
    }
    /// As the route does: watched for its end.
    Result<PostedMessage> ask(std::optional<Timestamp> end = {}, const QStringList &choices = kChoices)
    {
        ComposeRequest request{
            server.ids.clientKey(), {}, {}, {}, {}, ActionDraft{QStringLiteral("Deploy?"), {}, choices, end}};
        return ask(request);
    }
    Result<PostedMessage> ask(const ComposeRequest &request)
    {
        return await<PostedMessage>([&](auto reply) {
            server.services->messages.post(bot, room, request, server.services->actions.watched(reply));
        });
    }
    Result<ChangedMessage> decide(const Caller &who, ActionId id, const QString &choice)
    {
        return await<ChangedMessage>([&](auto reply) { server.services->actions.decide(who, id, choice, reply); });
    }
    Timestamp in(std::chrono::milliseconds time) { return Timestamp{server.clock.now().ms + time.count()}; }
    Action stored(MessageId id)
    {
        return *actionFromJson(
            await<Message>([&](auto reply) { server.services->messages.get(ann, id, reply); })->action);
    }
    int ends()
    {
        const std::scoped_lock lock(server.mutex);
        int count = 0;
        for (const LoggedEventPtr &event : server.logged)
            count += event->kind == "action_updated" ? 1 : 0;
        return count;
    }
    Status process(const Caller &who, bool on)
    {
        return await<Done>([&](auto reply) { server.services->roomStates.setProcessing(who, room, on, reply); });
    }
    QList<PassingEvent> passing()
    {
        const std::scoped_lock lock(server.mutex);
        return server.passing;
    }

    inline static const QStringList kChoices{QStringLiteral("approve"), QStringLiteral("decline")};
};

ErrorCode codeOf(const auto &result)
{
    return result.ok() ? ErrorCode::Internal : result.error().code;
}

Action actionOf(const Message &message)
{
    return *actionFromJson(message.action);
}

}  // namespace

class TestAssistants : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBotIsSomebodyWithATokenWithoutAnEnd()
    {
        House house;
        QVERIFY(house.helper.user.isBot);
        QCOMPARE(house.helper.user.username, QStringLiteral("deploy-bot"));
        QCOMPARE(house.helper.user.displayName, QStringLiteral("Deploy Bot"));
        QVERIFY(house.bot.isBot);
        QVERIFY(!house.ann.isBot);
        house.server.clock.jumpWallTime(std::chrono::hours(24 * 400));
        QCOMPARE(house.authenticate(house.helper.token)->user, house.helper.user.id);
        house.server.stop();
        house.server.start();
        QCOMPARE(house.authenticate(house.helper.token)->user, house.helper.user.id);
        QVERIFY(!house.authenticate(house.helper.token + u'x'));
        QVERIFY(!house.authenticate(QStringLiteral("parlor_bot_")));
    }

    void twoOfOneNameAreTwo()
    {
        House house;
        QCOMPARE(house.makeBot(house.ann, QStringLiteral("deploy bot"))->user.username, QStringLiteral("deploy-bot-2"));
        QCOMPARE(house.makeBot(house.ann, QStringLiteral("All"))->user.username, QStringLiteral("all-bot"));
        QCOMPARE(house.makeBot(house.ann, QStringLiteral("Помощник"))->user.username, QStringLiteral("bot"));
    }

    void onlyAdminsMakeBotsAndTakeTheirTokens()
    {
        House house;
        QCOMPARE(codeOf(house.makeBot(house.bob, QStringLiteral("mine"))), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.makeBot(house.bot, QStringLiteral("mine"))), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.revoke(house.bob, house.bot.user)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.renew(house.bob, house.bot.user)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.revoke(house.ann, house.bob.user)), ErrorCode::NotFound);
        QVERIFY(house.authenticate(house.helper.token).ok());
    }

    void aRevokedTokenEndsAtOnceAndANewOneTakesItsPlace()
    {
        House house;
        QVERIFY(house.revoke(house.ann, house.bot.user).ok());
        QCOMPARE(codeOf(house.authenticate(house.helper.token)), ErrorCode::Unauthorized);
        QCOMPARE(house.server.ended.size(), 1);
        QCOMPARE(house.server.ended.first().session, house.bot.session);
        const QString second = house.renew(house.ann, house.bot.user)->token;
        const QString third = house.renew(house.ann, house.bot.user)->token;
        QVERIFY(!house.authenticate(second));
        QCOMPARE(house.authenticate(third)->user, house.bot.user);
        house.server.stop();
        house.server.start();
        QVERIFY(!house.authenticate(house.helper.token));
        QVERIFY(!house.authenticate(second));
        QVERIFY(house.authenticate(third).ok());
    }

    void aSuspendedBotIsOut()
    {
        House house;
        QVERIFY(await<Done>([&](auto reply) {
                    house.server.services->admin.setSuspended(house.ann, house.bot.user, true, reply);
                }).ok());
        QVERIFY(!house.authenticate(house.helper.token));
        QCOMPARE(codeOf(house.renew(house.ann, house.bot.user)), ErrorCode::Forbidden);
    }

    void itsMessagesAreAnAssistantsAndPeoplesAreNot()
    {
        House house;
        QCOMPARE(house.server.post(house.bot, house.room, QStringLiteral("done")).kind, MessageKind::Assistant);
        QCOMPARE(house.server.post(house.ann, house.room, QStringLiteral("thanks")).kind, MessageKind::User);
    }

    void anActionIsDecidedOnce()
    {
        House house;
        const Message asked = house.ask()->message;
        const Action action = actionOf(asked);
        QCOMPARE(action.status, ActionStatus::Pending);
        const auto decided = house.decide(house.bob, action.id, QStringLiteral("approve"));
        QVERIFY(decided.ok());
        QVERIFY(!decided->conflict);
        QVERIFY(decided->message.revision > asked.revision);
        QCOMPARE(actionOf(decided->message).status, ActionStatus::Approved);
        QCOMPARE(actionOf(decided->message).choice, QStringLiteral("approve"));
        QCOMPARE(*actionOf(decided->message).decidedBy, house.bob.user);
        for (const Caller &who : {house.ann, house.bob}) {
            const auto late = house.decide(who, action.id, QStringLiteral("decline"));
            QVERIFY(late->conflict);
            QCOMPARE(late->message, decided->message);
        }
        QCOMPARE(house.ends(), 1);
    }

    void ofManyAtTheSameInstantOneDecides()
    {
        House house;
        const ActionId id = actionOf(house.ask()->message).id;
        std::vector<std::future<bool>> answers;
        for (int i = 0; i < 16; ++i) {
            auto promise = std::make_shared<std::promise<bool>>();
            answers.push_back(promise->get_future());
            house.server.services->actions.decide(
                i % 2 ? house.ann : house.bob, id, House::kChoices.at(i % 2),
                [promise](const Result<ChangedMessage> &result) { promise->set_value(result && !result->conflict); });
        }
        int decided = 0;
        for (auto &answer : answers)
            decided += answer.get() ? 1 : 0;
        QCOMPARE(decided, 1);
        QCOMPARE(house.ends(), 1);
    }

    void whoAsksDoesNotDecideAndStrangersKnowNothing()
    {
        House house;
        const Caller eve = house.server.person(QStringLiteral("eve"));
        const ActionId id = actionOf(house.ask()->message).id;
        QCOMPARE(codeOf(house.decide(house.bot, id, QStringLiteral("approve"))), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.decide(eve, id, QStringLiteral("approve"))), ErrorCode::NotFound);
        QCOMPARE(codeOf(house.decide(house.ann, ActionId{99}, QStringLiteral("approve"))), ErrorCode::NotFound);
        QCOMPARE(codeOf(house.decide(house.ann, id, QStringLiteral("maybe"))), ErrorCode::InvalidFields);
        QVERIFY(!house.decide(house.ann, id, QStringLiteral("approve"))->conflict);
    }

    void onlyTheApprovingChoiceApproves()
    {
        const QStringList named{QStringLiteral("later"), QStringLiteral("approve"), QStringLiteral("decline")};
        QCOMPARE(statusOfChoice(named, QStringLiteral("approve")), ActionStatus::Approved);
        QCOMPARE(statusOfChoice(named, QStringLiteral("later")), ActionStatus::Declined);
        const QStringList free{QStringLiteral("Yes"), QStringLiteral("No"), QStringLiteral("Ask Tom")};
        QCOMPARE(statusOfChoice(free, QStringLiteral("Yes")), ActionStatus::Approved);
        QCOMPARE(statusOfChoice(free, QStringLiteral("No")), ActionStatus::Declined);
        QCOMPARE(statusOfChoice(free, QStringLiteral("Ask Tom")), ActionStatus::Declined);
    }

    void endsByItselfAtItsMoment()
    {
        House house;
        const MessageId first = house.ask(house.in(90s))->message.id;
        const MessageId second = house.ask(house.in(10s))->message.id;
        const MessageId third = house.ask()->message.id;
        QCoreApplication::processEvents();
        house.server.clock.advance(9s);
        QCOMPARE(house.ends(), 0);
        house.server.clock.advance(1s);
        QTRY_COMPARE(house.ends(), 1);
        QCOMPARE(house.stored(second).status, ActionStatus::Expired);
        QVERIFY(!house.stored(second).decidedBy);
        QVERIFY(house.decide(house.ann, house.stored(second).id, QStringLiteral("approve"))->conflict);
        for (int i = 0; i < 20 && house.ends() < 2; ++i) {
            QCoreApplication::processEvents();
            house.server.clock.advance(10s);
        }
        QTRY_COMPARE(house.ends(), 2);
        QCOMPARE(house.stored(first).status, ActionStatus::Expired);
        QCOMPARE(house.stored(third).status, ActionStatus::Pending);
    }

    void endsAlsoWhatAnEarlierRunLeftOpen()
    {
        House house;
        const MessageId asked = house.ask(house.in(10s))->message.id;
        house.server.stop();
        house.server.clock.advance(1h);
        house.server.start();
        QTRY_COMPARE(house.ends(), 1);
        QCOMPARE(house.stored(asked).status, ActionStatus::Expired);
    }

    void isOverAtItsMomentAlsoWhereNoAlarmCame()
    {
        House house;
        const Message asked = house.ask(house.in(10s))->message;
        house.server.clock.jumpWallTime(10s);
        const auto late = house.decide(house.ann, actionOf(asked).id, QStringLiteral("approve"));
        QVERIFY(late->conflict);
        QCOMPARE(actionOf(late->message).status, ActionStatus::Expired);
        QCOMPARE(house.ends(), 1);
    }

    void aDecisionAndTheEndDoNotBothHappen()
    {
        for (int round = 0; round < 20; ++round) {
            House house;
            const Message asked = house.ask(house.in(1s))->message;
            QCoreApplication::processEvents();
            auto promise = std::make_shared<std::promise<bool>>();
            auto answer = promise->get_future();
            const auto decide = [&] {
                house.server.services->actions.decide(
                    house.ann, actionOf(asked).id, QStringLiteral("approve"),
                    [promise](const Result<ChangedMessage> &result) { promise->set_value(!result->conflict); });
            };
            if (round % 2)
                decide();
            house.server.clock.advance(1s);
            if (!(round % 2))
                decide();
            const bool decided = answer.get();
            QTRY_COMPARE(house.ends(), 1);
            QCOMPARE(house.stored(asked.id).status, decided ? ActionStatus::Approved : ActionStatus::Expired);
        }
    }

    void whatIsDeletedCannotBeDecidedAndDoesNotEnd()
    {
        House house;
        const Message asked = house.ask(house.in(10s))->message;
        QVERIFY(await<Message>([&](auto reply) {
                    house.server.services->messages.remove(house.ann, asked.id, reply);
                }).ok());
        const auto late = house.decide(house.ann, actionOf(asked).id, QStringLiteral("approve"));
        QVERIFY(late->conflict);
        QVERIFY(late->message.deletedAt);
        QCoreApplication::processEvents();
        house.server.clock.advance(10s);
        QCOMPARE(codeOf(house.ask(house.in(-1s))), ErrorCode::InvalidFields);
        QCOMPARE(house.ends(), 0);
    }

    void aRepeatedPostIsTheSameAction()
    {
        House house;
        ComposeRequest request{house.server.ids.clientKey(),
                               {},
                               {},
                               {},
                               {},
                               ActionDraft{QStringLiteral("Deploy?"), {}, House::kChoices, {}}};
        const PostedMessage first = *house.ask(request);
        const PostedMessage again = *house.ask(request);
        QVERIFY(first.created);
        QVERIFY(!again.created);
        QCOMPARE(again.message, first.message);
        request.action->title = QStringLiteral("Roll back?");
        QCOMPARE(codeOf(house.ask(request)), ErrorCode::ClientKeyConflict);
    }

    void worksAndStopsByItself()
    {
        House house;
        QVERIFY(house.process(house.bot, true).ok());
        QTRY_COMPARE(house.passing().size(), 1);
        QCOMPARE(house.passing()[0].kind, QByteArray("room_state"));
        QCOMPARE(house.passing()[0].dataJson,
                 QByteArray(R"({"is_processing":true,"user_id":)" + QByteArray::number(house.bot.user.value) + '}'));
        house.server.clock.advance(59s);
        QVERIFY(house.process(house.bot, true).ok());
        QTRY_COMPARE(house.passing().size(), 2);
        house.server.clock.advance(59s);
        QCOMPARE(house.passing().size(), 2);
        house.server.clock.advance(1s);
        QTRY_COMPARE(house.passing().size(), 3);
        QVERIFY(house.passing()[2].dataJson.contains("false"));
        QVERIFY(house.process(house.bot, false).ok());
        QVERIFY(house.process(house.bot, true).ok());
        QTRY_COMPARE(house.passing().size(), 4);
        house.server.services->roomStates.gone(house.bot.user);
        QTRY_COMPARE(house.passing().size(), 5);
        QVERIFY(house.passing()[4].dataJson.contains("false"));
        QCOMPARE(codeOf(house.process(house.server.person(QStringLiteral("eve")), true)), ErrorCode::NotFound);
    }

    void readsOnlyActionsThatPeopleCanDecide_data()
    {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QString>("field");  // empty: fine
        QTest::newRow("the least") << QByteArray(R"({"title":"t"})") << QString();
        QTest::newRow("six choices") << QByteArray(R"({"title":"t","choices":["a","b","c","d","e","f"]})") << QString();
        QTest::newRow("no title") << QByteArray("{}") << QStringLiteral("action.title");
        QTest::newRow("blank title") << QByteArray(R"({"title":" "})") << QStringLiteral("action.title");
        QTest::newRow("two lines") << QByteArray(R"({"title":"a\nb"})") << QStringLiteral("action.title");
        QTest::newRow("one choice") << QByteArray(R"({"title":"t","choices":["a"]})")
                                    << QStringLiteral("action.choices");
        QTest::newRow("seven") << QByteArray(R"({"title":"t","choices":["a","b","c","d","e","f","g"]})")
                               << QStringLiteral("action.choices");
        QTest::newRow("twice") << QByteArray(R"({"title":"t","choices":["Yes","yes "]})")
                               << QStringLiteral("action.choices");
        QTest::newRow("blank") << QByteArray(R"({"title":"t","choices":["a"," "]})")
                               << QStringLiteral("action.choices");
        QTest::newRow("no text") << QByteArray(R"({"title":"t","choices":["a",2]})")
                                 << QStringLiteral("action.choices");
        QTest::newRow("no time") << QByteArray(R"({"title":"t","expires_at":"soon"})")
                                 << QStringLiteral("action.expires_at");
        QTest::newRow("no object") << QByteArray("7") << QStringLiteral("action");
    }
    void readsOnlyActionsThatPeopleCanDecide()
    {
        QFETCH(QByteArray, action);
        QFETCH(QString, field);
        const QJsonObject object = QJsonDocument::fromJson(R"({"client_key":"key-12345","action":)" + action + '}')
                                       .object();
        const auto request = composeRequestFromJson(object, {}, ComposedBy::Bot);
        QCOMPARE(request.ok(), field.isEmpty());
        if (!request)
            QCOMPARE(request.error().fields.first().field, field);
        // From people it counts for nothing: this has no words.
        QCOMPARE(composeRequestFromJson(object, {}).error().fields.first().field, QStringLiteral("body"));
    }
};

QTEST_GUILESS_MAIN(TestAssistants)
#include "tst_assistants.moc"
