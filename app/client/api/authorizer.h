// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/httpclient.h"
#include "protocol/requests.h"

#include <vector>

namespace parlor {

/// Keeps the tokens of one signed-in account and renews the access token, one renewal at a time whoever
/// asks: a refresh token that is used twice ends the session.
class Authorizer final : public QObject
{
    Q_OBJECT
public:
    Authorizer(Clock &clock, HttpClient &http, QObject *parent = nullptr);

    void setGrant(const Grant &grant);
    /// Goes on from a stored token; the first access token is fetched when it is needed.
    void setRefreshToken(const QString &token);
    void clear();
    bool isSignedIn() const { return !m_refreshToken.isEmpty(); }
    bool isCurrent(const QString &accessToken) const { return isSignedIn() && accessToken == m_accessToken; }
    /// Ends the session at the server, as far as it can be reached, and forgets the tokens at once.
    void signOut();

    /// An access token that is good as far as we know. Answers at once where there is one. Unauthorized
    /// where nobody is signed in (any more).
    void withToken(QObject *context, Reply<QString> done);
    /// The server called this token expired: it is not used again.
    void reject(const QString &accessToken);

Q_SIGNALS:
    /// A new refresh token: keep it, the one before is spent.
    void granted(const Grant &grant);
    /// The server has ended the session.
    void refused(const Error &why);

private:
    void refresh();
    void finishRefresh(const HttpAnswer &answer);
    void answerAll(const Result<QString> &result);

    Clock &m_clock;
    HttpClient &m_http;
    QString m_accessToken;
    std::chrono::milliseconds m_validUntil{0};  ///< monotonic
    QString m_refreshToken;
    QPointer<HttpCall> m_refreshing;
    std::vector<Reply<QString>> m_waiting;
};

}  // namespace parlor
