// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "login/invitelink.h"

#include "protocol/endpoints.h"

#include <QUrlQuery>

namespace parlor {

namespace {

/// `fp=sha256:<hex>`; a link without it leads to a server without TLS.
Result<Invitation> fromLink(const QUrl &link)
{
    if (link.host().isEmpty())
        return {ErrorCode::InvalidRequest, QStringLiteral("the link names no server")};
    const QUrlQuery query(link);
    const QString fingerprint = query.queryItemValue(QStringLiteral("fp"));
    Invitation invitation;
    invitation.server.fingerprint = fingerprint.section(u':', -1).toLatin1().toLower();
    invitation.server.url.setScheme(fingerprint.isEmpty() ? QStringLiteral("http") : QStringLiteral("https"));
    invitation.server.url.setHost(link.host());
    invitation.server.url.setPort(link.port(endpoint::kDefaultPort));
    invitation.token = query.queryItemValue(QStringLiteral("token"), QUrl::FullyDecoded);
    return invitation;
}

}  // namespace

Result<Invitation> invitationFromText(const QString &text)
{
    const QString trimmed = text.trimmed();
    const QUrl link(trimmed, QUrl::StrictMode);
    if (link.scheme() == QLatin1String("parlor"))
        return fromLink(link);
    const Result<ServerAddress> server = ServerAddress::fromText(trimmed);
    if (!server)
        return server.error();
    return Invitation{*server, {}};
}

}  // namespace parlor
