// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/messageapi.h"

#include "protocol/endpoints.h"
#include "protocol/json.h"

namespace parlor {

namespace {

const auto kReadMessage = wrapped<Message>(QLatin1String("message"), messageFromJson);

QString queryName(HistoryPosition::Kind kind)
{
    switch (kind) {
    case HistoryPosition::Kind::Before:
        return QStringLiteral("before_seq");
    case HistoryPosition::Kind::After:
        return QStringLiteral("after_seq");
    case HistoryPosition::Kind::Around:
        return QStringLiteral("around_seq");
    case HistoryPosition::Kind::Newest:
        break;
    }
    return {};
}

}  // namespace

QObject *MessageApi::post(RoomId room, const ComposeRequest &request, QObject *context, Reply<Message> done)
{
    return m_api.call<Message>({"POST", endpoint::roomMessages(room), {}, toJson(request)}, kReadMessage, context,
                               std::move(done));
}

void MessageApi::byKey(const ClientKey &key, QObject *context, Reply<Message> done)
{
    m_api.call<Message>({"GET", endpoint::messageByKey(key)}, kReadMessage, context, std::move(done));
}

void MessageApi::page(RoomId room, HistoryPosition position, int limit, QObject *context, Reply<MessagePage> done)
{
    ApiRequest request{"GET", endpoint::roomMessages(room)};
    if (position.kind != HistoryPosition::Kind::Newest)
        request.query.addQueryItem(queryName(position.kind), QString::number(position.seq));
    request.query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    m_api.call<MessagePage>(request, messagePageFromJson, context, std::move(done));
}

void MessageApi::edit(MessageId id, const EditRequest &request, QObject *context,
                      std::function<void(const Message &)> conflicting, Reply<Message> done)
{
    const auto read = [conflicting = std::move(conflicting),
                       done = guarded(context, std::move(done))](const HttpAnswer &answer) {
        const bool isConflict = !answer.result && answer.result.error().code == ErrorCode::Conflict;
        if (isConflict) {
            if (const Result<Message> present = kReadMessage(answer.problem))
                conflicting(*present);
        }
        done(ApiClient::parsed<Message>(answer, kReadMessage));
    };
    m_api.send({"PATCH", endpoint::message(id), {}, toJson(request)}, context, read);
}

void MessageApi::remove(MessageId id, QObject *context, Reply<Message> done)
{
    m_api.call<Message>({"DELETE", endpoint::message(id)}, kReadMessage, context, std::move(done));
}

void MessageApi::react(MessageId id, const QString &emoji, bool on, QObject *context, Reply<Message> done)
{
    m_api.call<Message>({on ? "PUT" : "DELETE", endpoint::reaction(id, emoji)}, kReadMessage, context, std::move(done));
}

}  // namespace parlor
