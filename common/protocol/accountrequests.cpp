// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"
#include "protocol/requests.h"
#include "protocol/textrules.h"
#include "protocol/wire.h"

namespace parlor {

using namespace wire;

namespace {

constexpr int kMaxDeviceName = 128;
constexpr int kMaxInvite = 512;

}  // namespace

QJsonObject toJson(const RegisterRequest &request)
{
    QJsonObject json{
        {u"username"_s, request.username}, {u"password"_s, request.password}, {u"display_name"_s, request.displayName}};
    if (!request.invite.isEmpty())
        json.insert("invite"_L1, request.invite);
    return json;
}

Result<RegisterRequest> registerRequestFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    RegisterRequest value;
    value.username = textrules::username(reader, "username"_L1);
    value.password = textrules::password(reader, "password"_L1);
    value.displayName = textrules::displayName(reader, "display_name"_L1);
    value.invite = textrules::optionalLine(reader, "invite"_L1, kMaxInvite);
    return requested(reader, value);
}

QJsonObject toJson(const LoginRequest &request)
{
    QJsonObject json{{u"username"_s, request.username}, {u"password"_s, request.password}};
    if (!request.deviceName.isEmpty())
        json.insert("device_name"_L1, request.deviceName);
    return json;
}

Result<LoginRequest> loginRequestFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    LoginRequest value;
    // No rule of registration is applied: a name or password that cannot exist is answered as a wrong one.
    value.username = reader.text("username"_L1).toLower();
    value.password = reader.text("password"_L1, {0, textrules::kPassword.max});
    value.deviceName = textrules::optionalLine(reader, "device_name"_L1, kMaxDeviceName);
    return requested(reader, value);
}

QJsonObject toJson(const Grant &grant)
{
    return {{u"user"_s, toJson(grant.user)},
            {u"access_token"_s, grant.accessToken},
            {u"expires_in"_s, grant.expiresInSeconds},
            {u"refresh_token"_s, grant.refreshToken}};
}

Result<Grant> grantFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Grant grant;
    grant.user = nested(reader, "user"_L1, userFromJson);
    grant.accessToken = reader.text("access_token"_L1, {1, -1});
    grant.expiresInSeconds = count(reader, "expires_in"_L1);
    grant.refreshToken = reader.text("refresh_token"_L1, {1, -1});
    return answer(reader, grant);
}

}  // namespace parlor
