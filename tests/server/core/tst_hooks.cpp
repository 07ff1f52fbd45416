// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coreserver.h"

using namespace parlor;
using namespace std::chrono_literals;

namespace {

struct House {
    CoreServer server;
    Caller ann = server.person(QStringLiteral("ann"));
    Caller bob = server.person(QStringLiteral("bob"));
    RoomId room = server.room(ann, RoomKind::Group, {bob.user});
    NewHook hook = *make(ann, room);

    Result<NewHook> make(const Caller &who, RoomId where)
    {
        return await<NewHook>(
            [&](auto reply) { server.services->hooks.create(who, where, QStringLiteral("Build"), reply); });
    }
    Result<QList<Hook>> list(const Caller &who)
    {
        return await<QList<Hook>>([&](auto reply) { server.services->hooks.list(who, room, reply); });
    }
    Status revoke(const Caller &who, HookId id)
    {
        return await<Done>([&](auto reply) { server.services->hooks.revoke(who, room, id, reply); });
    }
    Result<PostedMessage> post(const QString &secret, const HookMessage &message,
                               const QString &address = CoreServer::kHere)
    {
        return post(secret, message, server.ids.clientKey(), address);
    }
    Result<PostedMessage> post(const QString &secret, const HookMessage &message, const ClientKey &key,
                               const QString &address = CoreServer::kHere)
    {
        return await<PostedMessage>(
            [&](auto reply) { server.services->hooks.post(secret, address, message, key, reply); });
    }
    QList<Member> members()
    {
        return *await<QList<Member>>(
            [&](auto reply) { server.services->members.list(ann, room, UserId{}, 100, reply); });
    }
};

ErrorCode codeOf(const auto &result)
{
    return result.ok() ? ErrorCode::Internal : result.error().code;
}

const HookMessage kGreen{QStringLiteral("green"), {}, {}};

}  // namespace

class TestHooks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void postsAsABotOfItsName()
    {
        House house;
        const auto posted = house.post(house.hook.secret, kGreen);
        QVERIFY(posted.ok());
        QCOMPARE(posted->message.kind, MessageKind::Assistant);
        QCOMPARE(posted->message.body, QStringLiteral("green"));
        const QList<Member> members = house.members();
        QCOMPARE(members.last().user.id, posted->message.senderId);
        QCOMPARE(members.last().user.displayName, QStringLiteral("Build"));
        QVERIFY(members.last().user.isBot);
    }

    void theSameKeyIsTheSameMessage()
    {
        House house;
        const ClientKey key{QStringLiteral("build-1234")};
        const auto first = house.post(house.hook.secret, kGreen, key);
        const auto again = house.post(house.hook.secret, kGreen, key);
        QVERIFY(first->created);
        QVERIFY(!again->created);
        QCOMPARE(again->message.id, first->message.id);
        QCOMPARE(codeOf(house.post(house.hook.secret, {QStringLiteral("red"), {}, {}}, key)),
                 ErrorCode::ClientKeyConflict);
    }

    void aRevokedOneIsNoneAndItsBotLeaves()
    {
        House house;
        QCOMPARE(house.list(house.ann)->size(), 1);
        QVERIFY(house.revoke(house.ann, house.hook.hook.id).ok());
        QCOMPARE(codeOf(house.post(house.hook.secret, kGreen)), ErrorCode::NotFound);
        QVERIFY(house.list(house.ann)->isEmpty());
        QCOMPARE(house.members().size(), 2);
        QCOMPARE(codeOf(house.revoke(house.ann, house.hook.hook.id)), ErrorCode::NotFound);
    }

    void endsWithItsBotAndWithItsRoom()
    {
        House house;
        const NewHook other = *house.make(house.ann, house.room);
        const UserId bot = house.members().last().user.id;
        QVERIFY(await<Done>([&](auto reply) {
                    house.server.services->members.remove(house.ann, house.room, bot, reply);
                }).ok());
        QCOMPARE(codeOf(house.post(other.secret, kGreen)), ErrorCode::NotFound);
        QVERIFY(house.post(house.hook.secret, kGreen).ok());
        QVERIFY(
            await<Done>([&](auto reply) { house.server.services->rooms.remove(house.ann, house.room, reply); }).ok());
        QCOMPARE(codeOf(house.post(house.hook.secret, kGreen)), ErrorCode::NotFound);
    }

    void aSuspendedBotPostsNothing()
    {
        House house;
        QVERIFY(await<Done>([&](auto reply) {
                    house.server.services->admin.setSuspended(house.ann, house.members().last().user.id, true, reply);
                }).ok());
        QCOMPARE(codeOf(house.post(house.hook.secret, kGreen)), ErrorCode::NotFound);
    }

    void onlyTheRoomsAdminsSeeToThem()
    {
        House house;
        const Caller eve = house.server.person(QStringLiteral("eve"));
        QCOMPARE(codeOf(house.make(house.bob, house.room)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.list(house.bob)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.revoke(house.bob, house.hook.hook.id)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.make(eve, house.room)), ErrorCode::NotFound);
        const RoomId direct = house.server.room(house.ann, RoomKind::Direct, {house.bob.user});
        QCOMPARE(codeOf(house.make(house.ann, direct)), ErrorCode::Forbidden);
    }

    void isLimitedByHookAndByGuess()
    {
        House house;
        for (int i = 0; i < 60; ++i)
            QVERIFY(house.post(house.hook.secret, kGreen).ok());
        const auto limited = house.post(house.hook.secret, kGreen);
        QCOMPARE(codeOf(limited), ErrorCode::RateLimited);
        QVERIFY(limited.error().retryAfterSeconds > 0);
        QVERIFY(house.post(house.make(house.ann, house.room)->secret, kGreen).ok());
        house.server.clock.advance(1min);
        QVERIFY(house.post(house.hook.secret, kGreen).ok());
        for (int i = 0; i < 30; ++i)
            QCOMPARE(codeOf(house.post(QStringLiteral("guess"), kGreen)), ErrorCode::NotFound);
        QCOMPARE(codeOf(house.post(QStringLiteral("guess"), kGreen)), ErrorCode::RateLimited);
        QVERIFY(house.post(house.hook.secret, kGreen, QStringLiteral("192.0.2.1")).ok());
    }

    void wordsItWithTitleAndLink()
    {
        const auto body = [](const char *json) {
            const auto message = hookMessageFromJson(QJsonDocument::fromJson(json).object(), {});
            return message ? bodyOf(*message) : QStringLiteral("-");
        };
        const char *least = R"({"text":"green","channel":"#x","attachments":[]})";
        QCOMPARE(body(least), QStringLiteral("green"));
        const char *whole = R"({"text":" a\nb ","title":"Build *12*","link":"https://ci.example.org/12?x=1"})";
        const QString link = QStringLiteral("https://ci.example.org/12?x=1");
        QCOMPARE(body(whole), QString(QStringLiteral("**Build \\*12\\***\n\n a\nb \n\n") + link));
        const char *notOurs[] = {R"({})",
                                 R"({"text":" "})",
                                 R"({"text":7})",
                                 R"({"text":"x","link":"javascript:alert"})",
                                 R"({"text":"x","link":"ci.example.org"})",
                                 R"({"text":"x","title":"a\nb"})"};
        for (const char *bad : notOurs)
            QCOMPARE(body(bad), QStringLiteral("-"));
        const QJsonObject longest{{QStringLiteral("text"), QString(10'000, u'x')}};
        QVERIFY(hookMessageFromJson(longest, {}).ok());
        QJsonObject longer = longest;
        longer.insert(QStringLiteral("title"), QStringLiteral("t"));
        QCOMPARE(codeOf(hookMessageFromJson(longer, {})), ErrorCode::InvalidFields);
    }

    void itsSecretStandsNowhereInTheStore()
    {
        House house;
        QVERIFY(house.post(house.hook.secret, kGreen).ok());
        const QByteArray secret = house.hook.secret.toLatin1();
        const QDir data(house.server.directory.path());
        for (const QString &name : data.entryList(QDir::Files)) {
            QFile file(data.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(secret), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(TestHooks)
#include "tst_hooks.moc"
