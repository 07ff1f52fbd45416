// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QUrl>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace parlor {

/// What those who use a server that is killed again and again share: whether it runs, how much was sent to it,
/// and what was seen that must not be. Any thread.
class KillStage
{
public:
    void setRunning(bool isRunning);
    /// False where all is over.
    bool awaitRunning();
    /// No key is given up any more, and no new one begun.
    void finish() { m_isFinishing = true; }
    bool isFinishing() const { return m_isFinishing; }
    void end();
    bool isOver() const { return m_isOver; }

    void noteSent();
    void noteAnswered() { --m_underWay; }
    /// Waits until so many more were sent. How many of them have no answer yet.
    int awaitSent(int more);
    int underWay() const { return m_underWay; }

    void complain(const QString &wrong);
    QStringList complaints() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isRunning = false;
    std::atomic<bool> m_isFinishing = false;
    std::atomic<bool> m_isOver = false;
    qint64 m_sent = 0;
    std::atomic<int> m_underWay = 0;
    QStringList m_complaints;
};

/// Posts message after message, each under one key until it is answered, or given up.
class KillWriter
{
public:
    struct Said {
        QByteArray key;
        qint64 room = 0;
        qint64 id = 0;  ///< 0: never answered
        qint64 seq = 0;
        int attempts = 0;
    };

    KillWriter(KillStage &stage, QUrl url, QByteArray name, QByteArray token, QList<qint64> rooms, quint32 seed);
    /// Waits for the end of its thread.
    void join() { m_thread.join(); }
    /// After join().
    const QList<Said> &said() const { return m_said; }

private:
    void run(quint32 seed);

    KillStage &m_stage;
    const QUrl m_url;
    const QByteArray m_name;
    const QByteArray m_token;
    const QList<qint64> m_rooms;
    QList<Said> m_said;
    std::jthread m_thread;
};

/// Reads one person's stream, and after each cut goes on from its cursor.
class KillReader
{
public:
    struct Heard {
        qint64 event = 0;
        QByteArray key;  ///< of a new message
        bool operator==(const Heard &) const = default;
    };

    KillReader(KillStage &stage, QUrl url, QByteArray token, QByteArray cursor);
    void join() { m_thread.join(); }
    int count() const { return m_count; }
    int streams() const { return m_streams; }
    /// After join().
    const QList<Heard> &heard() const { return m_heard; }

private:
    void run();
    void readStream();

    KillStage &m_stage;
    const QUrl m_url;
    const QByteArray m_token;
    QByteArray m_cursor;
    QList<Heard> m_heard;
    std::atomic<int> m_count = 0;
    std::atomic<int> m_streams = 0;
    std::jthread m_thread;
};

}  // namespace parlor
