// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/administration.h"
#include "protocol/requests.h"
#include "protocol/textrules.h"
#include "protocol/wire.h"

namespace parlor {

using namespace wire;

namespace {

constexpr int kMaxTitle = 200;
constexpr int kMaxDetails = 4000;
constexpr int kMaxChoice = 40;
constexpr qsizetype kFewestChoices = 2;
constexpr qsizetype kMostChoices = 6;

/// Texts of an array; one that is no text spoils it.
QStringList texts(JsonReader &reader, QLatin1String name)
{
    QStringList list;
    const QJsonArray array = reader.optionalArray(name);
    for (const QJsonValue value : array) {
        if (!value.isString()) {
            reader.reject(name, u"wrong_type"_s);
            return {};
        }
        list.append(value.toString());
    }
    return list;
}

void checkChoices(JsonReader &reader, QLatin1String name, const QStringList &choices)
{
    if (choices.size() > kMostChoices)
        reader.reject(name, u"too_long"_s, kMostChoices);
    else if (choices.size() < kFewestChoices)
        reader.reject(name, u"too_short"_s, kFewestChoices);
    QStringList seen;
    for (const QString &choice : choices) {
        if (codePoints(choice) > kMaxChoice)
            return reader.reject(name, u"too_long"_s, kMaxChoice);
        // Two that look the same to people are one.
        const QString folded = choice.toCaseFolded().simplified();
        if (textrules::isBlank(choice) || !textrules::isLine(choice) || seen.contains(folded))
            return reader.reject(name, u"invalid"_s);
        seen.append(folded);
    }
}

}  // namespace

QJsonObject toJson(const Action &action)
{
    return {{u"id"_s, action.id.value},
            {u"title"_s, action.title},
            {u"details"_s, action.details},
            {u"choices"_s, QJsonArray::fromStringList(action.choices)},
            {u"status"_s, wireName(action.status)},
            {u"choice"_s, action.choice.isEmpty() ? QJsonValue() : QJsonValue(action.choice)},
            {u"decided_by"_s, idOrNull(action.decidedBy)},
            {u"expires_at"_s, timeOrNull(action.expiresAt)}};
}

Result<Action> actionFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Action action;
    action.id = reader.id<ActionId>("id"_L1);
    action.title = reader.optionalText("title"_L1);
    action.details = reader.optionalText("details"_L1);
    action.choices = texts(reader, "choices"_L1);
    // A status that a later version invents can at least not be decided any more.
    action.status = actionStatusFromName(reader.text("status"_L1)).value_or(ActionStatus::Expired);
    action.choice = reader.optionalText("choice"_L1);
    action.decidedBy = reader.optionalId<UserId>("decided_by"_L1);
    action.expiresAt = reader.optionalTimestamp("expires_at"_L1);
    return answer(reader, action);
}

QJsonObject toJson(const ActionDraft &draft)
{
    QJsonObject json{{u"title"_s, draft.title},
                     {u"details"_s, draft.details},
                     {u"choices"_s, QJsonArray::fromStringList(draft.choices)}};
    if (draft.expiresAt)
        json.insert("expires_at"_L1, draft.expiresAt->toText());
    return json;
}

ActionDraft actionDraftFrom(JsonReader &outer, QLatin1String name)
{
    JsonReader reader(outer.object(name), QString(name) + u'.');
    ActionDraft draft;
    draft.title = reader.text("title"_L1, {1, kMaxTitle});
    if (reader.ok() && (textrules::isBlank(draft.title) || !textrules::isLine(draft.title)))
        reader.reject("title"_L1, u"invalid"_s);
    draft.details = textrules::optionalText(reader, "details"_L1, kMaxDetails);
    draft.choices = reader.has("choices"_L1) ? texts(reader, "choices"_L1) : QStringList{u"approve"_s, u"decline"_s};
    if (reader.ok())
        checkChoices(reader, "choices"_L1, draft.choices);
    draft.expiresAt = reader.optionalTimestamp("expires_at"_L1);
    if (!reader.ok() && outer.raw(name).isObject())
        for (const FieldError &field : reader.error().fields)
            outer.reject(QLatin1String(field.field.toLatin1()), field.code, field.limit);
    return draft;
}

}  // namespace parlor
