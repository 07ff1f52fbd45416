// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchhouse.h"

using namespace parlor;
using House = SearchHouse;

/// Who finds what, in which order and on which page.
class TestSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHitIsTheMessageWithWhyItWasFound()
    {
        House house;
        const Message message = house.say(QStringLiteral("Grüße aus dem 北京 Café"));
        house.say(QStringLiteral("something else"));
        const SearchPage page = house.find(house.bob, House::only(QStringLiteral("cafe grusse")));
        QCOMPARE(page.hits.size(), 1);
        QCOMPARE(page.hits.first().message, message);
        QCOMPARE(page.hits.first().snippet, message.body);
        QCOMPARE(page.hits.first().highlights, (QList<Highlight>{{0, 5}, {17, 4}}));
        QCOMPARE(page.nextPage, std::nullopt);
        QCOMPARE(*searchPageFromJson(toJson(page)), page);
    }

    void theNewestComesFirst()
    {
        House house;
        const MessageId first = house.say(QStringLiteral("tea one")).id;
        const MessageId second = house.say(QStringLiteral("tea two")).id;
        const RoomId other = house.server.room(house.ann, RoomKind::Group);
        const MessageId third = house.server.post(house.ann, other, QStringLiteral("tea three")).id;
        const MessageId fourth = house.say(QStringLiteral("tea four")).id;
        QCOMPARE(house.ids(QStringLiteral("tea")), (QList<MessageId>{fourth, third, second, first}));
    }

    void onlyTheCallersRoomsAreSearched()
    {
        House house;
        const MessageId shared = house.say(QStringLiteral("secret tea")).id;
        const RoomId own = house.server.room(house.ann, RoomKind::Group);
        const MessageId mine = house.server.post(house.ann, own, QStringLiteral("secret cake")).id;
        const SearchRequest request = House::only(QStringLiteral("secret"));
        QCOMPARE(house.ids(house.ann, request), (QList<MessageId>{mine, shared}));
        QCOMPARE(house.ids(house.bob, request), QList<MessageId>{shared});
        QVERIFY(house.ids(house.eve, request).isEmpty());
    }

    void whoLeftFindsNothingAnyMore()
    {
        House house;
        house.say(QStringLiteral("tea"));
        QCOMPARE(house.ids(house.bob, House::only(QStringLiteral("tea"))).size(), 1);
        QVERIFY(
            await<Done>([&](auto reply) { house.server.services->members.leave(house.bob, house.room, reply); }).ok());
        QVERIFY(house.ids(house.bob, House::only(QStringLiteral("tea"))).isEmpty());
    }

    void aRoomThatIsNotSeenIsNotThere()
    {
        House house;
        house.say(QStringLiteral("tea"));
        const RoomId channel = house.server.room(house.ann, RoomKind::Channel);
        house.server.post(house.ann, channel, QStringLiteral("tea"));
        SearchRequest request = House::only(QStringLiteral("tea"));
        QVERIFY(house.ids(house.eve, request).isEmpty());
        request.room = house.room;
        QCOMPARE(house.tryFind(house.eve, request).error().code, ErrorCode::NotFound);
        request.room = RoomId{4711};
        QCOMPARE(house.tryFind(house.ann, request).error().code, ErrorCode::NotFound);
        request.room = channel;
        QCOMPARE(house.tryFind(house.eve, request).error().code, ErrorCode::NotAMember);
        QCOMPARE(house.ids(house.ann, request).size(), 1);
    }

    void filtersNarrow()
    {
        House house;
        const MessageId one = house.say(QStringLiteral("tea 1")).id;
        house.server.clock.advance(std::chrono::hours(1));
        const MessageId two = house.server.post(house.bob, house.room, QStringLiteral("tea 2")).id;
        const Timestamp middle = house.server.clock.now();
        const RoomId other = house.server.room(house.ann, RoomKind::Group);
        house.server.clock.advance(std::chrono::hours(1));
        const MessageId three = house.server.post(house.ann, other, QStringLiteral("tea 3")).id;

        SearchRequest request = House::only(QStringLiteral("tea"));
        request.sender = house.bob.user;
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{two});
        request.sender = house.ann.user;
        request.room = house.room;
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{one});
        request = House::only(QStringLiteral("tea"));
        request.before = middle;
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{one});
        request.before.reset();
        request.after = middle;
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{three});
        request.after = Timestamp{middle.ms - 1};
        request.before = Timestamp{middle.ms + 1};
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{two});
        request.before = request.after;
        QVERIFY(house.ids(house.ann, request).isEmpty());
    }

    void timesHoldAlsoWhereTheClockWasWrong()
    {
        House house;
        const Timestamp start = house.server.clock.now();
        house.server.clock.advance(std::chrono::hours(24 * 365));
        const MessageId future = house.say(QStringLiteral("tea")).id;
        house.server.clock.jumpWallTime(-std::chrono::hours(24 * 365));
        for (int i = 0; i < 1500; ++i)
            house.server.services->messages.post(house.ann, house.room,
                                                 {house.server.ids.clientKey(), QStringLiteral("filler"), {}, {}, {}},
                                                 [](const Result<PostedMessage> &) {});
        const MessageId present = house.say(QStringLiteral("tea")).id;
        SearchRequest request = House::only(QStringLiteral("tea"));
        request.after = Timestamp{start.ms + 1000};
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{future});
        request.before = request.after;
        request.after.reset();
        QCOMPARE(house.ids(house.ann, request), QList<MessageId>{present});
    }

    void limitsAndPagesAreThoseOfPages()
    {
        House house;
        for (int i = 0; i < 201; ++i)
            house.say(QStringLiteral("tea %1").arg(i));
        SearchRequest request = House::only(QStringLiteral("tea"));
        QCOMPARE(house.find(house.ann, request).hits.size(), 50);
        request.limit = 100'000;
        QCOMPARE(house.find(house.ann, request).hits.size(), 200);
        QCOMPARE(house.find(house.ann, request).nextPage, std::optional(2));
        request.page = 2;
        QCOMPARE(house.find(house.ann, request).hits.size(), 1);
        QCOMPARE(house.find(house.ann, request).nextPage, std::nullopt);
        request.page = 3;
        QVERIFY(house.find(house.ann, request).hits.isEmpty());
        for (const qint64 bad : {0, -1}) {
            request.page = bad;
            QCOMPARE(house.tryFind(house.ann, request).error().fields.first().field, QStringLiteral("page"));
        }
        request.page = 1;
        request.limit = 0;
        QCOMPARE(house.tryFind(house.ann, request).error().fields.first().field, QStringLiteral("limit"));
    }

    void pagesAreWholeAndWithoutDoublesWhileMessagesComeAndGo()
    {
        House house;
        QList<MessageId> expected;
        for (int i = 0; i < 57; ++i) {
            expected.prepend(house.say(QStringLiteral("tea %1").arg(i)).id);
            house.say(QStringLiteral("coffee"));
        }
        SearchRequest request = House::only(QStringLiteral("tea"));
        request.limit = 10;
        QList<MessageId> found;
        for (;;) {
            const SearchPage page = house.find(house.bob, request);
            for (const SearchHit &hit : page.hits)
                found.append(hit.message.id);
            house.say(QStringLiteral("more tea"));
            house.say(QStringLiteral("and tea"));
            if (request.page == 2)
                house.remove(expected.at(3));  // shown already
            if (!page.nextPage)
                break;
            QCOMPARE(*page.nextPage, request.page + 1);
            request.page = *page.nextPage;
        }
        QCOMPARE(found, expected);
    }

    void aPageIsFoundAlsoWhereTheSearchIsNotKnown()
    {
        House house;
        QList<MessageId> expected;
        for (int i = 0; i < 35; ++i)
            expected.prepend(house.say(QStringLiteral("tea %1").arg(i)).id);
        SearchRequest request = House::only(QStringLiteral("tea"));
        request.limit = 10;
        request.page = 3;
        QCOMPARE(house.ids(house.ann, request), expected.sliced(20, 10));
        request.page = 6000;
        QCOMPARE(house.tryFind(house.ann, request).error().code, ErrorCode::Gone);
    }

    void anEditedMessageIsFoundByWhatItSaysNow()
    {
        House house;
        const MessageId id = house.say(QStringLiteral("green tea 北京")).id;
        QCOMPARE(house.ids(QStringLiteral("green")).size(), 1);
        house.edit(id, QStringLiteral("black tea 上海"));
        QVERIFY(house.ids(QStringLiteral("green")).isEmpty());
        QVERIFY(house.ids(QStringLiteral("北京")).isEmpty());
        QCOMPARE(house.ids(QStringLiteral("black")), QList<MessageId>{id});
        QCOMPARE(house.ids(QStringLiteral("tea")), QList<MessageId>{id});
        // Several before the index hears of any.
        house.edit(id, QStringLiteral("white tea"));
        house.edit(id, QStringLiteral("red tea"));
        house.edit(id, QStringLiteral("black coffee"));
        QCOMPARE(house.ids(QStringLiteral("black")), QList<MessageId>{id});
        QCOMPARE(house.ids(QStringLiteral("coffee")), QList<MessageId>{id});
        QVERIFY(house.ids(QStringLiteral("tea")).isEmpty());
    }

    void whatIsDeletedIsNotFound()
    {
        House house;
        const MessageId id = house.say(QStringLiteral("green tea")).id;
        const MessageId other = house.say(QStringLiteral("green leaf")).id;
        QCOMPARE(house.ids(QStringLiteral("green")).size(), 2);
        house.remove(id);
        QCOMPARE(house.ids(QStringLiteral("green")), QList<MessageId>{other});
        QVERIFY(
            await<Done>([&](auto reply) { house.server.services->rooms.remove(house.ann, house.room, reply); }).ok());
        QVERIFY(house.ids(QStringLiteral("green")).isEmpty());
        // Nothing that was heard of is kept.
        QVERIFY(house.server.store->searchIndexer().settle());
        const auto left = await<qint64>([&](auto reply) {
            house.server.store->writer().write<qint64>(
                [](WriteTransaction &transaction) -> Result<qint64> {
                    Query query = transaction.database().query("search_changes_head");
                    return query.next() ? query.integer(0) : -1;
                },
                reply);
        });
        QCOMPARE(*left, 0);
    }

    void reactionsAndSystemLinesAreNotWords()
    {
        House house;
        const MessageId id = house.say(QStringLiteral("tea")).id;
        QVERIFY(await<ChangedMessage>([&](auto reply) {
                    house.server.services->messages.react(house.ann, id, QStringLiteral("👍"), true, reply);
                }).ok());
        QVERIFY(house.ids(QStringLiteral("👍")).isEmpty());
        QCOMPARE(house.ids(QStringLiteral("tea")), QList<MessageId>{id});
        UpdateRoomRequest renamed;
        renamed.name = QStringLiteral("kettle");
        QVERIFY(await<Room>([&](auto reply) {
                    house.server.services->rooms.update(house.ann, house.room, renamed, reply);
                }).ok());
        QVERIFY(house.ids(QStringLiteral("kettle")).isEmpty());
        QVERIFY(house.ids(QStringLiteral("room_renamed")).isEmpty());
    }

    void manySearchesAtOnceAreAllAnsweredOrRefused()
    {
        House house;
        house.say(QStringLiteral("tea"));
        QVERIFY(house.server.store->searchIndexer().settle());
        std::vector<std::future<Result<SearchPage>>> answers;
        for (int i = 0; i < 100; ++i) {
            auto promise = std::make_shared<std::promise<Result<SearchPage>>>();
            answers.push_back(promise->get_future());
            house.server.services->search.find(
                house.ann, House::only(QStringLiteral("tea")),
                [promise](Result<SearchPage> page) { promise->set_value(std::move(page)); });
        }
        for (auto &answer : answers) {
            const Result<SearchPage> page = answer.get();
            if (page)
                QCOMPARE(page->hits.size(), 1);
            else
                QCOMPARE(page.error().code, ErrorCode::RateLimited);
        }
        QCOMPARE(house.ids(QStringLiteral("tea")).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
