// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/event.h"

#include "protocol/wire.h"

#include <array>

namespace parlor::control {

using namespace wire;

namespace {

// In the order of their enumerations.
constexpr std::array kResetReasons{"epoch_changed", "too_old", "bad_cursor"};
constexpr std::array kByeReasons{"session_revoked", "slow_consumer", "shutting_down", "rotate"};

Cursor cursor(JsonReader &reader)
{
    const std::optional<Cursor> cursor = Cursor::fromText(reader.text("cursor"_L1));
    if (!cursor && reader.ok())
        reader.reject("cursor"_L1, u"invalid"_s);
    return cursor.value_or(Cursor{});
}

/// A reason of a later version counts as the one that asks the least of the client.
template<typename Reason, size_t Count>
Reason reason(JsonReader &reader, const std::array<const char *, Count> &names, Reason fallback)
{
    const QString text = reader.optionalText("reason"_L1);
    const auto it = std::find_if(names.begin(), names.end(),
                                 [&text](const char *name) { return text == QLatin1String(name); });
    return it == names.end() ? fallback : Reason(it - names.begin());
}

}  // namespace

QJsonObject toJson(const Hello &hello)
{
    return {{u"stream_id"_s, hello.streamId},
            {u"cursor"_s, hello.cursor.toText()},
            {u"heartbeat_seconds"_s, hello.heartbeatSeconds}};
}

Result<Hello> helloFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Hello hello;
    hello.streamId = reader.text("stream_id"_L1);
    hello.cursor = cursor(reader);
    hello.heartbeatSeconds = int(std::clamp<qint64>(reader.optionalInteger("heartbeat_seconds"_L1, 15), 1, 3600));
    return answer(reader, hello);
}

QJsonObject toJson(const Heartbeat &heartbeat)
{
    return {{u"cursor"_s, heartbeat.cursor.toText()}, {u"sent"_s, heartbeat.sent}};
}

Result<Heartbeat> heartbeatFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Heartbeat heartbeat;
    heartbeat.cursor = cursor(reader);
    heartbeat.sent = reader.integer("sent"_L1);
    return answer(reader, heartbeat);
}

QJsonObject toJson(const Reset &reset)
{
    return {{u"reason"_s, QLatin1String(kResetReasons[size_t(reset.reason)])}, {u"cursor"_s, reset.cursor.toText()}};
}

Result<Reset> resetFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Reset reset;
    reset.reason = reason(reader, kResetReasons, ResetReason::BadCursor);
    reset.cursor = cursor(reader);
    return answer(reader, reset);
}

QJsonObject toJson(const Bye &bye)
{
    return {{u"reason"_s, QLatin1String(kByeReasons[size_t(bye.reason)])}};
}

Result<Bye> byeFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const Bye bye{reason(reader, kByeReasons, ByeReason::Rotate)};
    return answer(reader, bye);
}

}  // namespace parlor::control
