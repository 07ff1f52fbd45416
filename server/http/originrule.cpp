// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/originrule.h"

#include <QUrl>

namespace parlor {

namespace {

/// A name could be anybody's that points here (DNS rebinding); an address or "localhost" is nobody else's.
bool isOwn(const QByteArray &origin, const QByteArray &host)
{
    const qsizetype scheme = origin.indexOf("://");
    if (scheme < 0 || origin.mid(scheme + 3).compare(host, Qt::CaseInsensitive) != 0)
        return false;
    const QString name = QUrl::fromEncoded(origin).host();
    return name == QLatin1String("localhost") || !QHostAddress(name).isNull();
}

}  // namespace

OriginRule::OriginRule(const QStringList &allowed)
{
    for (QString origin : allowed) {
        while (origin.endsWith(u'/'))
            origin.chop(1);
        m_allowed.append(origin.toLower().toUtf8());
    }
}

OriginRule::Verdict OriginRule::judge(const HttpRequest &request) const
{
    const QByteArray origin = request.header("origin");
    if (origin.isEmpty())
        return Verdict::NoOrigin;
    if (m_allowed.contains(origin.toLower()))
        return Verdict::Allowed;
    return isOwn(origin, request.header("host")) ? Verdict::Own : Verdict::Foreign;
}

HttpHeaders OriginRule::corsHeaders(const HttpRequest &request)
{
    return {
        {"Access-Control-Allow-Origin", request.header("origin")},
        {"Access-Control-Expose-Headers",
         "Retry-After, Allow, Location, Content-Disposition, Content-Range, ETag, Tus-Resumable, Tus-Version, "
         "Tus-Extension, Tus-Max-Size, Upload-Offset, Upload-Length, Upload-Metadata, Upload-Expires, Parlor-File-Id, "
         "X-Request-Id"},
        {"Vary", "Origin"}};
}

HttpReply OriginRule::preflight(const QByteArray &allow)
{
    HttpReply reply = HttpReply::empty();
    reply.headers = {{"Allow", allow},
                     {"Access-Control-Allow-Methods", allow},
                     {"Access-Control-Allow-Headers",
                      "Authorization, Content-Type, Last-Event-ID, Range, If-Range, If-None-Match, X-Parlor-Protocol, "
                      "X-Parlor-Stream, Tus-Resumable, Upload-Offset, Upload-Length, Upload-Metadata, "
                      "X-HTTP-Method-Override"},
                     {"Access-Control-Max-Age", "600"}};
    return reply;
}

}  // namespace parlor
