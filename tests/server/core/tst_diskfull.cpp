// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "livelystore.h"
#include "measure/measures.h"
#include "store/storecheck.h"

using namespace parlor;

class TestDiskFull : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesAreRefusedReadsGoOnAndItRecoversByItself()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const RoomId room = server.room(ann, RoomKind::Group);
        server.post(ann, room, QStringLiteral("while there was room"));
        limitPages(server, "PRAGMA max_page_count=1");  // SQLite takes it for: no more than there are

        const QString large(9000, u'x');
        Result<PostedMessage> refused = server.tryPost(ann, room, {server.ids.clientKey(), large, {}, {}, {}});
        for (int i = 0; i < 50 && refused.ok(); ++i)  // free places in the file are used up first
            refused = server.tryPost(ann, room, {server.ids.clientKey(), large, {}, {}, {}});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        QVERIFY(refused.error().retryAfterSeconds > 0);
        const Seq kept = server.view(ann, room).info.lastSeq;
        const EventId head = *server.log->head();
        QVERIFY(checkDirectory(server.directory.path())->isEmpty());

        // Together with others in one commit: each is answered, none is half there.
        std::atomic<int> answered = 0;
        for (int i = 0; i < 20; ++i)
            server.services->messages.post(ann, room, {server.ids.clientKey(), large, {}, {}, {}},
                                           [&](const Result<PostedMessage> &) { ++answered; });
        QTRY_COMPARE(answered.load(), 20);
        QCOMPARE(server.view(ann, room).info.lastSeq, kept);
        QCOMPARE(*server.log->head(), head);

        limitPages(server, "PRAGMA max_page_count=1000000");
        QCOMPARE(server.post(ann, room, large).seq, kept + 1);
        QCOMPARE(*server.log->head(), head + 1);
        const auto findings = checkDirectory(server.directory.path());
        QVERIFY2(findings->isEmpty(), findings->isEmpty() ? "" : qPrintable(findings->first().where));
    }

private:
    static void limitPages(CoreServer &server, const QByteArray &pragma)
    {
        mustWork<Done>([&](auto reply) {
            server.store->writer().write<Done>(
                [pragma](WriteTransaction &transaction) -> Status {
                    transaction.database().execute(pragma);
                    return Done{};
                },
                reply);
        });
    }
};

QTEST_GUILESS_MAIN(TestDiskFull)
#include "tst_diskfull.moc"
