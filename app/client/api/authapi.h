// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/httpclient.h"
#include "base/result.h"
#include "protocol/requests.h"

namespace parlor {

/// Signing in: the requests that need no account yet.
class AuthApi
{
public:
    explicit AuthApi(HttpClient &http) : m_http(http) {}

    void registerAccount(const RegisterRequest &request, QObject *context, Reply<Grant> done);
    void login(const LoginRequest &request, QObject *context, Reply<Grant> done);

private:
    void send(const ApiRequest &request, QObject *context, Reply<Grant> done);

    HttpClient &m_http;
};

}  // namespace parlor
