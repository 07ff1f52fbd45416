// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coreserver.h"

namespace parlor {

inline const QString kPassword = QStringLiteral("correct horse");
inline const QString kElsewhere = QStringLiteral("192.0.2.7");

inline Result<Grant> signIn(CoreServer &server, const QString &name, const QString &password,
                            const QString &address = CoreServer::kHere)
{
    return await<Grant>([&](auto reply) {
        server.services->accounts.login({name, password, QStringLiteral("laptop")}, address, reply);
    });
}

inline Result<Grant> registerAs(CoreServer &server, const QString &name, const QString &address)
{
    return await<Grant>([&](auto reply) {
        server.services->accounts.registerAccount({name, kPassword, name, {}}, address, reply);
    });
}

inline Result<Grant> refresh(CoreServer &server, const QString &token)
{
    return await<Grant>([&](auto reply) { server.services->accounts.refresh(token, reply); });
}

inline ErrorCode authenticationError(CoreServer &server, const QString &token)
{
    const auto caller = server.services->accounts.authenticate(token.toLatin1());
    return caller ? ErrorCode::Internal : caller.error().code;
}

}  // namespace parlor
