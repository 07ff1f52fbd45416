// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/accesstokens.h"

#include <jwt.h>

#include <cstdlib>
#include <memory>

namespace parlor {

namespace {

constexpr char kIssuer[] = "parlor";

struct FreeJwt {
    void operator()(jwt_t *token) const { jwt_free(token); }
};
using JwtPtr = std::unique_ptr<jwt_t, FreeJwt>;

const unsigned char *bytesOf(const QByteArray &key)
{
    return reinterpret_cast<const unsigned char *>(key.constData());
}

Error noToken()
{
    return {ErrorCode::Unauthorized, QStringLiteral("Not a valid access token"), {}, 0};
}

}  // namespace

QString AccessTokens::make(UserId user, SessionId session, Timestamp now) const
{
    jwt_t *raw = nullptr;
    if (jwt_new(&raw) != 0)
        qFatal("Out of memory");
    const JwtPtr token(raw);
    const qint64 issuedAt = now.ms / 1000;
    jwt_add_grant(token.get(), "iss", kIssuer);
    jwt_add_grant(token.get(), "sub", QByteArray::number(user.value).constData());
    jwt_add_grant_int(token.get(), "sid", long(session.value));
    jwt_add_grant_int(token.get(), "iat", long(issuedAt));
    jwt_add_grant_int(token.get(), "exp", long(issuedAt + m_life.count()));
    jwt_set_alg(token.get(), JWT_ALG_HS256, bytesOf(m_key), int(m_key.size()));
    char *text = jwt_encode_str(token.get());
    const QString result = QString::fromLatin1(text);
    std::free(text);
    return result;
}

Result<AccessClaims> AccessTokens::read(const QByteArray &token) const
{
    jwt_t *raw = nullptr;
    if (jwt_decode(&raw, token.constData(), bytesOf(m_key), int(m_key.size())) != 0)
        return noToken();
    const JwtPtr decoded(raw);
    // The library takes the algorithm that the token names: only ours will do.
    const char *issuer = jwt_get_grant(raw, "iss");
    if (jwt_get_alg(raw) != JWT_ALG_HS256 || qstrcmp(issuer, kIssuer) != 0)
        return noToken();
    const char *subject = jwt_get_grant(raw, "sub");
    AccessClaims claims{UserId{QByteArray(subject).toLongLong()}, SessionId{jwt_get_grant_int(raw, "sid")},
                        jwt_get_grant_int(raw, "exp")};
    if (!claims.user.isValid() || !claims.session.isValid() || claims.expiresAt <= 0)
        return noToken();
    return claims;
}

}  // namespace parlor
