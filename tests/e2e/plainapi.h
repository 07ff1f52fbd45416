// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/message.h"

#include <QNetworkAccessManager>
#include <QUrl>

namespace parlor {

/// Asks a server without any of our client's code: what it says is what is stored. Waits for its answers in
/// an event loop, as a test may.
class PlainApi
{
public:
    /// Signs in; the account exists.
    PlainApi(const QUrl &server, const QString &username);

    /// Everything in the room, oldest first.
    QList<Message> history(RoomId room);

private:
    QJsonObject ask(QNetworkRequest request, const QByteArray &body = {});
    QUrl url(const QString &path) const;

    QUrl m_server;
    QByteArray m_token;
    QNetworkAccessManager m_network;
};

}  // namespace parlor
