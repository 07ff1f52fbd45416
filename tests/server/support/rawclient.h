// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "patience.h"
#include "protocol/ssereader.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QUrl>

namespace parlor {

struct RawAnswer {
    int status = 0;                         ///< 0: the connection ended first
    QHash<QByteArray, QByteArray> headers;  ///< names in lower case
    QByteArray body;

    QByteArray header(const char *name) const { return headers.value(name); }
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString code() const { return json().value(QLatin1String("code")).toString(); }
};

/// One connection to a server, byte by byte: framing itself is under test. Blocks; for test threads alone.
class RawClient
{
public:
    explicit RawClient(const QUrl &url) : m_host(url.authority().toLatin1())
    {
        m_socket.connectToHost(url.host(), quint16(url.port()));
        m_socket.waitForConnected(kPatience);
        // Otherwise a second request waits in this machine for the answer to the first.
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }

    QTcpSocket &socket() { return m_socket; }
    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(kPatience)) {
        }
    }
    void send(const QByteArray &method, const QByteArray &target, const QByteArray &headers = {},
              const QByteArray &body = {})
    {
        QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: " + m_host + "\r\n" + headers;
        if (!body.isEmpty())
            text += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        write(text + "\r\n" + body);
    }
    RawAnswer request(const QByteArray &method, const QByteArray &target, const QByteArray &headers = {},
                      const QByteArray &body = {})
    {
        send(method, target, headers, body);
        return readAnswer(method == "HEAD");
    }

    RawAnswer readAnswer(bool headOnly = false)
    {
        RawAnswer answer;
        const QByteArray head = readUntil("\r\n\r\n");
        if (head.isEmpty())
            return answer;
        const QList<QByteArray> lines = head.split('\n');
        answer.status = lines.first().split(' ').value(1).toInt();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            if (colon > 0)
                answer.headers.insert(lines[i].left(colon).toLower(), lines[i].mid(colon + 1).trimmed());
        }
        if (!headOnly)
            answer.body = readBytes(answer.header("content-length").toInt());
        return answer;
    }

    QByteArray readUntil(const QByteArray &end)
    {
        const QDeadlineTimer deadline(kPatience);
        while (!m_buffer.contains(end) && fill(deadline)) {
        }
        const qsizetype at = m_buffer.indexOf(end);
        if (at < 0)
            return {};
        const QByteArray text = m_buffer.left(at + end.size());
        m_buffer.remove(0, at + end.size());
        return text;
    }
    QByteArray readBytes(qsizetype count)
    {
        const QDeadlineTimer deadline(kPatience);
        while (m_buffer.size() < count && fill(deadline)) {
        }
        const QByteArray bytes = m_buffer.left(count);
        m_buffer.remove(0, count);
        return bytes;
    }
    /// Everything until the server closes; not ended by then: false.
    bool readToEnd(QByteArray *rest = nullptr)
    {
        const QDeadlineTimer deadline(kPatience);
        while (fill(deadline)) {
        }
        if (rest)
            *rest = m_buffer;
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    /// Whatever is there.
    QByteArray takeBuffer() { return std::exchange(m_buffer, {}); }
    bool fill(const QDeadlineTimer &deadline)
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(int(deadline.remainingTime())))
            return false;
        m_buffer += m_socket.readAll();
        return true;
    }

private:
    QTcpSocket m_socket;
    QByteArray m_host;
    QByteArray m_buffer;
};

/// An event stream as a client reads it.
class StreamClient
{
public:
    StreamClient(const QUrl &url, const QByteArray &token, const QByteArray &query = {}, const QByteArray &headers = {})
        : m_client(url)
    {
        m_client.send("GET", "/api/events" + query,
                      (token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n") + headers);
        head = m_client.readAnswer();
    }

    RawAnswer head;

    struct Event {
        QByteArray type;  ///< empty: the stream ended, or nothing came
        QByteArray id;
        QJsonObject data;
        qint64 number() const { return id.mid(id.lastIndexOf('-') + 1).toLongLong(); }
        /// Of the message that it brings.
        QString body() const
        {
            const QJsonObject message =
                data.value(QLatin1String("data")).toObject().value(QLatin1String("message")).toObject();
            return message.value(QLatin1String("body")).toString();
        }
    };
    Event next(int timeoutMs = kPatience)
    {
        const QDeadlineTimer deadline(timeoutMs);
        m_events += m_reader.feed(m_client.takeBuffer());
        while (m_events.isEmpty()) {
            if (!m_client.fill(deadline))
                return {};
            m_events = m_reader.feed(m_client.takeBuffer());
        }
        const SseEvent event = m_events.takeFirst();
        const QJsonObject data = QJsonDocument::fromJson(event.data).object();
        return {event.type,
                data.contains(QLatin1String("cursor")) ? data.value(QLatin1String("cursor")).toString().toLatin1()
                                                       : QByteArray(),
                data};
    }
    /// The next of a type; others are stepped over.
    Event next(const QByteArray &type, int timeoutMs = kPatience)
    {
        for (;;) {
            const Event event = next(timeoutMs);
            if (event.type.isEmpty() || event.type == type)
                return event;
        }
    }
    RawClient &raw() { return m_client; }

private:
    RawClient m_client;
    SseReader m_reader;
    QList<SseEvent> m_events;
};

}  // namespace parlor
