// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/httpcall.h"
#include "connection/certificatepin.h"
#include "profile/serveraddress.h"

#include <QNetworkAccessManager>

namespace parlor {

/// Sends requests to one server as they are: no redirects, no cache, no cookies. Knows nothing of signing in.
class HttpClient final : public QObject
{
    Q_OBJECT
public:
    HttpClient(Clock &clock, const ServerAddress &server, CertificatePin &pin, QObject *parent = nullptr);
    ~HttpClient() override;

    const ServerAddress &server() const { return m_server; }
    /// Of the stream that is open: goes with every request, so that the server knows whose doing an event is.
    void setStreamId(const QString &id) { m_streamId = id.toLatin1(); }

    /// `done` is called once, later. The call may be deleted to cancel it.
    HttpCall *send(const ApiRequest &request, const QString &accessToken, HttpCall::Done done);

private:
    ServerAddress m_server;
    Clock &m_clock;
    CertificatePin &m_pin;
    QNetworkAccessManager m_network;
    QByteArray m_streamId;
};

/// What every request of ours has in common, the stream's included.
QNetworkRequest baseRequest(const ServerAddress &server, const QString &path, const QUrlQuery &query,
                            const QString &accessToken);

}  // namespace parlor
