// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/idgenerator.h"
#include "bus/inprocessbus.h"
#include "host/serverhost.h"
#include "http/advertisedaddress.h"
#include "http/dispatcher.h"
#include "http/listener.h"
#include "http/qthttpservercompat.h"
#include "http/requestlog.h"
#include "http/sinkfactory.h"
#include "http/ticketbook.h"
#include "http/tlsidentity.h"
#include "measure/measures.h"
#include "preview/picturetools.h"
#include "service/housekeeping.h"
#include "service/services.h"
#include "store/store.h"
#include "stream/streamregistry.h"
#include "stream/streamthread.h"

namespace parlor {

/// All parts of one running server, put together. Lives on the http thread.
class ServerRuntime : public QObject
{
    Q_OBJECT
public:
    explicit ServerRuntime(ServerOptions options);
    ~ServerRuntime() override;

    /// `onStarted` gets the address or the reason; on this thread.
    void start(std::function<void(Result<QUrl>)> onStarted);
    /// Stops taking requests, answers those under way within a few seconds, says bye to the streams.
    void stop(std::function<void()> onStopped);
    /// Once it has started.
    const RouteTable &routes() const { return m_dispatcher->routes(); }
    /// Calls back, on some thread, once the stream thread and the writer have had a turn.
    void checkAlive(std::function<void()> onAlive);

private:
    Status prepareTls();
    Result<QUrl> listen();
    void openStreams();
    AdvertisedAddress advertisedAddress() const;
    void buildRoutes();
    void partStopped();
    void finish();

    ServerOptions m_options;
    std::unique_ptr<SystemClock> m_ownClock;
    std::unique_ptr<SystemIdGenerator> m_ownIds;
    Clock &m_clock;
    IdGenerator &m_ids;
    const std::chrono::milliseconds m_startedAt;
    ServerSettings m_settings;
    std::optional<QSslConfiguration> m_tls;
    StreamRegistry m_registry;
    const PictureTools m_images;
    Measures m_measures;
    RequestLog m_requests;

    // In the order of making; they go in the reverse order.
    InProcessBus m_bus;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<Housekeeping> m_housekeeping;
    std::unique_ptr<TicketBook> m_tickets;
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::unique_ptr<QtHttpServerCompat> m_http;
    Listener *m_listener = nullptr;  ///< the http server's child
    std::unique_ptr<SinkFactory> m_sinks;
    std::unique_ptr<StreamThread> m_streams;

    std::function<void(Result<QUrl>)> m_onStarted;
    std::function<void()> m_onStopped;
    std::unique_ptr<Timer> m_patience;
    int m_partsToStop = 0;
    bool m_isStopping = false;
};

}  // namespace parlor
