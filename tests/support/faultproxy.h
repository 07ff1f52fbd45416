// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <optional>

namespace parlor {

class ProxyConnection;

/// A request as the proxy saw it.
struct SeenRequest {
    QByteArray method;
    QByteArray path;
};

/// Stands between a client and a server on 127.0.0.1 and does on demand what networks do. Understands plain
/// HTTP/1.1 and event streams; everything not asked to go wrong passes unchanged. Runs in the event loop of
/// its thread, sleeps nowhere, and has no times of its own: each fault is tied to a request, an answer, an
/// event or a byte, so a test with it is deterministic.
class FaultProxy final : public QObject
{
    Q_OBJECT
public:
    enum class Direction { ToServer, ToClient };

    /// Listens on a free port at once.
    explicit FaultProxy(quint16 serverPort, QObject *parent = nullptr);
    ~FaultProxy() override;

    QUrl url() const;
    /// For connections to come: where a restarted server listens.
    void setServerPort(quint16 port) { m_serverPort = port; }

    // --- Requests and answers: the next one whose method is the same and whose path begins so ---------------
    /// The server gets the request and answers; the client gets a cut connection.
    void dropNextResponse(const QByteArray &method, const QByteArray &path);
    /// The server gets the request and answers; the answer waits here: responseHeld().
    void holdNextResponse(const QByteArray &method, const QByteArray &path);
    void releaseHeldResponses();
    /// The server gets the very same bytes twice, on two connections at once; the client sees one answer.
    void duplicateNextRequest(const QByteArray &method, const QByteArray &path);

    // --- Event streams ---------------------------------------------------------------------------------------
    void dropNextEvent(const QByteArray &type);
    void duplicateNextEvent(const QByteArray &type);
    /// Keeps all events back, or lets them go, in their order.
    void holdEvents(bool hold);
    /// How many events wait.
    int heldEvents() const;

    // --- Connections -----------------------------------------------------------------------------------------
    void cutAll();
    /// Lets this many more bytes through in the direction, then cuts every connection: once.
    void cutAfter(Direction direction, qint64 bytes);
    /// While stalled no byte moves, and connections stay open.
    void setStalled(bool stalled);
    /// While offline everything is cut and new connections are refused.
    void setOffline(bool offline);

    // --- What was seen -----------------------------------------------------------------------------------------
    QList<SeenRequest> requests() const { return m_requests; }
    int countRequests(const QByteArray &method, const QByteArray &path) const;
    int openConnections() const { return int(m_connections.size()); }

Q_SIGNALS:
    void requestSeen(const QByteArray &method, const QByteArray &path);
    void responseHeld();
    void responseDropped();
    void requestDuplicated();
    /// Both answers to a duplicated request's bytes have come: the one that nobody gets, with its status.
    void duplicateAnswered(int status);
    void eventDropped();
    void eventDuplicated();
    void connectionsCut();

private:
    friend class ProxyConnection;

    struct Wish {
        QByteArray method;
        QByteArray path;
    };
    enum class EventFate { Pass, Drop, Twice };

    void accept();
    void forget(ProxyConnection *connection);
    void note(const SeenRequest &request);
    void sendTwice(const QByteArray &request);
    EventFate fateOf(const QByteArray &eventType);
    /// Whether the list has a wish for the request; takes it off.
    static bool take(QList<Wish> &wishes, const SeenRequest &request);
    /// How many of the bytes may pass before everything is to be cut.
    qint64 allowance(Direction direction, qint64 bytes);
    bool isExhausted(Direction direction) const { return m_budget.value(direction, -1) == 0; }

    QTcpServer m_listener;
    quint16 m_port = 0;
    quint16 m_serverPort;
    QList<ProxyConnection *> m_connections;
    QList<Wish> m_drops;
    QList<Wish> m_holds;
    QList<Wish> m_duplicates;
    QList<QByteArray> m_eventDrops;
    QList<QByteArray> m_eventDuplicates;
    QHash<Direction, qint64> m_budget;  ///< bytes until the cut
    QList<SeenRequest> m_requests;
    bool m_holdsEvents = false;
    bool m_stalled = false;
};

}  // namespace parlor
