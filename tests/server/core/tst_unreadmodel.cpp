// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.h"
#include "testseed.h"

using namespace parlor;

namespace {

/// What one message is to those who count.
struct Counted {
    MessageId id;
    UserId sender;
    bool isSystem = false;
    bool isDeleted = false;
    bool all = false;
    bool calledHere = false;
    QSet<UserId> named;
    QSet<UserId> here;
    std::optional<MessageId> root;
};

/// One room as somebody with a pencil would keep it: everything is there, and every number is counted out.
struct Sheet {
    QList<Counted> messages;  ///< at seq - 1
    QHash<UserId, Seq> readMarks;
    QList<MessageId> pins;

    Seq lastSeq() const { return messages.size(); }
    bool has(UserId user) const { return readMarks.contains(user); }
    int unread(UserId user) const
    {
        int count = 0;
        for (Seq seq = readMarks.value(user) + 1; seq <= lastSeq(); ++seq)
            count += counts(messages.at(seq - 1), user);
        return count;
    }
    int mentions(UserId user, const QSet<UserId> &ignored) const
    {
        int count = 0;
        for (Seq seq = readMarks.value(user) + 1; seq <= lastSeq(); ++seq) {
            const Counted &message = messages.at(seq - 1);
            const bool isNamed = message.all || message.named.contains(user) || message.here.contains(user);
            count += counts(message, user) && isNamed && !ignored.contains(message.sender);
        }
        return count;
    }
    int replies(MessageId root) const
    {
        return int(std::count_if(messages.begin(), messages.end(),
                                 [root](const Counted &message) { return message.root == root; }));
    }

private:
    static bool counts(const Counted &message, UserId user)
    {
        return message.sender != user && !message.isSystem && !message.isDeleted;
    }
};

/// People who do whatever they may, and the sheets on which somebody keeps count of it.
struct Crowd : People {
    explicit Crowd(quint32 seed) : random(seed)
    {
        open(create(ann, RoomKind::Group, {bob.user, eve.user, kim.user})->room.info.id, everyone);
        open(create(ann, RoomKind::Channel)->room.info.id, {ann});
    }

    void open(RoomId room, const QList<Caller> &members)
    {
        rooms.append(room);
        for (const Caller &who : members)
            sheets[room].readMarks.insert(who.user, 0);
    }

    template<typename T>
    const T &anyOf(const QList<T> &list)
    {
        return list.at(random.bounded(int(list.size())));
    }

    /// Words that name somebody now and then, and what they say to a sheet.
    QString words(Counted &counted, RoomId room)
    {
        const int dice = random.bounded(8);
        if (dice == 0)
            counted.all = true;
        counted.calledHere = dice == 1;
        if (counted.calledHere && counted.here.isEmpty())
            counted.here = thereIn(room);
        const QString called = dice == 0 ? QStringLiteral("@all ") : dice == 1 ? QStringLiteral("@here ") : QString();
        QString text = called + QString::number(++said);
        if (random.bounded(3) == 0) {
            const int who = random.bounded(4);
            counted.named.insert(everyone.at(who).user);
            text.append(QLatin1String(" @") + names.at(who));
        }
        return text;
    }
    QSet<UserId> thereIn(RoomId room) const
    {
        QSet<UserId> users = online;
        for (const UserId user : online) {
            if (!sheets.value(room).has(user))
                users.remove(user);
        }
        return users;
    }

    void note(RoomId room, UserId actor)
    {
        Counted line;
        line.sender = actor;
        line.isSystem = true;
        sheets[room].messages.append(line);
    }

    void say(const Caller &who, RoomId room)
    {
        Sheet &sheet = sheets[room];
        Counted counted;
        counted.sender = who.user;
        ComposeRequest request{server.ids.clientKey(), {}, {}, {}, {}};
        const Counted other = sheet.messages.isEmpty() ? Counted() : anyOf(sheet.messages);
        const int dice = random.bounded(4);
        if (dice == 0 && other.id.isValid()) {
            request.replyTo = other.id;
            counted.root = other.root.value_or(other.id);
        }
        if (dice == 1 && other.id.isValid() && !other.isDeleted)
            request.forwardOf = other.id;
        else
            request.body = words(counted, room);
        const Result<PostedMessage> posted = server.tryPost(who, room, request);
        QCOMPARE(posted.ok(), sheet.has(who.user));
        if (!posted)
            return;
        counted.id = posted->message.id;
        sheet.messages.append(counted);
        sheet.readMarks[who.user] = sheet.lastSeq();
    }
    void change(const Caller &who, RoomId room)
    {
        Sheet &sheet = sheets[room];
        QList<qsizetype> own;
        for (qsizetype i = 0; i < sheet.messages.size(); ++i) {
            const Counted &message = sheet.messages.at(i);
            if (message.id.isValid() && message.sender == who.user && !message.isDeleted)
                own.append(i);
        }
        if (own.isEmpty() || !sheet.has(who.user))
            return;
        Counted &counted = sheet.messages[anyOf(own)];
        if (random.bounded(2) == 0) {
            QVERIFY(erase(who, counted.id).ok());
            counted.isDeleted = true;
            sheet.pins.removeOne(counted.id);
            return;
        }
        const QSet<UserId> before = counted.calledHere ? counted.here : QSet<UserId>();
        const bool calledBefore = counted.calledHere;
        counted.all = false;
        counted.named.clear();
        counted.here = before;
        const QString text = words(counted, room);
        // Words call those who are there when they first do; not again, and not any more where they are gone.
        if (calledBefore && counted.calledHere)
            counted.here = before;
        else if (!counted.calledHere)
            counted.here.clear();
        QVERIFY(edit(who, counted.id, text).ok());
    }
    void mark(const Caller &who, RoomId room)
    {
        Sheet &sheet = sheets[room];
        const Seq seq = 1 + random.bounded(int(sheet.lastSeq()) + 2);
        if (!sheet.has(who.user))
            return;
        Seq &mark = sheet.readMarks[who.user];
        const bool back = random.bounded(3) == 0;
        mark = back ? std::min(mark, seq - 1) : std::max(mark, std::min(seq, sheet.lastSeq()));
        const Result<ReadPosition> position = back ? unread(who, room, seq) : read(who, room, seq);
        QCOMPARE(*position, (ReadPosition{mark, sheet.unread(who.user)}));
    }
    void come(const Caller &who, RoomId room, const Caller &by)
    {
        Sheet &sheet = sheets[room];
        if (sheet.has(who.user))
            return;
        QVERIFY(who.user == by.user ? join(who, room).ok() : add(by, room, who.user).ok());
        sheet.readMarks.insert(who.user, sheet.lastSeq());
        note(room, by.user);
    }
    void go(const Caller &who, RoomId room, const Caller &by)
    {
        Sheet &sheet = sheets[room];
        if (!sheet.has(who.user))
            return;
        QVERIFY(who.user == by.user ? leave(who, room).ok() : removeMember(by, room, who.user).ok());
        sheet.readMarks.remove(who.user);
        note(room, by.user);
    }
    void move(const Caller &who)
    {
        // The channel is open to all; the group has an owner, who stays.
        const bool isChannel = random.bounded(2) == 0;
        const RoomId room = rooms.at(isChannel ? 1 : 0);
        if (!isChannel && who.user == ann.user)
            return;
        const Caller &by = isChannel ? who : ann;
        if (random.bounded(2) == 0)
            come(who, room, by);
        else
            go(who, room, by);
    }
    void putPin(const Caller &who, RoomId room)
    {
        Sheet &sheet = sheets[room];
        if (sheet.messages.isEmpty() || !sheet.has(who.user))
            return;
        const Counted counted = anyOf(sheet.messages);
        if (!counted.id.isValid())
            return;
        const bool on = random.bounded(3) > 0;
        const bool is = sheet.pins.contains(counted.id);
        const bool canBe = is || (!counted.isDeleted && sheet.pins.size() < 50);
        QCOMPARE(pin(who, counted.id, on).ok(), !on || canBe);
        if (on && !is && canBe)
            sheet.pins.append(counted.id);
        else if (!on)
            sheet.pins.removeOne(counted.id);
    }
    void hear(const Caller &who)
    {
        const UserId other = anyOf(everyone).user;
        const bool on = random.bounded(2) == 0;
        QCOMPARE(ignore(who, other, on).ok(), other != who.user);
        if (on && other != who.user)
            ignored[who.user].insert(other);
        else
            ignored[who.user].remove(other);
    }
    void appear(const Caller &who)
    {
        if (random.bounded(2) == 0) {
            server.services->presence.connected(who.user);
            online.insert(who.user);
        } else {
            server.services->presence.disconnected(who.user);
            online.remove(who.user);
        }
    }
    void step()
    {
        const Caller &who = anyOf(everyone);
        const RoomId room = anyOf(rooms);
        const int dice = random.bounded(20);
        if (dice < 7)
            say(who, room);
        else if (dice < 10)
            change(who, room);
        else if (dice < 13)
            mark(who, room);
        else if (dice < 15)
            move(who);
        else if (dice < 17)
            putPin(who, room);
        else if (dice < 18)
            hear(who);
        else
            appear(who);
    }

    void compare(RoomId room, const Caller &who)
    {
        const Sheet &sheet = sheets[room];
        const Result<Room> seen = get(who, room);
        if (!sheet.has(who.user)) {
            QVERIFY(!seen || !seen->member);
            return;
        }
        QCOMPARE(seen->info.lastSeq, sheet.lastSeq());
        QCOMPARE(seen->lastReadSeq, sheet.readMarks.value(who.user));
        QCOMPARE(seen->unread, sheet.unread(who.user));
        QCOMPARE(seen->mentions, sheet.mentions(who.user, ignored.value(who.user)));
    }
    void compareAll()
    {
        for (const RoomId room : std::as_const(rooms)) {
            for (const Caller &who : everyone)
                compare(room, who);
        }
    }
    /// What is not the same after every step, or costs more to look at; by the one picture that has all of it.
    void comparePicture(const Caller &who)
    {
        const SyncPicture picture = sync(who);
        QSet<UserId> listed(picture.ignored.begin(), picture.ignored.end());
        QCOMPARE(listed, ignored.value(who.user));
        for (const SyncRoom &room : picture.rooms) {
            if (!sheets.contains(room.room.info.id))
                continue;
            const Sheet &sheet = sheets[room.room.info.id];
            QCOMPARE(room.room.unread, sheet.unread(who.user));
            QCOMPARE(room.room.mentions, sheet.mentions(who.user, listed));
            QCOMPARE(room.members.size(), sheet.readMarks.size());
            QCOMPARE(pinIds(who, room.room.info.id), sheet.pins);
            for (const Message &message : room.messages) {
                const Counted &counted = sheet.messages.at(message.seq - 1);
                QCOMPARE(message.replyCount, sheet.replies(message.id));
                QCOMPARE(message.senderId, counted.sender);
                QCOMPARE(message.kind == MessageKind::System, counted.isSystem);
                QCOMPARE(message.deletedAt.has_value(), counted.isDeleted);
                QCOMPARE(message.rootId, counted.root);
            }
        }
    }

    QRandomGenerator random;
    const QList<Caller> everyone{ann, bob, eve, kim};
    const QStringList names{QStringLiteral("ann"), QStringLiteral("bob"), QStringLiteral("eve"), QStringLiteral("kim")};
    QList<RoomId> rooms;
    QHash<RoomId, Sheet> sheets;
    QHash<UserId, QSet<UserId>> ignored;
    QSet<UserId> online;
    int said = 0;
};

}  // namespace

/// Every number that the server gives of a room is what somebody with a pencil would count.
class TestUnreadModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyNumberIsWhatACountGives()
    {
        Crowd crowd(testSeed());
        for (int i = 0; i < 400; ++i) {
            crowd.step();
            if (QTest::currentTestFailed())
                return;
            crowd.compareAll();
            if (i % 20 == 0)
                crowd.comparePicture(crowd.anyOf(crowd.everyone));
            if (QTest::currentTestFailed())
                return;
        }
        for (const Caller &who : crowd.everyone)
            crowd.comparePicture(who);
    }
};

QTEST_GUILESS_MAIN(TestUnreadModel)
#include "tst_unreadmodel.moc"
