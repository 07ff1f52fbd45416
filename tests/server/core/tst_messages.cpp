// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coreserver.h"
#include "protocol/json.h"

using namespace parlor;

namespace {

const QString kHello = QStringLiteral("hello");

struct House {
    CoreServer server;
    Caller ann = server.person(QStringLiteral("ann"));
    Caller bob = server.person(QStringLiteral("bob"));
    Caller eve = server.person(QStringLiteral("eve"));
    RoomId room = server.room(ann, RoomKind::Group, {bob.user});

    ComposeRequest words(const QString &body = kHello) { return {server.ids.clientKey(), body, {}, {}, {}}; }
    Result<ChangedMessage> edit(const Caller &who, MessageId id, const QString &body, std::optional<Revision> base = {})
    {
        return await<ChangedMessage>([&](auto reply) { server.services->messages.edit(who, id, {body, base}, reply); });
    }
    Result<Message> remove(const Caller &who, MessageId id)
    {
        return await<Message>([&](auto reply) { server.services->messages.remove(who, id, reply); });
    }
    Result<ChangedMessage> react(const Caller &who, MessageId id, const QString &emoji, bool on = true)
    {
        return await<ChangedMessage>([&](auto reply) { server.services->messages.react(who, id, emoji, on, reply); });
    }
    Result<Message> get(const Caller &who, MessageId id)
    {
        return await<Message>([&](auto reply) { server.services->messages.get(who, id, reply); });
    }
    Result<MessagePage> page(PagePosition position, qint64 limit = 50)
    {
        return await<MessagePage>(
            [&](auto reply) { server.services->messages.page(ann, room, position, limit, reply); });
    }
    EventId head() { return *server.log->head(); }
};

QList<Seq> seqsOf(const MessagePage &page)
{
    QList<Seq> seqs;
    for (const Message &message : page.messages)
        seqs.append(message.seq);
    return seqs;
}

}  // namespace

class TestMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMessageIsStoredAndToldInOnePicture()
    {
        House house;
        const auto posted = house.server.tryPost(house.ann, house.room, house.words());
        QVERIFY(posted->created);
        QCOMPARE(posted->message.seq, 1);
        QCOMPARE(posted->message.revision, house.head());
        QCOMPARE(*house.get(house.bob, posted->message.id), posted->message);
        QCOMPARE(*messageFromJson(*parseJsonObject(posted->messageJson)), posted->message);
        const LoggedEvent &event = *house.server.logged.last();
        QCOMPARE(event.kind, QByteArray("new_message"));
        QCOMPARE(event.room, std::optional(house.room));
        QCOMPARE(*messageFromJson(parseJsonObject(event.dataJson)->value(QLatin1String("message")).toObject()),
                 posted->message);
        const QJsonObject envelope = *parseJsonObject(event.envelopeJson(QStringLiteral("5f3a")));
        QCOMPARE(envelope.value(QLatin1String("cursor")).toString(), QStringLiteral("5f3a-%1").arg(event.id));
        QCOMPARE(envelope.value(QLatin1String("room_id")).toInteger(), house.room.value);
    }

    void theSameKeyGivesTheSameMessageAndNoEvent()
    {
        House house;
        const ComposeRequest request = house.words();
        const auto first = house.server.tryPost(house.ann, house.room, request);
        const EventId head = house.head();
        const auto again = house.server.tryPost(house.ann, house.room, request);
        QVERIFY(!again->created);
        QCOMPARE(again->message, first->message);
        QCOMPARE(house.head(), head);
    }

    void theSameKeyWithOtherContentOrRoomIsAConflict()
    {
        House house;
        ComposeRequest request = house.words();
        const RoomId other = house.server.room(house.ann, RoomKind::Group);
        const MessageId first = house.server.tryPost(house.ann, house.room, request)->message.id;
        QCOMPARE(house.server.tryPost(house.ann, other, request).error().code, ErrorCode::ClientKeyConflict);
        ComposeRequest reply = request;
        reply.replyTo = first;
        QCOMPARE(house.server.tryPost(house.ann, house.room, reply).error().code, ErrorCode::ClientKeyConflict);
        request.body = QStringLiteral("other");
        QCOMPARE(house.server.tryPost(house.ann, house.room, request).error().code, ErrorCode::ClientKeyConflict);
        QVERIFY(house.server.tryPost(house.bob, house.room, request)->created);  // keys are each person's own
    }

    void theSameKeyIsAnsweredWhateverWasEditedDeletedOrLeftSince()
    {
        House house;
        const ComposeRequest request = house.words();
        const MessageId id = house.server.tryPost(house.bob, house.room, request)->message.id;
        QVERIFY(house.edit(house.bob, id, QStringLiteral("better")).ok());
        QCOMPARE(house.server.tryPost(house.bob, house.room, request)->message.body, QStringLiteral("better"));
        QVERIFY(house.remove(house.bob, id).ok());
        QVERIFY(house.server.tryPost(house.bob, house.room, request)->message.deletedAt.has_value());
        QVERIFY(
            await<Done>([&](auto reply) { house.server.services->members.leave(house.bob, house.room, reply); }).ok());
        const auto afterLeaving = house.server.tryPost(house.bob, house.room, request);
        QVERIFY(afterLeaving.ok() && !afterLeaving->created);
        QCOMPARE(house.server.tryPost(house.bob, house.room, house.words()).error().code, ErrorCode::NotFound);
        QVERIFY(
            await<Done>([&](auto reply) { house.server.services->rooms.remove(house.ann, house.room, reply); }).ok());
        QVERIFY(!house.server.tryPost(house.bob, house.room, request)->created);
    }

    void twoWithOneKeyAtTheSameInstantMakeOneMessage()
    {
        House house;
        for (int round = 0; round < 50; ++round) {
            const ComposeRequest request = house.words();
            std::promise<Result<PostedMessage>> promises[2];
            std::vector<std::thread> threads;
            for (auto &promise : promises)
                threads.emplace_back([&] {
                    house.server.services->messages.post(house.ann, house.room, request, [&](Result<PostedMessage> r) {
                        promise.set_value(std::move(r));
                    });
                });
            for (std::thread &thread : threads)
                thread.join();
            const auto a = promises[0].get_future().get();
            const auto b = promises[1].get_future().get();
            QVERIFY(a->created != b->created);
            QCOMPARE(a->message.id, b->message.id);
        }
        QCOMPARE(house.server.view(house.ann, house.room).info.lastSeq, 50);
    }

    void seqsHaveNoHolesWhoeverFailsBetween()
    {
        House house;
        ComposeRequest bad = house.words();
        for (int i = 0; i < 20; ++i) {
            house.server.post(i % 2 ? house.ann : house.bob, house.room, kHello);
            bad.clientKey = house.server.ids.clientKey();
            bad.replyTo = MessageId{9999};
            QVERIFY(!house.server.tryPost(house.ann, house.room, bad).ok());
            QVERIFY(!house.server.tryPost(house.eve, house.room, house.words()).ok());
        }
        const QList<Seq> seqs = seqsOf(*house.page({}));
        QCOMPARE(seqs.size(), 20);
        for (int i = 0; i < seqs.size(); ++i)
            QCOMPARE(seqs.at(i), i + 1);
        const auto events = *house.server.log->read(0, 10'000);
        for (int i = 0; i < events.size(); ++i)
            QCOMPARE(events.at(i)->id, i + 1);
    }

    void theBodyIsKeptByteForByte()
    {
        House house;
        const QString body = QString::fromUtf8(
            "  e\u0301 \u00e9 👩‍👩‍👧 \u202eשלום\u2028 สวัสดี\t\r\n ");
        const Message posted = house.server.post(house.ann, house.room, body);
        QCOMPARE(posted.body, body);
        QCOMPARE(house.get(house.ann, posted.id)->body, body);
    }

    void aForeignRoomLooksLikeNone()
    {
        House house;
        const Message message = house.server.post(house.ann, house.room, kHello);
        const Error missing = house.server.tryPost(house.eve, RoomId{4711}, house.words()).error();
        QCOMPARE(house.server.tryPost(house.eve, house.room, house.words()).error(), missing);
        QCOMPARE(missing.code, ErrorCode::NotFound);
        QCOMPARE(house.get(house.eve, message.id).error(), house.get(house.eve, MessageId{4711}).error());
        QCOMPARE(house.edit(house.eve, message.id, kHello).error().code, ErrorCode::NotFound);
        const RoomId channel = house.server.room(house.ann, RoomKind::Channel);
        QCOMPARE(house.server.tryPost(house.eve, channel, house.words()).error().code, ErrorCode::NotAMember);
    }

    void pagesKnowWhatLiesOutsideOfThem()
    {
        House house;
        for (int i = 0; i < 10; ++i)
            house.server.post(house.ann, house.room, QString::number(i));
        using Kind = PagePosition::Kind;
        const auto check = [&](PagePosition position, qint64 limit, const QList<Seq> &seqs, bool before, bool after) {
            const auto page = house.page(position, limit);
            QCOMPARE(seqsOf(*page), seqs);
            QCOMPARE(page->hasMoreBefore, before);
            QCOMPARE(page->hasMoreAfter, after);
        };
        check({}, 3, {8, 9, 10}, true, false);
        check({Kind::Before, 4}, 3, {1, 2, 3}, false, true);
        check({Kind::Before, 1}, 3, {}, false, true);
        check({Kind::After, 8}, 3, {9, 10}, true, false);
        check({Kind::After, 10}, 3, {}, true, false);
        check({Kind::Around, 5}, 4, {3, 4, 5, 6}, true, true);
        check({Kind::Around, 1}, 4, {1, 2}, false, true);
        check({Kind::Around, 10}, 1, {10}, true, false);
        QCOMPARE(house.page({}, 0).error().code, ErrorCode::InvalidFields);
        QCOMPARE(seqsOf(*house.page({}, 100'000)).size(), 10);
    }

    void anEditNeedsTheAuthorAndTheLatestBody()
    {
        House house;
        const Message message = house.server.post(house.ann, house.room, kHello);
        QCOMPARE(house.edit(house.bob, message.id, QStringLiteral("x")).error().code, ErrorCode::Forbidden);
        QVERIFY(house.react(house.bob, message.id, QString::fromUtf8("👍")).ok());
        const auto edited = house.edit(house.ann, message.id, QStringLiteral("two"), message.revision);
        QVERIFY(!edited->conflict);  // a reaction is no conflict
        QVERIFY(edited->message.editedAt.has_value());
        const auto stale = house.edit(house.ann, message.id, QStringLiteral("three"), message.revision);
        QVERIFY(stale->conflict);
        QCOMPARE(stale->message.body, QStringLiteral("two"));
        const EventId head = house.head();
        QVERIFY(!house.edit(house.ann, message.id, QStringLiteral("two"), message.revision)
                     ->conflict);  // the same body, always
        QCOMPARE(house.head(), head);
        QVERIFY(house.remove(house.ann, message.id).ok());
        QVERIFY(house.edit(house.ann, message.id, QStringLiteral("four"))->conflict);
    }

    void aDeletedMessageKeepsItsPlaceAndLosesItsWordsEverywhere()
    {
        House house;
        const QString secret = QStringLiteral("@bob the secret word");
        const Message message = house.server.post(house.ann, house.room, secret);
        QVERIFY(house.edit(house.ann, message.id, QStringLiteral("@bob another secret")).ok());
        QVERIFY(house.react(house.bob, message.id, QString::fromUtf8("👍")).ok());
        QCOMPARE(house.server.view(house.bob, house.room).mentions, 1);
        QCOMPARE(house.remove(house.bob, message.id).error().code, ErrorCode::Forbidden);
        const Message deleted = *house.remove(house.ann, message.id);
        QVERIFY(deleted.deletedAt.has_value());
        QCOMPARE(deleted.body, QString());
        QCOMPARE(deleted.seq, message.seq);
        QVERIFY(deleted.reactions.isEmpty());
        QCOMPARE(deleted.revision, house.head());
        QCOMPARE(house.server.view(house.bob, house.room).mentions, 0);
        QCOMPARE(house.server.view(house.bob, house.room).unread, 0);
        const auto events = *house.server.log->read(0, 10'000);
        for (const LoggedEventPtr &event : events)
            QVERIFY2(!event->dataJson.contains("secret"), event->dataJson.constData());
        QCOMPARE(*house.remove(house.ann, message.id), deleted);
        QCOMPARE(house.head(), deleted.revision);
        QVERIFY(house.server.post(house.ann, house.room, kHello).seq == 2);
    }

    void anAdminMayDeleteWhatOthersWroteButNotInDirects()
    {
        House house;
        QVERIFY(house.remove(house.ann, house.server.post(house.bob, house.room, kHello).id).ok());
        const RoomId direct = house.server.room(house.ann, RoomKind::Direct, {house.bob.user});
        QCOMPARE(house.remove(house.ann, house.server.post(house.bob, direct, kHello).id).error().code,
                 ErrorCode::Forbidden);
    }

    void reactionsStandInTheOrderOfFirstUse()
    {
        House house;
        const MessageId id = house.server.post(house.ann, house.room, kHello).id;
        const QString thumb = QString::fromUtf8("👍");
        const QString family = QString::fromUtf8("👩‍👩‍👧");
        QVERIFY(house.react(house.ann, id, thumb).ok());
        QVERIFY(house.react(house.ann, id, family).ok());
        const Message both = house.react(house.bob, id, thumb)->message;
        QCOMPARE(both.reactions,
                 (QList<Reaction>{{thumb, {house.ann.user, house.bob.user}}, {family, {house.ann.user}}}));
        const EventId head = house.head();
        QCOMPARE(house.react(house.bob, id, thumb)->message, both);
        QCOMPARE(house.head(), head);
        QCOMPARE(house.react(house.ann, id, family, false)->message.reactions.size(), 1);
        const QJsonObject data = *parseJsonObject(house.server.logged.last()->dataJson);
        QCOMPARE(data.value(QLatin1String("emoji")).toString(), family);
        QVERIFY(data.value(QLatin1String("user_ids")).toArray().isEmpty());
        QCOMPARE(house.react(house.ann, id, QStringLiteral("a")).error().code, ErrorCode::InvalidFields);
        QCOMPARE(house.react(house.ann, id, thumb + family).error().code, ErrorCode::InvalidFields);
    }

    void aFiftyFirstEmojiIsAConflict()
    {
        House house;
        const MessageId id = house.server.post(house.ann, house.room, kHello).id;
        const auto emoji = [](int i) {
            const char32_t point = 0x1f600 + char32_t(i);
            return QString::fromUcs4(&point, 1);
        };
        for (int i = 0; i < 50; ++i)
            QVERIFY(!house.react(house.ann, id, emoji(i))->conflict);
        QVERIFY(house.react(house.ann, id, emoji(50))->conflict);
        QVERIFY(!house.react(house.bob, id, emoji(3))->conflict);
        QCOMPARE(house.get(house.ann, id)->reactions.size(), 50);
    }

    void repliesCountAtTheRootOfTheirChain()
    {
        House house;
        const Message root = house.server.post(house.ann, house.room, kHello);
        ComposeRequest reply = house.words();
        reply.replyTo = root.id;
        const Message first = house.server.tryPost(house.bob, house.room, reply)->message;
        QCOMPARE(first.rootId, std::optional(root.id));
        reply = house.words();
        reply.replyTo = first.id;
        const Message second = house.server.tryPost(house.ann, house.room, reply)->message;
        QCOMPARE(second.replyTo, std::optional(first.id));
        QCOMPARE(second.rootId, std::optional(root.id));
        const QJsonObject data = *parseJsonObject(house.server.logged.last()->dataJson);
        QCOMPARE(data.value(QLatin1String("root")).toObject().value(QLatin1String("reply_count")).toInt(), 2);
        const Message now = *house.get(house.ann, root.id);
        QCOMPARE(now.replyCount, 2);
        QCOMPARE(now.revision, root.revision);  // counting is no change of the message
        const RoomId other = house.server.room(house.ann, RoomKind::Group);
        QCOMPARE(house.server.tryPost(house.ann, other, reply).error().code, ErrorCode::ClientKeyConflict);
        reply.clientKey = house.server.ids.clientKey();
        QCOMPARE(house.server.tryPost(house.ann, other, reply).error().code, ErrorCode::InvalidFields);
    }

    void aForwardNamesTheFirstAuthor()
    {
        House house;
        const Message source = house.server.post(house.ann, house.room, QStringLiteral("for @bob"));
        const RoomId second = house.server.room(house.bob, RoomKind::Group, {house.eve.user});
        ComposeRequest forward{house.server.ids.clientKey(), {}, {}, {}, source.id};
        const Message copy = house.server.tryPost(house.bob, second, forward)->message;
        QCOMPARE(copy.body, source.body);
        QCOMPARE(*copy.forwardedFrom, (ForwardedFrom{source.id, house.room, house.ann.user, QStringLiteral("ANN")}));
        QVERIFY(copy.mentions.userIds.isEmpty());
        const RoomId third = house.server.room(house.eve, RoomKind::Group);
        forward = {house.server.ids.clientKey(), {}, {}, {}, copy.id};
        QCOMPARE(house.server.tryPost(house.eve, third, forward)->message.forwardedFrom, copy.forwardedFrom);
        forward = {house.server.ids.clientKey(), {}, {}, {}, source.id};  // not a member of the first room
        QCOMPARE(house.server.tryPost(house.eve, third, forward).error().code, ErrorCode::InvalidFields);
    }

    void whoMayPostIsTheRoomsWish()
    {
        House house;
        UpdateRoomRequest wish;
        wish.posting = Audience::Admins;
        const auto update = [&] {
            return await<Room>(
                [&](auto reply) { house.server.services->rooms.update(house.ann, house.room, wish, reply); });
        };
        QVERIFY(update().ok());
        QCOMPARE(house.server.tryPost(house.bob, house.room, house.words()).error().code, ErrorCode::Forbidden);
        QVERIFY(house.server.tryPost(house.ann, house.room, house.words()).ok());
        wish.archived = true;
        QVERIFY(update().ok());
        QCOMPARE(house.server.tryPost(house.ann, house.room, house.words()).error().code, ErrorCode::Forbidden);
    }

    void mentionsNamePeopleOutsideOfCode()
    {
        House house;
        const Message message = house.server.post(house.ann, house.room,
                                                  QStringLiteral("@Bob, @eve. @nobody `@ann` a@bob @all"));
        QCOMPARE(message.mentions.userIds, (QList<UserId>{house.bob.user, house.eve.user}));
        QVERIFY(message.mentions.all);
        QCOMPARE(house.server.view(house.bob, house.room).mentions, 1);
        UpdateRoomRequest wish;
        wish.mentionAll = Audience::Admins;
        QVERIFY(await<Room>([&](auto reply) {
                    house.server.services->rooms.update(house.ann, house.room, wish, reply);
                }).ok());
        QVERIFY(!house.server.post(house.bob, house.room, QStringLiteral("@all @here")).mentions.all);
    }

    void theSenderFindsAMessageByItsKey()
    {
        House house;
        const ComposeRequest request = house.words();
        const Message message = house.server.tryPost(house.ann, house.room, request)->message;
        const auto byKey = [&](const Caller &who) {
            return await<Message>(
                [&](auto reply) { house.server.services->messages.getByKey(who, request.clientKey, reply); });
        };
        QCOMPARE(*byKey(house.ann), message);
        QCOMPARE(byKey(house.bob).error().code, ErrorCode::NotFound);
    }

    void theCausingStreamIsKept()
    {
        House house;
        house.ann.streamId = QStringLiteral("s-1");
        house.server.post(house.ann, house.room, kHello);
        QCOMPARE(house.server.logged.last()->originStream, QStringLiteral("s-1"));
        const auto last = *house.server.log->read(house.head() - 1, 1);
        QCOMPARE(last.first()->originStream, QStringLiteral("s-1"));
    }
};

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"
