// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/authorizer.h"

#include "api/guarded.h"
#include "protocol/endpoints.h"
#include "protocol/errorcodes.h"

namespace parlor {

namespace {

/// A token is renewed this long before its end, so that it does not end on its way.
constexpr std::chrono::seconds kMargin(30);

}  // namespace

Authorizer::Authorizer(Clock &clock, HttpClient &http, QObject *parent) : QObject(parent), m_clock(clock), m_http(http)
{
}

void Authorizer::setGrant(const Grant &grant)
{
    m_accessToken = grant.accessToken;
    m_refreshToken = grant.refreshToken;
    m_validUntil = m_clock.monotonic() + std::chrono::seconds(grant.expiresInSeconds) - kMargin;
}

void Authorizer::setRefreshToken(const QString &token)
{
    clear();
    m_refreshToken = token;
}

void Authorizer::clear()
{
    delete m_refreshing;
    m_accessToken.clear();
    m_refreshToken.clear();
    answerAll({ErrorCode::Unauthorized, QStringLiteral("Signed out")});
}

void Authorizer::signOut()
{
    const QString accessToken = m_accessToken;
    const QString refreshToken = m_refreshToken;
    clear();
    const auto logout = [&http = m_http](const QString &token) {
        http.send({"POST", endpoint::kLogout, {}, QJsonObject()}, token, {});
    };
    if (!accessToken.isEmpty()) {
        logout(accessToken);
        return;
    }
    ApiRequest request{"POST", endpoint::kRefresh, {}, QJsonObject{{QStringLiteral("refresh_token"), refreshToken}}};
    m_http.send(request, {}, [logout](const HttpAnswer &answer) {
        if (const Result<Grant> grant = answer.result ? grantFromJson(*answer.result) : answer.result.error())
            logout(grant->accessToken);
    });
}

void Authorizer::withToken(QObject *context, Reply<QString> done)
{
    if (!isSignedIn()) {
        done({ErrorCode::Unauthorized, QStringLiteral("Not signed in")});
    } else if (!m_accessToken.isEmpty() && m_clock.monotonic() < m_validUntil) {
        done(m_accessToken);
    } else {
        m_waiting.push_back(guarded(context, std::move(done)));
        refresh();
    }
}

void Authorizer::reject(const QString &accessToken)
{
    // A late refusal of an earlier token says nothing about the present one.
    if (accessToken == m_accessToken)
        m_accessToken.clear();
}

void Authorizer::refresh()
{
    if (m_refreshing)
        return;
    ApiRequest request{"POST", endpoint::kRefresh, {}, QJsonObject{{QStringLiteral("refresh_token"), m_refreshToken}}};
    m_refreshing = m_http.send(request, {}, [this](const HttpAnswer &answer) { finishRefresh(answer); });
}

void Authorizer::finishRefresh(const HttpAnswer &answer)
{
    m_refreshing.clear();
    if (!answer.result) {
        const Error error = answer.result.error();
        // Only the server's own word ends a session, never a proxy's page or a cut line.
        const bool isRefused = httpStatus(error.code) == 401;
        if (isRefused) {
            m_accessToken.clear();
            m_refreshToken.clear();
        }
        answerAll(error);
        if (isRefused)
            Q_EMIT refused(error);
        return;
    }
    const Result<Grant> grant = grantFromJson(*answer.result);
    if (!grant) {
        answerAll({ErrorCode::BadAnswer, grant.error().detail});
        return;
    }
    setGrant(*grant);
    Q_EMIT granted(*grant);
    answerAll(m_accessToken);
}

void Authorizer::answerAll(const Result<QString> &result)
{
    for (const Reply<QString> &reply : std::exchange(m_waiting, {}))
        reply(result);
}

}  // namespace parlor
