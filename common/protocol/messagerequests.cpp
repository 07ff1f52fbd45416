// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"
#include "protocol/requests.h"
#include "protocol/textrules.h"
#include "protocol/wire.h"

#include <QSet>

namespace parlor {

using namespace wire;

namespace {

constexpr qsizetype kMaxAttachments = 20;

ClientKey clientKey(JsonReader &reader, const Limits &limits)
{
    const ClientKey key{reader.text("client_key"_L1, {8, limits.clientKeyLength})};
    if (reader.ok() && !key.isValid())
        reader.reject("client_key"_L1, u"invalid"_s);
    return key;
}

QList<FileId> attachments(JsonReader &reader)
{
    const QList<FileId> ids = reader.optionalIds<FileId>("attachment_ids"_L1);
    if (ids.size() > kMaxAttachments)
        reader.reject("attachment_ids"_L1, u"too_long"_s, kMaxAttachments);
    else if (QSet<FileId>(ids.begin(), ids.end()).size() != ids.size())
        reader.reject("attachment_ids"_L1, u"invalid"_s);
    return ids;
}

/// What is forwarded brings its own words.
void rejectBodyBesideForward(JsonReader &reader)
{
    if (reader.has("body"_L1) && reader.raw("body"_L1) != u""_s)
        reader.reject("body"_L1, u"invalid"_s);
}

}  // namespace

QJsonObject toJson(const ComposeRequest &request)
{
    QJsonObject json{{u"client_key"_s, request.clientKey.text}};
    if (request.forwardOf)
        json.insert("forward_of"_L1, request.forwardOf->value);
    else
        json.insert("body"_L1, request.body);
    if (request.replyTo)
        json.insert("reply_to"_L1, request.replyTo->value);
    if (!request.attachmentIds.isEmpty())
        json.insert("attachment_ids"_L1, idList(request.attachmentIds));
    if (request.action)
        json.insert("action"_L1, toJson(*request.action));
    return json;
}

Result<ComposeRequest> composeRequestFromJson(const QJsonObject &object, const Limits &limits, ComposedBy by)
{
    JsonReader reader(object);
    ComposeRequest value;
    value.clientKey = clientKey(reader, limits);
    value.replyTo = reader.optionalId<MessageId>("reply_to"_L1);
    value.attachmentIds = attachments(reader);
    value.forwardOf = reader.optionalId<MessageId>("forward_of"_L1);
    if (by == ComposedBy::Bot && reader.has("action"_L1))
        value.action = actionDraftFrom(reader, "action"_L1);
    // Files and an action say something by themselves.
    const bool mayBeBlank = !value.attachmentIds.isEmpty() || value.action;
    if (reader.has("forward_of"_L1))
        rejectBodyBesideForward(reader);
    else
        value.body = textrules::body(reader, "body"_L1, limits.messageLength, mayBeBlank);
    return requested(reader, value);
}

QJsonObject toJson(const EditRequest &request)
{
    QJsonObject json{{u"body"_s, request.body}};
    if (request.baseRevision)
        json.insert("base_revision"_L1, *request.baseRevision);
    return json;
}

Result<EditRequest> editRequestFromJson(const QJsonObject &object, const Limits &limits, bool mayBeBlank)
{
    JsonReader reader(object);
    EditRequest value;
    value.body = textrules::body(reader, "body"_L1, limits.messageLength, mayBeBlank);
    if (mayBeBlank && !reader.has("body"_L1))
        reader.reject("body"_L1, u"missing"_s);
    if (reader.has("base_revision"_L1))
        value.baseRevision = reader.integer("base_revision"_L1);
    return requested(reader, value);
}

QJsonObject toJson(const ReadPosition &position)
{
    return {{u"last_read_seq"_s, position.lastReadSeq}, {u"unread"_s, position.unread}};
}

Result<ReadPosition> readPositionFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    ReadPosition position;
    position.lastReadSeq = reader.integer("last_read_seq"_L1);
    position.unread = count(reader, "unread"_L1);
    return answer(reader, position);
}

QJsonObject toJson(const MessagePage &page)
{
    return {{u"messages"_s, jsonList(page.messages)},
            {u"has_more_before"_s, page.hasMoreBefore},
            {u"has_more_after"_s, page.hasMoreAfter}};
}

Result<MessagePage> messagePageFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    MessagePage page;
    // Required: an answer without it is not the protocol's, and must not look like an empty room.
    [[maybe_unused]] const QJsonArray present = reader.array("messages"_L1);
    page.messages = nestedList(reader, "messages"_L1, messageFromJson);
    page.hasMoreBefore = reader.optionalBoolean("has_more_before"_L1, false);
    page.hasMoreAfter = reader.optionalBoolean("has_more_after"_L1, false);
    return answer(reader, page);
}

}  // namespace parlor
