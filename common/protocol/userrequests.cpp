// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"
#include "protocol/requests.h"
#include "protocol/textrules.h"
#include "protocol/wire.h"

namespace parlor {

using namespace wire;

namespace {

constexpr int kStatusText = 128;
constexpr qsizetype kMaxKeywords = 50;
constexpr int kKeywordLength = 64;

/// Words that are looked for in what others write; one that stands twice counts once.
QStringList keywords(JsonReader &reader, QLatin1String name)
{
    QStringList list;
    const QJsonArray array = reader.optionalArray(name);
    if (array.size() > kMaxKeywords)
        reader.reject(name, u"too_long"_s, kMaxKeywords);
    for (const QJsonValue value : array) {
        const QString word = value.toString();
        if (codePoints(word) > kKeywordLength)
            reader.reject(name, u"too_long"_s, kKeywordLength);
        else if (!value.isString() || !textrules::isLine(word) || textrules::isBlank(word))
            reader.reject(name, u"invalid"_s);
        else if (!list.contains(word))
            list.append(word);
    }
    return list;
}

}  // namespace

QJsonObject toJson(const UpdateProfileRequest &request)
{
    QJsonObject json;
    if (request.displayName)
        json.insert("display_name"_L1, *request.displayName);
    if (request.statusText)
        json.insert("status_text"_L1, *request.statusText);
    if (request.statusUntil)
        json.insert("status_until"_L1, timeOrNull(*request.statusUntil));
    if (request.avatarFileId)
        json.insert("avatar_file_id"_L1, idOrNull(*request.avatarFileId));
    return json;
}

Result<UpdateProfileRequest> updateProfileRequestFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    UpdateProfileRequest value;
    if (reader.has("display_name"_L1))
        value.displayName = textrules::displayName(reader, "display_name"_L1);
    if (reader.has("status_text"_L1))
        value.statusText = textrules::optionalLine(reader, "status_text"_L1, kStatusText);
    // Here null is a wish of its own: no end, no picture.
    if (object.contains("status_until"_L1))
        value.statusUntil = reader.optionalTimestamp("status_until"_L1);
    if (object.contains("avatar_file_id"_L1))
        value.avatarFileId = reader.optionalId<FileId>("avatar_file_id"_L1);
    return requested(reader, value);
}

Result<RoomSettings> roomSettingsRequestFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    RoomSettings settings;
    if (reader.has("notify"_L1)) {
        const std::optional<NotifyLevel> level = notifyLevelFromName(reader.text("notify"_L1));
        if (!level && reader.raw("notify"_L1).isString())
            reader.reject("notify"_L1, u"invalid"_s);
        settings.notify = level.value_or(NotifyLevel::All);
    }
    settings.mutedUntil = reader.optionalTimestamp("muted_until"_L1);
    settings.favourite = reader.optionalBoolean("favourite"_L1, false);
    settings.keywords = keywords(reader, "keywords"_L1);
    return requested(reader, settings);
}

}  // namespace parlor
