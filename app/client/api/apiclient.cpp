// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apiclient.h"

namespace parlor {

/// A request on its way, over the renewal of the token. Its handle is the caller's to cancel.
struct ApiClient::Attempt {
    ApiRequest request;
    HttpCall::Done done;
    QPointer<QObject> handle;
    QPointer<QObject> context;
    QString token;
    bool isSecond = false;
};

ApiClient::ApiClient(HttpClient &http, Authorizer &authorizer, QObject *parent)
    : QObject(parent), m_http(http), m_authorizer(authorizer)
{
}

QObject *ApiClient::send(const ApiRequest &request, QObject *context, HttpCall::Done done)
{
    auto *handle = new QObject(this);
    const auto attempt = std::make_shared<Attempt>(
        Attempt{request, std::move(done), handle, context ? context : this, {}, false});
    // Later, so that nobody is answered inside his own call.
    QMetaObject::invokeMethod(
        handle, [this, attempt] { begin(attempt); }, Qt::QueuedConnection);
    return handle;
}

void ApiClient::begin(const std::shared_ptr<Attempt> &attempt)
{
    m_authorizer.withToken(attempt->handle, [this, attempt](Result<QString> token) {
        if (!token) {
            finish(attempt, {token.error(), {}});
            return;
        }
        attempt->token = *token;
        HttpCall *call = m_http.send(attempt->request, *token, [this, attempt](const HttpAnswer &answer) {
            const bool isExpired = !answer.result && answer.result.error().code == ErrorCode::TokenExpired;
            if (!isExpired || attempt->isSecond) {
                finish(attempt, answer);
                return;
            }
            attempt->isSecond = true;
            m_authorizer.reject(attempt->token);
            begin(attempt);
        });
        // Deleted by its own end or by the handle's, whichever is first.
        connect(attempt->handle, &QObject::destroyed, call, [call] { delete call; });
    });
}

void ApiClient::finish(const std::shared_ptr<Attempt> &attempt, const HttpAnswer &answer)
{
    if (!attempt->handle)
        return;
    attempt->handle->deleteLater();
    attempt->handle.clear();
    const QPointer<ApiClient> alive(this);
    if (attempt->context)
        attempt->done(answer);
    if (alive && !answer.result && answer.result.error().code == ErrorCode::Unauthorized
        && m_authorizer.isCurrent(attempt->token))
        Q_EMIT refused(answer.result.error());
}

}  // namespace parlor
