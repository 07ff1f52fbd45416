// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faultproxy.h"
#include "httpframer.h"

#include <QQueue>
#include <QTcpSocket>

namespace parlor {

/// One client's connection through a FaultProxy, with its own one to the server.
class ProxyConnection final : public QObject
{
    Q_OBJECT
public:
    ProxyConnection(FaultProxy &proxy, QTcpSocket *client, quint16 serverPort);

    void releaseHeldResponse();
    void releaseEvents();
    int heldEvents() const { return int(m_heldEvents.size()); }
    /// Moves what waited while everything stalled.
    void resume();
    /// Ends both sides at once; what was written to them before still arrives.
    void cut();

private:
    void readClient();
    void readServer();
    void handle(const HttpPiece &piece);
    void handleResponse(const HttpPiece &piece);
    void handleEvents(const QByteArray &bytes);
    void passEvent(const QByteArray &block);
    void endStream();
    /// Closes the client's side once the server closed its own and everything has been passed on.
    void followServersEnd();
    void deleteWhenClosed();
    void pump();
    void send(FaultProxy::Direction direction, const QByteArray &bytes);
    void pumpTo(FaultProxy::Direction direction, QByteArray &waiting, QTcpSocket &socket);

    FaultProxy &m_proxy;
    QTcpSocket *m_client;
    QTcpSocket *m_server;
    HttpFramer m_requests{HttpFramer::Side::Requests};
    HttpFramer m_responses{HttpFramer::Side::Responses};
    QQueue<SeenRequest> m_unanswered;
    QByteArray m_heldResponse;
    bool m_isHolding = false;
    bool m_isCut = false;
    bool m_serverIsGone = false;
    bool m_isChunkedStream = false;
    bool m_streamHasEnded = false;
    QByteArray m_partOfEvent;
    QList<QByteArray> m_heldEvents;
    QByteArray m_toClient;
    QByteArray m_toServer;
};

}  // namespace parlor
