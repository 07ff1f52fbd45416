// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/serverruntime.h"

#include "base/logging.h"
#include "base/post.h"
#include "host/portholder.h"
#include "http/metricsroutes.h"
#include "http/routes.h"
#include "protocol/endpoints.h"
#include "store/writer.h"

namespace parlor {

namespace {

/// Of the five seconds that a stop may take, the store needs the last.
constexpr std::chrono::seconds kPatience{4};
/// A device that comes back has much to ask at once.
constexpr int kBurstSeconds = 10;

ServerSettings settingsFrom(const ServerOptions &options)
{
    ServerSettings settings;
    settings.name = options.name;
    settings.registration = options.registration;
    settings.limits = options.limits;
    settings.accessTokenLife = options.accessTokenLife;
    settings.eventRetention = std::chrono::hours(24 * options.retentionDays);
    settings.limitRates = options.limitRates;
    settings.maxConnections = options.maxConnections;
    settings.maxConnectionsPerAddress = options.maxConnectionsPerAddress;
    settings.rates.sessionPerSecond = options.maxRequestsPerSession;
    settings.rates.sessionBurst = kBurstSeconds * options.maxRequestsPerSession;
    settings.rates.addressPerSecond = options.maxRequestsPerAddress;
    settings.rates.addressBurst = kBurstSeconds * options.maxRequestsPerAddress;
    if (options.weakPasswordHashes)
        settings.passwordCost = {1, 8192, 1};
    return settings;
}

ServerInfo infoFrom(const ServerSettings &settings, const QString &epoch)
{
    ServerInfo info;
    info.name = settings.name;
    info.version = QStringLiteral(PARLOR_VERSION);
    info.protocol = endpoint::kProtocolVersion;
    info.epoch = epoch;
    info.tlsFingerprint = settings.tlsFingerprint;
    info.registration = settings.registration;
    info.limits = settings.limits;
    return info;
}

}  // namespace

ServerRuntime::ServerRuntime(ServerOptions options)
    : m_options(std::move(options)),
      m_ownClock(m_options.clock ? nullptr : std::make_unique<SystemClock>()),
      m_ownIds(m_options.ids ? nullptr : std::make_unique<SystemIdGenerator>()),
      m_clock(m_options.clock ? *m_options.clock : *m_ownClock),
      m_ids(m_options.ids ? *m_options.ids : *m_ownIds),
      m_startedAt(m_clock.monotonic()),
      m_settings(settingsFrom(m_options)),
      m_registry({m_options.maxStreams, m_options.maxStreamsPerUser}),
      m_requests(m_ids, m_options.onRequest)
{
}

ServerRuntime::~ServerRuntime() = default;

void ServerRuntime::start(std::function<void(Result<QUrl>)> onStarted)
{
    m_onStarted = std::move(onStarted);
    if (!m_options.advertised.isEmpty()) {
        if (const auto address = advertisedFrom(m_options.advertised, 1, false); !address)
            return m_onStarted(address.error());
    }
    Result<std::unique_ptr<Store>> store = Store::open(m_options.dataDirectory, m_clock, m_ids, m_bus,
                                                       &m_measures.store);
    if (!store)
        return m_onStarted(store.error());
    m_store = std::move(store).value();
    if (const Status identified = prepareTls(); !identified)
        return m_onStarted(identified.error());
    const ServiceContext context{m_clock, m_ids,      *m_store,  m_store->writer(), m_store->readers(),
                                 m_bus,   m_settings, &m_images, &m_measures.store};
    m_services = std::make_unique<Services>(context);
    m_housekeeping = std::make_unique<Housekeeping>(context, *this);
    m_housekeeping->sweep();
    openStreams();
}

Status ServerRuntime::prepareTls()
{
    using Tls = ServerOptions::Tls;
    if (m_options.tls == Tls::Off)
        return Done{};
    const Timestamp now = m_clock.now();
    Result<TlsIdentity> identity = m_options.tls == Tls::Auto
                                       ? ownTlsIdentity(m_options.dataDirectory, now)
                                       : loadTlsIdentity(m_options.tlsCertificateFile, m_options.tlsKeyFile, now);
    if (!identity)
        return identity.error();
    m_settings.tlsFingerprint = identity->fingerprint;
    m_tls = identity->configuration;
    return Done{};
}

void ServerRuntime::openStreams()
{
    PresenceService *presence = &m_services->presence;
    RoomStateService *states = &m_services->roomStates;
    m_streams = std::make_unique<StreamThread>(HubContext{m_clock,
                                                          m_ids,
                                                          m_bus,
                                                          m_registry,
                                                          m_store->epoch(),
                                                          m_settings.maxReplay,
                                                          [store = m_store.get()] { return store->openLog(); },
                                                          {[presence](UserId user) { presence->connected(user); },
                                                           [presence, states](UserId user) {
                                                               presence->disconnected(user);
                                                               states->gone(user);
                                                           }},
                                                          &m_measures.streams});
    m_streams->start([this](const Status &started) {
        post(this, [this, started] {
            if (m_isStopping)
                return;
            m_onStarted(started ? listen() : Result<QUrl>(started.error()));
        });
    });
}

Result<QUrl> ServerRuntime::listen()
{
    m_tickets = std::make_unique<TicketBook>(m_clock, m_ids);
    m_dispatcher = std::make_unique<Dispatcher>(
        *this, DispatcherContext{m_clock, m_services->accounts, *m_tickets, m_registry, m_settings, m_requests},
        OriginRule(m_options.allowedOrigins));
    m_http = std::make_unique<QtHttpServerCompat>([this](HttpRequest request, Connection &connection) {
        m_dispatcher->dispatch(std::move(request), connection, *m_listener);
    });
    ListenerLimits limits;
    limits.framing.bodyBytes = m_settings.limits.bodyBytes;
    limits.framing.isStreamed = hasStreamedBody;
    limits.framing.streamedBytes = m_settings.limits.fileBytes;
    limits.inputBytes = m_options.maxInputBytes;
    limits.inputBytesPerAddress = m_options.maxInputBytesPerAddress;
    limits.connections = m_settings.maxConnections;
    limits.connectionsPerAddress = m_settings.maxConnectionsPerAddress;
    auto listener = std::make_unique<Listener>(m_clock, limits);
    listener->refusal = [this](const Error &error) {
        ReplyContext context = m_dispatcher->replyContext();
        context.close = true;
        const HttpReply reply = HttpReply::problem(error);
        m_requests.note({context.requestId, "OTHER", "(refused)", reply.status, {}, {}, {}}, Stopwatch());
        return serialize(reply, context);
    };
    if (m_tls)
        listener->setTls(*m_tls);
    if (!listener->listen(m_options.address, m_options.port))
        return portError(m_options.address, m_options.port, listener->errorString());
    m_listener = listener.get();
    m_sinks = std::make_unique<SinkFactory>(*m_listener, m_options.portableStreams ? SinkFactory::Kind::Portable
                                                                                   : SinkFactory::Kind::Best);
    buildRoutes();
    if (!m_http->bind(listener.release()))
        return {ErrorCode::Internal, QStringLiteral("the http server takes no listener")};

    QUrl url;
    url.setScheme(m_tls ? QStringLiteral("https") : QStringLiteral("http"));
    const QHostAddress address = m_listener->serverAddress();
    const bool isAny = address == QHostAddress::Any || address == QHostAddress::AnyIPv4
                       || address == QHostAddress::AnyIPv6;
    url.setHost(isAny ? QStringLiteral("127.0.0.1") : address.toString());
    url.setPort(m_listener->serverPort());
    return url;
}

AdvertisedAddress ServerRuntime::advertisedAddress() const
{
    const quint16 port = m_listener->serverPort();
    const bool isTls = !m_settings.tlsFingerprint.isEmpty();
    // Named ones were checked before the listener was there.
    AdvertisedAddress address = m_options.advertised.isEmpty()
                                    ? advertisedFrom(m_listener->serverAddress(), port, isTls)
                                    : advertisedFrom(m_options.advertised, port, isTls).value();
    address.fingerprint = m_settings.tlsFingerprint;
    return address;
}

void ServerRuntime::buildRoutes()
{
    const RouteContext context{*m_services,
                               m_clock,
                               m_ids,
                               *m_tickets,
                               m_streams->hub(),
                               m_registry,
                               *m_sinks,
                               infoFrom(m_settings, m_store->epoch()),
                               m_startedAt,
                               advertisedAddress()};
    for (const auto &area :
         {authRoutes,   userRoutes,     workspaceRoutes, roomRoutes,   memberRoutes, messageRoutes, pinRoutes,
          eventRoutes,  presenceRoutes, syncRoutes,      healthRoutes, serverRoutes, fileRoutes,    uploadRoutes,
          inviteRoutes, adminRoutes,    botRoutes,       hookRoutes,   searchRoutes, exportRoutes})
        m_dispatcher->routes().add(area(context));
    m_dispatcher->routes().add(
        metricsRoutes({m_clock, m_measures, m_requests, *m_listener, m_store->writer(), m_store->readers(),
                       m_streams->hub(), m_startedAt, m_options.metricsPublic}));
}

void ServerRuntime::stop(std::function<void()> onStopped)
{
    m_onStopped = std::move(onStopped);
    if (std::exchange(m_isStopping, true))
        return;
    m_partsToStop = 2;
    // By real time: a manual clock must not keep a server from stopping.
    SystemClock real;
    m_patience = real.createTimer(this, [this] {
        qCWarning(logHost, "some requests are not answered in time, stopping all the same");
        finish();
    });
    m_patience->start(kPatience);
    if (m_listener)
        m_listener->drain([this] { partStopped(); });
    else
        partStopped();
    if (m_streams)
        m_streams->stop([this] { post(this, [this] { partStopped(); }); });
    else
        partStopped();
}

void ServerRuntime::checkAlive(std::function<void()> onAlive)
{
    if (m_isStopping || !m_streams)
        return;
    m_streams->hub().measure([this, onAlive = std::move(onAlive)](const Result<StreamMeasures> &) {
        // Back here first: the store goes with this thread.
        post(this, [this, onAlive] {
            if (!m_isStopping)
                m_store->writer().write<Done>([](WriteTransaction &) -> Status { return Done{}; },
                                              [onAlive](const Status &) { onAlive(); });
        });
    });
}

void ServerRuntime::partStopped()
{
    if (--m_partsToStop > 0)
        return;
    // Streams that were connections of the listener's say goodbye by way of it.
    if (m_listener)
        m_listener->drain([this] { finish(); });
    else
        finish();
}

/// In a turn of its own, for this object goes with it; whoever asked last by then is told.
void ServerRuntime::finish()
{
    post(this, [this] {
        if (m_onStopped)
            std::exchange(m_onStopped, nullptr)();
    });
}

}  // namespace parlor
