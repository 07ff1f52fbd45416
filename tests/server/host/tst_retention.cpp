// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"

using namespace parlor;
using namespace std::chrono_literals;

class TestRetention : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoWasAwayForLongerTakesAFreshPicture()
    {
        RunningServer server([](ServerOptions &options) {
            options.retentionDays = 1;
            options.accessTokenLife = std::chrono::hours(24 * 30);
        });
        const auto ann = server.signUp("ann");
        const qint64 room = server.makeRoom(ann.token);
        server.say(ann.token, room, "of the first day");
        const QByteArray cursor = server.cursor(ann.token);
        server.clock.advance(25h);
        server.say(ann.token, room, "of the second day");

        // The server looks by itself; it is over when a resume from before is refused.
        QByteArray reason;
        for (int i = 0; i < 100 && reason.isEmpty(); ++i) {
            server.clock.advance(10min);
            const RawAnswer poll = server.call(ann.token, "GET", "/api/events/poll?since=" + beforeOf(cursor));
            QCOMPARE(poll.status, 200);
            reason = poll.json()
                         .value(QLatin1String("reset"))
                         .toObject()
                         .value(QLatin1String("reason"))
                         .toString()
                         .toLatin1();
        }
        QCOMPARE(reason, QByteArray("too_old"));
        StreamClient late(server.url, ann.token, "?since=" + beforeOf(cursor));
        const auto reset = late.next("reset");
        QCOMPARE(reset.data.value(QLatin1String("reason")).toString(), QStringLiteral("too_old"));
        // It stays open and live from there; and what is kept can still be resumed into.
        server.say(ann.token, room, "now");
        QVERIFY(!late.next("new_message").type.isEmpty());
        StreamClient recent(server.url, ann.token, "?since=" + cursor);
        QVERIFY(recent.next("hello").data.value(QLatin1String("cursor")).toString().toLatin1() == cursor);
        QVERIFY(!recent.next("new_message").type.isEmpty());

        const RawAnswer page = server.call(ann.token, "GET",
                                           "/api/chat/rooms/" + QByteArray::number(room) + "/messages");
        QVERIFY(page.body.contains("of the first day"));
    }

private:
    /// An event earlier: of it nothing can be served once that one is forgotten.
    static QByteArray beforeOf(const QByteArray &cursor)
    {
        const qsizetype dash = cursor.lastIndexOf('-');
        return cursor.left(dash + 1) + QByteArray::number(cursor.mid(dash + 1).toLongLong() - 1);
    }
};

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
