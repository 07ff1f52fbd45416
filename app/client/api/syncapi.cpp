// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/syncapi.h"

#include "base/jsonreader.h"
#include "protocol/endpoints.h"

namespace parlor {

QObject *SyncApi::sync(int messages, QObject *context, Reply<SyncPicture> done)
{
    ApiRequest request{"GET", endpoint::kSync};
    request.query.addQueryItem(QStringLiteral("messages"), QString::number(messages));
    request.timeout = std::chrono::minutes(2);
    return m_api.call<SyncPicture>(request, syncPictureFromJson, context, std::move(done));
}

QObject *SyncApi::poll(const std::optional<Cursor> &since, std::chrono::seconds wait, QObject *context,
                       Reply<PollAnswer> done)
{
    ApiRequest request{"GET", endpoint::kEventsPoll};
    if (since)
        request.query.addQueryItem(QStringLiteral("since"), since->toText());
    request.query.addQueryItem(QStringLiteral("wait"), QString::number(wait.count()));
    request.timeout = wait + std::chrono::seconds(15);
    return m_api.call<PollAnswer>(request, pollAnswerFromJson, context, std::move(done));
}

Result<PollAnswer> pollAnswerFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const QString cursorText = reader.text(QLatin1String("cursor"));
    const QJsonArray events = reader.array(QLatin1String("events"));
    const std::optional<Cursor> cursor = Cursor::fromText(cursorText);
    if (!reader.ok() || !cursor)
        return {ErrorCode::BadAnswer, reader.ok() ? QStringLiteral("A bad cursor") : reader.error().detail};
    PollAnswer answer{{}, *cursor, {}};
    for (const QJsonValue value : events) {
        Result<Event> event = eventFromJson(value.toObject());
        if (!event)
            return event.error();
        answer.events.append(std::move(event).value());
    }
    if (reader.has(QLatin1String("reset"))) {
        Result<control::Reset> reset = control::resetFromJson(reader.object(QLatin1String("reset")));
        if (!reset)
            return reset.error();
        answer.reset = *reset;
    }
    return answer;
}

}  // namespace parlor
