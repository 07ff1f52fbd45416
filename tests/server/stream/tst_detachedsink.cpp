// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "patience.h"
#include "stream/detachedsink.h"
#include "stream/epollloop.h"

#include <QTest>
#include <array>
#include <sys/socket.h>
#include <unistd.h>

using namespace parlor;

namespace {

/// Two ends of a connection; the first becomes a sink's.
struct Ends {
    Ends()
    {
        std::array<int, 2> both{};
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, both.data()) != 0)
            qFatal("no socket pair");
        ours = both[0];
        peer = both[1];
    }
    ~Ends() { ::close(peer); }
    int ours;
    int peer;
};

qint64 write(StreamSink &sink, QByteArrayView bytes)
{
    const std::array pieces{bytes};
    return sink.write(pieces);
}

}  // namespace

class TestDetachedSink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesAndSaysWhenThePeerHasGone()
    {
        const auto loop = EpollLoop::create();
        Ends ends;
        const auto sink = makeDetachedSink(ends.ours);
        bool isGone = false;
        sink->start({this, loop.get()}, {[] {}, [&isGone] { isGone = true; }});
        QCOMPARE(write(*sink, "hello"), qint64(5));
        ::shutdown(ends.peer, SHUT_WR);
        QTRY_VERIFY(isGone);
    }

    void takesWhatGoesAndSaysWhenMoreDoes()
    {
        const auto loop = EpollLoop::create();
        Ends ends;
        const auto sink = makeDetachedSink(ends.ours);
        bool isWritable = false;
        sink->start({this, loop.get()}, {[&isWritable] { isWritable = true; }, [] {}});
        const QByteArray much(1024 * 1024, 'x');
        qint64 taken = 0;
        while (const qint64 now = write(*sink, much))
            taken += now;
        QVERIFY(taken > 0);
        QByteArray room(int(taken), '\0');
        QVERIFY(::recv(ends.peer, room.data(), size_t(room.size()), MSG_WAITALL) == taken);
        QTRY_VERIFY(isWritable);
    }

    void whatCannotBeWatchedCountsAsGone()
    {
        const auto loop = EpollLoop::create();
        Ends ends;
        // A descriptor that the set has already cannot be added to it.
        QVERIFY(loop->add(ends.ours, [](EpollLoop::Ready) {}) != 0);
        const auto sink = makeDetachedSink(ends.ours);
        sink->start({this, loop.get()}, {[] {}, [] {}});
        QCOMPARE(write(*sink, "hello"), qint64(-1));
        char byte = 0;
        QCOMPARE(::recv(ends.peer, &byte, 1, 0), ssize_t(0));
    }
};

QTEST_GUILESS_MAIN(TestDetachedSink)
#include "tst_detachedsink.moc"
