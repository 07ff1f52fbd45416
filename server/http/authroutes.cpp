// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"
#include "http/routes.h"
#include "protocol/endpoints.h"
#include "protocol/textrules.h"
#include "service/services.h"

namespace parlor {

namespace {

struct PasswordChange {
    QString oldPassword;
    QString newPassword;
};

Result<PasswordChange> passwordChangeFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const PasswordChange change{reader.text(QLatin1String("old_password")),
                                textrules::password(reader, QLatin1String("new_password"))};
    if (!reader.ok())
        return reader.error();
    return change;
}

Result<QString> refreshTokenFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const QString token = reader.text(QLatin1String("refresh_token"));
    if (!reader.ok())
        return reader.error();
    return token;
}

QJsonObject toJson(const SessionInfo &session)
{
    return {{QLatin1String("id"), session.id.value},
            {QLatin1String("device_name"), session.deviceName},
            {QLatin1String("created_at"), session.createdAt.toText()},
            {QLatin1String("last_seen_at"), session.lastSeenAt.toText()},
            {QLatin1String("current"), session.current}};
}

HttpReply sessionsReply(const QList<SessionInfo> &sessions)
{
    QJsonArray array;
    for (const SessionInfo &session : sessions)
        array.append(toJson(session));
    return HttpReply::json({{QLatin1String("sessions"), array}});
}

Reply<Grant> grantReply(const ExchangePtr &exchange, int status)
{
    return exchange->reply<Grant>([status](const Grant &grant) { return HttpReply::json(toJson(grant), status); });
}

}  // namespace

QList<Route> authRoutes(const RouteContext &context)
{
    AccountService &accounts = context.services.accounts;
    PasswordService &passwords = context.services.passwords;

    const auto signUp = [&accounts](const ExchangePtr &exchange) {
        const auto request = exchange->readBody(registerRequestFromJson);
        if (!request)
            return exchange->fail(request.error());
        accounts.registerAccount(*request, exchange->caller().address, grantReply(exchange, 201));
    };
    const auto login = [&accounts](const ExchangePtr &exchange) {
        const auto request = exchange->readBody(loginRequestFromJson);
        if (!request)
            return exchange->fail(request.error());
        accounts.login(*request, exchange->caller().address, grantReply(exchange, 200));
    };
    const auto refresh = [&accounts](const ExchangePtr &exchange) {
        const auto token = exchange->readBody(refreshTokenFromJson);
        if (!token)
            return exchange->fail(token.error());
        accounts.refresh(*token, grantReply(exchange, 200));
    };
    const auto logout = [&accounts](const ExchangePtr &exchange) {
        accounts.logout(exchange->caller(), exchange->replyDone());
    };
    const auto sessions = [&accounts](const ExchangePtr &exchange) {
        accounts.sessions(exchange->caller(), exchange->reply<QList<SessionInfo>>(sessionsReply));
    };
    const auto revoke = [&accounts](const ExchangePtr &exchange) {
        accounts.revokeSession(exchange->caller(), exchange->id<SessionId>(0), exchange->replyDone());
    };
    const auto password = [&passwords](const ExchangePtr &exchange) {
        const auto change = exchange->readBody(passwordChangeFromJson);
        if (!change)
            return exchange->fail(change.error());
        passwords.change(exchange->caller(), change->oldPassword, change->newPassword, exchange->replyDone());
    };

    return {
        {"POST", endpoint::kRegister, Access::Public, signUp},
        {"POST", endpoint::kLogin, Access::Public, login},
        {"POST", endpoint::kRefresh, Access::Public, refresh},
        {"POST", endpoint::kLogout, Access::Session, logout},
        {"GET", QStringLiteral("/api/auth/sessions"), Access::Session, sessions},
        {"DELETE", QStringLiteral("/api/auth/sessions/{id}"), Access::Session, revoke},
        {"POST", QStringLiteral("/api/auth/password"), Access::Session, password},
    };
}

}  // namespace parlor
