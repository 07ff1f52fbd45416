// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/authapi.h"

#include "api/apiclient.h"
#include "protocol/endpoints.h"

namespace parlor {

void AuthApi::send(const ApiRequest &request, QObject *context, Reply<Grant> done)
{
    m_http.send(request, {}, [done = guarded(context, std::move(done))](const HttpAnswer &answer) {
        done(ApiClient::parsed<Grant>(answer, grantFromJson));
    });
}

void AuthApi::registerAccount(const RegisterRequest &request, QObject *context, Reply<Grant> done)
{
    send({"POST", endpoint::kRegister, {}, toJson(request)}, context, std::move(done));
}

void AuthApi::login(const LoginRequest &request, QObject *context, Reply<Grant> done)
{
    send({"POST", endpoint::kLogin, {}, toJson(request)}, context, std::move(done));
}

}  // namespace parlor
