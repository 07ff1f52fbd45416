// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/httpclient.h"

#include "base/json.h"
#include "protocol/endpoints.h"

namespace parlor {

QNetworkRequest baseRequest(const ServerAddress &server, const QString &path, const QUrlQuery &query,
                            const QString &accessToken)
{
    QUrl url = server.resolved(path);
    if (!query.isEmpty())
        url.setQuery(query);
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader(endpoint::kProtocolHeader, QByteArray::number(endpoint::kProtocolVersion));
    if (!accessToken.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + accessToken.toLatin1());
    return request;
}

HttpClient::HttpClient(Clock &clock, const ServerAddress &server, CertificatePin &pin, QObject *parent)
    : QObject(parent), m_server(server), m_clock(clock), m_pin(pin)
{
}

HttpClient::~HttpClient()
{
    // The calls first: they abort their replies, which still need the manager.
    qDeleteAll(findChildren<HttpCall *>(Qt::FindDirectChildrenOnly));
}

HttpCall *HttpClient::send(const ApiRequest &request, const QString &accessToken, HttpCall::Done done)
{
    QNetworkRequest wire = baseRequest(m_server, request.path, request.query, accessToken);
    wire.setRawHeader("Accept", "application/json, application/problem+json");
    if (!m_streamId.isEmpty())
        wire.setRawHeader(endpoint::kStreamHeader, m_streamId);
    QByteArray body;
    if (request.body) {
        body = compactJson(*request.body);
        wire.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    }
    QNetworkReply *reply = m_network.sendCustomRequest(wire, request.method, body);
    m_pin.watch(reply);
    return new HttpCall(reply, m_clock, request.timeout, std::move(done), this);
}

}  // namespace parlor
