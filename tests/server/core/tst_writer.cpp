// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coreserver.h"
#include "held.h"
#include "store/migrations.h"
#include "store/settingstable.h"
#include "store/usertable.h"

using namespace parlor;

namespace {

User named(const QString &name)
{
    User user;
    user.username = name;
    user.displayName = name;
    return user;
}

EventDraft draftOf(const char *kind)
{
    EventDraft draft;
    draft.kind = kind;
    draft.dataJson = "{}";
    draft.workspace = WorkspaceId{1};
    return draft;
}

/// Adds a person and an event in one write.
Result<EventId> add(WriteTransaction &transaction, const QString &name)
{
    UserTable(transaction.database()).insert(named(name), "hash");
    return transaction.log(draftOf("added"));
}

/// The replies of a batch, in the order in which they came.
struct Answers {
    std::mutex mutex;
    QList<Result<EventId>> list;

    Reply<EventId> take()
    {
        return [this](Result<EventId> result) {
            const std::scoped_lock lock(mutex);
            list.append(std::move(result));
        };
    }
};

/// Returns when everything that was sent before has been answered. It may share their batch, and its fate.
void settle(Writer &writer)
{
    (void)await<Done>(
        [&](auto reply) { writer.write<Done>([](WriteTransaction &) -> Status { return Done{}; }, reply); });
}

bool exists(CoreServer &server, const QString &name)
{
    return *await<bool>([&](auto reply) {
        server.store->readers().read<bool>(
            [name](Database &database) -> Result<bool> { return UserTable(database).findName(name).has_value(); },
            reply);
    });
}

}  // namespace

class TestWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFailedWriteTakesBackOnlyItself()
    {
        CoreServer server;
        Writer &writer = server.store->writer();
        Answers answers;
        Held held(writer);
        writer.write<EventId>([](WriteTransaction &t) { return add(t, QStringLiteral("one")); }, answers.take());
        writer.write<EventId>(
            [](WriteTransaction &t) -> Result<EventId> {
                const Result<EventId> added = add(t, QStringLiteral("refused"));
                return {added ? ErrorCode::Forbidden : ErrorCode::Internal, QStringLiteral("no")};
            },
            answers.take());
        writer.write<EventId>([](WriteTransaction &t) { return add(t, QStringLiteral("one")); },
                              answers.take());  // UNIQUE
        writer.write<EventId>([](WriteTransaction &t) { return add(t, QStringLiteral("two")); }, answers.take());
        held.letGo();
        settle(writer);
        QCOMPARE(answers.list.size(), 4);
        QCOMPARE(*answers.list.at(0), 1);
        QCOMPARE(answers.list.at(1).error().code, ErrorCode::Forbidden);
        QCOMPARE(answers.list.at(2).error().code, ErrorCode::Unavailable);
        QCOMPARE(*answers.list.at(3), 2);  // no hole where the failed ones were
        QVERIFY(exists(server, QStringLiteral("one")));
        QVERIFY(exists(server, QStringLiteral("two")));
        QVERIFY(!exists(server, QStringLiteral("refused")));
        QCOMPARE(*server.log->head(), 2);
        QCOMPARE(server.logged.size(), 2);
    }

    void aFailedCommitFailsWhoeverCausedIt()
    {
        CoreServer server;
        Writer &writer = server.store->writer();
        // A constraint that is looked at only by the commit.
        settle(writer);
        writer.write<Done>(
            [](WriteTransaction &t) -> Status {
                t.database().execute(
                    "CREATE TABLE child (parent INTEGER REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED)");
                return Done{};
            },
            [](const Status &) {});
        settle(writer);
        Answers answers;
        Held held(writer);
        writer.write<EventId>([](WriteTransaction &t) { return add(t, QStringLiteral("one")); }, answers.take());
        writer.write<EventId>(
            [](WriteTransaction &t) {
                t.database().execute("INSERT INTO child VALUES (4711)");
                return add(t, QStringLiteral("two"));
            },
            answers.take());
        held.letGo();
        settle(writer);
        QCOMPARE(answers.list.size(), 2);
        QCOMPARE(*answers.list.at(0), 1);
        QCOMPARE(answers.list.at(1).error().code, ErrorCode::Unavailable);
        QVERIFY(exists(server, QStringLiteral("one")));
        QVERIFY(!exists(server, QStringLiteral("two")));
        QCOMPARE(server.logged.size(), 1);
        const auto next = await<EventId>([&](auto reply) {
            writer.write<EventId>([](WriteTransaction &t) { return add(t, QStringLiteral("three")); }, reply);
        });
        QCOMPARE(*next, 2);
        QCOMPARE(*server.log->head(), 2);
    }

    void aFullDiskLeavesNothingBehindAndPasses()
    {
        CoreServer server;
        Writer &writer = server.store->writer();
        settle(writer);
        const auto limitPages = [&](const char *sql) {
            QVERIFY(await<Done>([&](auto reply) {
                        writer.write<Done>(
                            [sql](WriteTransaction &t) -> Status {
                                t.database().execute(sql);
                                return Done{};
                            },
                            reply);
                    }).ok());
        };
        limitPages("PRAGMA max_page_count=1");  // below what there is: stays at the present size
        Answers answers;
        Held held(writer);
        writer.write<EventId>([](WriteTransaction &t) { return add(t, QStringLiteral("small")); }, answers.take());
        writer.write<EventId>(
            [](WriteTransaction &t) {
                SettingsTable(t.database()).put(QStringLiteral("big"), QByteArray(1'000'000, 'x'));
                return add(t, QStringLiteral("big"));
            },
            answers.take());
        writer.write<EventId>([](WriteTransaction &t) { return add(t, QStringLiteral("after")); }, answers.take());
        held.letGo();
        settle(writer);
        QCOMPARE(answers.list.size(), 3);
        QCOMPARE(answers.list.at(1).error().code, ErrorCode::Unavailable);
        QVERIFY(answers.list.at(1).error().retryAfterSeconds > 0);
        QVERIFY(!exists(server, QStringLiteral("big")));
        // Whatever was answered as done is there, under ids without holes; whatever was not, is not.
        EventId expected = 0;
        const QStringList names{QStringLiteral("small"), QStringLiteral("big"), QStringLiteral("after")};
        for (int i = 0; i < names.size(); ++i) {
            QCOMPARE(exists(server, names.at(i)), answers.list.at(i).ok());
            if (answers.list.at(i))
                QCOMPARE(*answers.list.at(i), ++expected);
        }
        QCOMPARE(*server.log->head(), expected);
        limitPages("PRAGMA max_page_count=1000000");
        QVERIFY(await<EventId>([&](auto reply) {
                    writer.write<EventId>([](WriteTransaction &t) { return add(t, QStringLiteral("later")); }, reply);
                }).ok());
    }

    void eventsArePublishedOnceACommitInTheOrderOfTheLog()
    {
        CoreServer server;
        Writer &writer = server.store->writer();
        Answers answers;
        Held held(writer);
        for (int i = 0; i < 100; ++i)
            writer.write<EventId>([i](WriteTransaction &t) { return add(t, QStringLiteral("p%1").arg(i)); },
                                  answers.take());
        held.letGo();
        settle(writer);
        QCOMPARE(server.logged.size(), 100);
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(server.logged.at(i)->id, i + 1);
            QCOMPARE(*answers.list.at(i), i + 1);
        }
        const auto stored = *server.log->read(0, 1000);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(*stored.at(i), *server.logged.at(i));
    }

    void afterCommitRunsForWhatWasCommittedOnly()
    {
        CoreServer server;
        Writer &writer = server.store->writer();
        std::atomic<int> ran = 0;
        Answers answers;
        for (const bool good : {true, false})
            writer.write<EventId>(
                [good, &ran](WriteTransaction &t) -> Result<EventId> {
                    t.afterCommit([&ran] { ++ran; });
                    if (good)
                        return EventId(0);
                    return ErrorCode::Forbidden;
                },
                answers.take());
        settle(writer);
        QCOMPARE(ran.load(), 1);
    }

    void whatWasTakenIsAnsweredBeforeItCloses()
    {
        Answers answers;
        {
            CoreServer server;
            for (int i = 0; i < 50; ++i)
                server.store->writer().write<EventId>(
                    [i](WriteTransaction &t) { return add(t, QStringLiteral("p%1").arg(i)); }, answers.take());
            server.stop();
        }
        QCOMPARE(answers.list.size(), 50);
        for (const Result<EventId> &answer : answers.list)
            QVERIFY(answer.ok());
    }

    void idsGoOnAfterARestart()
    {
        CoreServer server;
        server.person(QStringLiteral("ann"));
        const EventId head = *server.log->head();
        server.stop();
        server.start();
        server.person(QStringLiteral("bob"));
        const auto events = *server.log->read(0, 1000);
        for (int i = 0; i < events.size(); ++i)
            QCOMPARE(events.at(i)->id, i + 1);
        QVERIFY(events.size() > head);
    }
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
