// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "fuzzinput.h"
#include "protocol/event.h"
#include "protocol/json.h"
#include "protocol/requests.h"

using namespace parlor;

namespace {

/// What can be read can be written, and is the same when it is read again.
template<typename T, typename Read>
void roundTrip(const QJsonObject &object, Read read)
{
    const Result<T> value = read(object);
    if (!value.ok())
        return;
    const Result<QJsonObject> text = parseJsonObject(compactJson(toJson(*value)));
    fuzzRequire(text.ok(), "what was written is no JSON");
    const Result<T> again = read(*text);
    fuzzRequire(again.ok(), "what was written cannot be read");
    fuzzRequire(*again == *value, "what was written is another when it is read");
}

void readAsRequest(const QJsonObject &object)
{
    const Limits limits;
    roundTrip<RegisterRequest>(object, registerRequestFromJson);
    roundTrip<LoginRequest>(object, loginRequestFromJson);
    roundTrip<CreateRoomRequest>(object, createRoomRequestFromJson);
    roundTrip<UpdateRoomRequest>(object, updateRoomRequestFromJson);
    roundTrip<ComposeRequest>(object, [&](const QJsonObject &o) { return composeRequestFromJson(o, limits); });
    roundTrip<EditRequest>(object, [&](const QJsonObject &o) { return editRequestFromJson(o, limits); });
}

void readAsAnswer(const QJsonObject &object)
{
    roundTrip<Grant>(object, grantFromJson);
    roundTrip<ReadPosition>(object, readPositionFromJson);
    roundTrip<MessagePage>(object, messagePageFromJson);
    roundTrip<ServerInfo>(object, serverInfoFromJson);
    roundTrip<SyncPicture>(object, syncPictureFromJson);
    roundTrip<User>(object, userFromJson);
    roundTrip<Workspace>(object, workspaceFromJson);
    roundTrip<Member>(object, memberFromJson);
    roundTrip<RoomInfo>(object, roomInfoFromJson);
    roundTrip<Room>(object, roomFromJson);
    roundTrip<RoomSettings>(object, roomSettingsFromJson);
    roundTrip<Message>(object, messageFromJson);
    roundTrip<Attachment>(object, attachmentFromJson);
    roundTrip<Presence>(object, presenceFromJson);
}

void readAsEvent(const QJsonObject &object)
{
    roundTrip<Event>(object, eventFromJson);
    roundTrip<control::Hello>(object, control::helloFromJson);
    roundTrip<control::Heartbeat>(object, control::heartbeatFromJson);
    roundTrip<control::Reset>(object, control::resetFromJson);
    roundTrip<control::Bye>(object, control::byeFromJson);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Result<QJsonObject> object = parseJsonObject(
        QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!object.ok())
        return 0;
    readAsRequest(*object);
    readAsAnswer(*object);
    readAsEvent(*object);
    return 0;
}
