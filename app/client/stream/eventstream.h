// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/httpclient.h"
#include "protocol/event.h"
#include "protocol/ssereader.h"

#include <QNetworkAccessManager>
#include <QPointer>

namespace parlor {

/// One event stream at a time, from its opening to its end: reads what comes as it comes and watches that
/// nothing is lost and nobody falls silent. Decides nothing about trying again.
class EventStream final : public QObject
{
    Q_OBJECT
public:
    EventStream(Clock &clock, const ServerAddress &server, CertificatePin &pin, QObject *parent = nullptr);
    ~EventStream() override;

    /// Leaves the stream before, if there is one, without a word, and begins another generation.
    void open(const QString &accessToken, const std::optional<Cursor> &since);
    void close();
    bool isOpen() const { return m_reply != nullptr; }
    /// Grows with each open(). Events name theirs: those of an earlier one are true, but move no cursor.
    quint64 generation() const { return m_generation; }

Q_SIGNALS:
    void greeted(const control::Hello &hello);
    void eventReceived(const Event &event, quint64 generation);
    /// A heartbeat that agrees with what was counted: everything up to its cursor is here.
    void verified(const Cursor &cursor, quint64 generation);
    void resetReceived(const control::Reset &reset);
    void byeReceived(control::ByeReason reason);
    void retryAdvised(std::chrono::milliseconds delay);
    /// The end of an open() that was not closed by us, once. Unavailable after a bye; otherwise what failed.
    void ended(const Error &why);

private:
    void readAvailable();
    void process(const SseEvent &block);
    void processHeartbeat(const control::Heartbeat &heartbeat);
    bool checkHeader();
    void finish();
    void fail(const Error &why);
    void drop();

    Clock &m_clock;
    ServerAddress m_server;
    CertificatePin &m_pin;
    QNetworkAccessManager m_network;
    std::unique_ptr<Timer> m_silence;
    QNetworkReply *m_reply = nullptr;
    quint64 m_generation = 0;
    SseReader m_reader;
    bool m_isGreeted = false;
    qint64 m_counted = 0;  ///< durable events since hello
    std::optional<Error> m_bye;
};

}  // namespace parlor
