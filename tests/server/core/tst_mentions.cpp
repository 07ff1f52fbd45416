// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.h"

#include <QJsonArray>

using namespace parlor;

namespace {

struct Hall : People {
    RoomId room = create(ann, RoomKind::Group, {bob.user, eve.user})->room.info.id;

    Message say(const Caller &who, const QString &words) { return server.post(who, room, words); }
    int mentions(const Caller &who) { return get(who, room)->mentions; }
    int unreadOf(const Caller &who) { return get(who, room)->unread; }
};

}  // namespace

class TestMentions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hereIsWhoIsThereAtThatMoment()
    {
        Hall hall;
        hall.server.services->presence.connected(hall.bob.user);
        const Message called = hall.say(hall.ann, QStringLiteral("@here tea"));
        QVERIFY(called.mentions.here);
        QCOMPARE(hall.mentions(hall.bob), 1);
        QCOMPARE(hall.mentions(hall.eve), 0);
        hall.server.services->presence.connected(hall.eve.user);
        QCOMPARE(hall.mentions(hall.eve), 0);
        hall.server.services->presence.disconnected(hall.bob.user);
        QCOMPARE(hall.mentions(hall.bob), 1);
        hall.say(hall.ann, QStringLiteral("@here cake"));
        QCOMPARE(hall.mentions(hall.bob), 1);
        QCOMPARE(hall.mentions(hall.eve), 1);
        QCOMPARE(hall.mentions(hall.ann), 0);
    }

    void whoIsAwayButConnectedIsHere()
    {
        Hall hall;
        hall.server.services->presence.connected(hall.bob.user);
        QVERIFY(await<Done>([&](auto reply) {
                    hall.server.services->presence.setStatus(hall.bob, PresenceStatus::DoNotDisturb, reply);
                }).ok());
        hall.say(hall.ann, QStringLiteral("@here"));
        QCOMPARE(hall.mentions(hall.bob), 1);
    }

    void anEditCallsNobodyTwice()
    {
        Hall hall;
        hall.server.services->presence.connected(hall.bob.user);
        const Message called = hall.say(hall.ann, QStringLiteral("@here @eve tee"));
        hall.server.services->presence.disconnected(hall.bob.user);
        hall.server.services->presence.connected(hall.eve.user);
        QVERIFY(hall.edit(hall.ann, called.id, QStringLiteral("@here tea")).ok());
        QCOMPARE(hall.mentions(hall.bob), 1);
        QCOMPARE(hall.mentions(hall.eve), 0);
        QVERIFY(hall.edit(hall.ann, called.id, QStringLiteral("tea")).ok());
        QCOMPARE(hall.mentions(hall.bob), 0);
        QVERIFY(hall.edit(hall.ann, called.id, QStringLiteral("@here again")).ok());
        QCOMPARE(hall.mentions(hall.bob), 0);
        QCOMPARE(hall.mentions(hall.eve), 1);
        QVERIFY(hall.erase(hall.ann, called.id).ok());
        QCOMPARE(hall.mentions(hall.eve), 0);
    }

    void onlyThoseWhoMayCallEveryone()
    {
        Hall hall;
        hall.server.services->presence.connected(hall.eve.user);
        UpdateRoomRequest request;
        request.mentionAll = Audience::Admins;
        QVERIFY(hall.update(hall.ann, hall.room, request).ok());
        const Message tried = hall.say(hall.bob, QStringLiteral("@all @here @eve"));
        QVERIFY(!tried.mentions.all && !tried.mentions.here);
        QCOMPARE(hall.mentions(hall.eve), 1);
        QCOMPARE(hall.mentions(hall.ann), 0);
        hall.say(hall.ann, QStringLiteral("@all"));
        QCOMPARE(hall.mentions(hall.bob), 1);
    }

    void theIgnoredAreUnreadButNameNobody()
    {
        Hall hall;
        hall.say(hall.ann, QStringLiteral("@bob one"));
        hall.say(hall.eve, QStringLiteral("@bob @all two"));
        QCOMPARE(hall.mentions(hall.bob), 2);
        const EventId before = hall.head();
        QVERIFY(hall.ignore(hall.bob, hall.eve.user).ok());
        QCOMPARE(hall.mentions(hall.bob), 1);
        QCOMPARE(hall.unreadOf(hall.bob), 2);
        QVERIFY(hall.ignore(hall.bob, hall.eve.user).ok());
        QVERIFY(hall.ignore(hall.bob, hall.ann.user).ok());
        // Told to oneself alone, each change once and whole.
        QCOMPARE(hall.server.replay(hall.bob, before), kindList({"ignored_changed", "ignored_changed"}));
        QCOMPARE(hall.server.replay(hall.eve, before), QStringList());
        QCOMPARE(hall.lastOf(hall.bob, "ignored_changed")[QLatin1String("user_ids")].toArray(),
                 (QJsonArray{hall.ann.user.value, hall.eve.user.value}));
        QCOMPARE(hall.sync(hall.bob).ignored, (QList<UserId>{hall.ann.user, hall.eve.user}));
        QVERIFY(hall.sync(hall.eve).ignored.isEmpty());
        QVERIFY(hall.ignore(hall.bob, hall.eve.user, false).ok());
        QVERIFY(hall.ignore(hall.bob, hall.eve.user, false).ok());
        QCOMPARE(hall.mentions(hall.bob), 1);
        QCOMPARE(hall.sync(hall.bob).ignored, QList<UserId>{hall.ann.user});
    }

    void onlyThoseWhomOneKnowsAreIgnored()
    {
        Hall hall;
        QCOMPARE(hall.ignore(hall.bob, hall.bob.user).error().code, ErrorCode::InvalidFields);
        QCOMPARE(hall.ignore(hall.bob, UserId{99}).error().code, ErrorCode::NotFound);
        QVERIFY(hall.ignore(hall.bob, UserId{99}, false).ok());
        QVERIFY(hall.ignore(hall.bob, hall.eve.user).ok());
        QVERIFY(hall.expel(hall.ann, People::kHome, hall.eve.user).ok());
        QVERIFY(hall.ignore(hall.bob, hall.eve.user).ok());  // is ignored already
        QVERIFY(hall.ignore(hall.bob, hall.eve.user, false).ok());
        QCOMPARE(hall.ignore(hall.bob, hall.eve.user).error().code, ErrorCode::NotFound);
    }

    void aForwardCallsNobody()
    {
        Hall hall;
        const Message said = hall.say(hall.ann, QStringLiteral("@bob @all come"));
        QCOMPARE(hall.mentions(hall.bob), 1);
        const RoomId other = hall.create(hall.eve, RoomKind::Group, {hall.bob.user})->room.info.id;
        const ComposeRequest request{hall.server.ids.clientKey(), {}, {}, {}, said.id};
        const Message copy = hall.server.tryPost(hall.eve, other, request)->message;
        QCOMPARE(copy.body, said.body);
        QCOMPARE(copy.mentions, Mentions());
        QCOMPARE(copy.forwardedFrom, (ForwardedFrom{said.id, hall.room, hall.ann.user, QStringLiteral("ANN")}));
        QCOMPARE(hall.get(hall.bob, other)->mentions, 0);
        // Again is the same one, with another source it is another message; a copy of a copy names the first author.
        QVERIFY(!hall.server.tryPost(hall.eve, other, request)->created);
        ComposeRequest changed = request;
        changed.forwardOf = copy.id;
        QCOMPARE(hall.server.tryPost(hall.eve, other, changed).error().code, ErrorCode::ClientKeyConflict);
        changed.clientKey = hall.server.ids.clientKey();
        QCOMPARE(hall.server.tryPost(hall.bob, other, changed)->message.forwardedFrom, copy.forwardedFrom);
        // Nobody forwards what they cannot read, nor what is not there any more.
        changed.clientKey = hall.server.ids.clientKey();
        const RoomId kims = hall.create(hall.kim, RoomKind::Group)->room.info.id;
        QCOMPARE(hall.server.tryPost(hall.kim, kims, changed).error().code, ErrorCode::InvalidFields);
        QVERIFY(hall.erase(hall.eve, copy.id).ok());
        QCOMPARE(hall.server.tryPost(hall.eve, other, changed).error().code, ErrorCode::InvalidFields);
        QVERIFY(!hall.server.tryPost(hall.eve, other, request)->created);
    }
};

QTEST_GUILESS_MAIN(TestMentions)
#include "tst_mentions.moc"
