// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/eventstream.h"

#include "base/json.h"
#include "base/logging.h"
#include "protocol/endpoints.h"

namespace parlor {

namespace {

/// The protocol's limit of silence (section 5), and ours until the first word: a proxy that keeps the whole
/// stream back is found out sooner.
constexpr std::chrono::seconds kSilence(35);
constexpr std::chrono::seconds kSilenceBeforeHello(15);

/// Reads the data of a control event with `read` and hands it to `use`.
template<typename Read, typename Use>
Status withControl(const QJsonObject &data, const Read &read, const Use &use)
{
    const auto value = read(data);
    if (!value)
        return {ErrorCode::BadAnswer, value.error().detail};
    use(*value);
    return Done{};
}

QString byeText(control::ByeReason reason)
{
    switch (reason) {
    case control::ByeReason::SessionRevoked:
        return QStringLiteral("The server ended this session");
    case control::ByeReason::SlowConsumer:
        return QStringLiteral("This device read too slowly");
    case control::ByeReason::ShuttingDown:
        return QStringLiteral("The server is shutting down");
    case control::ByeReason::Rotate:
        return QStringLiteral("The server asked for a new stream");
    }
    return {};
}

}  // namespace

EventStream::EventStream(Clock &clock, const ServerAddress &server, CertificatePin &pin, QObject *parent)
    : QObject(parent), m_clock(clock), m_server(server), m_pin(pin), m_silence(clock.createTimer(this, [this] {
          fail({ErrorCode::Network, QStringLiteral("The event stream fell silent"), {}, 0});
      }))
{
}

EventStream::~EventStream()
{
    drop();
}

void EventStream::open(const QString &accessToken, const std::optional<Cursor> &since)
{
    drop();
    ++m_generation;
    m_reader = SseReader();
    m_isGreeted = false;
    m_counted = 0;
    m_bye.reset();
    QNetworkRequest request = baseRequest(m_server, endpoint::kEvents, {}, accessToken);
    request.setRawHeader("Accept", "text/event-stream");
    // Said by ourselves, it also keeps Qt from unpacking, which would hold events back.
    request.setRawHeader("Accept-Encoding", "identity");
    if (since)
        request.setRawHeader("Last-Event-ID", since->toText().toLatin1());
    m_reply = m_network.get(request);
    m_pin.watch(m_reply);
    connect(m_reply, &QNetworkReply::readyRead, this, &EventStream::readAvailable);
    connect(m_reply, &QNetworkReply::finished, this, &EventStream::finish);
    m_silence->start(kSilenceBeforeHello);
}

void EventStream::close()
{
    drop();
}

void EventStream::drop()
{
    m_silence->stop();
    if (!m_reply)
        return;
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

/// False where this is no event stream; then it has failed or will when the body is complete.
bool EventStream::checkHeader()
{
    if (m_isGreeted)
        return true;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != 200)
        return false;  // finish() reads the problem
    const QByteArray type = m_reply->header(QNetworkRequest::ContentTypeHeader).toByteArray();
    if (type.startsWith("text/event-stream"))
        return true;
    fail({ErrorCode::BadAnswer, QStringLiteral("No event stream but %1").arg(QString::fromLatin1(type)), {}, 0});
    return false;
}

void EventStream::readAvailable()
{
    if (!checkHeader())
        return;
    m_silence->start(m_isGreeted ? kSilence : kSilenceBeforeHello);
    const QNetworkReply *const mine = m_reply;
    const QList<SseEvent> blocks = m_reader.feed(m_reply->readAll());
    if (const auto delay = m_reader.retry())
        Q_EMIT retryAdvised(*delay);
    for (const SseEvent &block : blocks) {
        process(block);
        // Somebody may have closed it, or opened another, at what it said.
        if (m_reply != mine)
            return;
    }
    if (m_reader.failed())
        fail({ErrorCode::BadAnswer, QStringLiteral("The event stream cannot be read"), {}, 0});
}

void EventStream::process(const SseEvent &block)
{
    const Result<QJsonObject> data = parseJsonObject(block.data);
    Status read = data ? Status(Done{}) : Status(ErrorCode::BadAnswer, data.error().detail);
    if (read && block.type == "hello") {
        read = withControl(*data, control::helloFromJson, [this](const control::Hello &hello) {
            m_isGreeted = true;
            m_counted = 0;
            m_silence->start(kSilence);
            Q_EMIT greeted(hello);
        });
    } else if (read && block.type == "heartbeat") {
        read = withControl(*data, control::heartbeatFromJson,
                           [this](const control::Heartbeat &beat) { processHeartbeat(beat); });
    } else if (read && block.type == "reset") {
        read = withControl(*data, control::resetFromJson,
                           [this](const control::Reset &reset) { Q_EMIT resetReceived(reset); });
    } else if (read && block.type == "bye") {
        read = withControl(*data, control::byeFromJson, [this](const control::Bye &bye) {
            m_bye = Error{ErrorCode::Unavailable, byeText(bye.reason), {}, 0};
            Q_EMIT byeReceived(bye.reason);
        });
    } else if (read) {
        // Counted by its cursor, known and readable or not: sent again it would read no better. What does
        // not even parse is not counted, and the next heartbeat finds out.
        m_counted += data->value(QLatin1String("cursor")).isString() ? 1 : 0;
        read = withControl(*data, eventFromJson,
                           [this](const Event &event) { Q_EMIT eventReceived(event, m_generation); });
    }
    if (!read) {
        qCWarning(logStream) << "an event cannot be read:" << block.type << read.error().detail;
    }
}

void EventStream::processHeartbeat(const control::Heartbeat &heartbeat)
{
    if (heartbeat.sent != m_counted) {
        fail({ErrorCode::Network,
              QStringLiteral("%1 events were sent, %2 arrived").arg(heartbeat.sent).arg(m_counted),
              {},
              0});
        return;
    }
    Q_EMIT verified(heartbeat.cursor, m_generation);
}

void EventStream::finish()
{
    // What came with the end.
    const QNetworkReply *const mine = m_reply;
    if (m_reply->bytesAvailable() > 0)
        readAvailable();
    if (m_reply != mine)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_bye) {
        fail(*m_bye);
    } else if (status == 200) {
        fail({ErrorCode::Network, QStringLiteral("The event stream was cut"), {}, 0});
    } else {
        const HttpAnswer answer = readAnswer(*m_reply);
        fail(answer.result ? Error{ErrorCode::BadAnswer, QStringLiteral("HTTP %1").arg(status), {}, 0}
                           : answer.result.error());
    }
}

void EventStream::fail(const Error &why)
{
    if (!m_reply)
        return;
    drop();
    Q_EMIT ended(why);
}

}  // namespace parlor
