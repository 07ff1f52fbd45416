// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/hostcontroller.h"

#include "host/lanaddresses.h"
#include "protocol/endpoints.h"
#include "serverhost.h"

#include <QSysInfo>

namespace parlor {

namespace {

constexpr char kEnabledKey[] = "host/enabled";
constexpr char kPortKey[] = "host/port";

}  // namespace

HostController::HostController(const QString &dataDirectory, QSettings &settings, QObject *parent)
    : Hosting(parent), m_dataDirectory(dataDirectory), m_settings(settings)
{
}

HostController::~HostController() = default;

bool HostController::wasHosting() const
{
    return m_settings.value(QLatin1String(kEnabledKey)).toBool();
}

bool HostController::serves(const QUrl &address) const
{
    const int known = m_settings.value(QLatin1String(kPortKey)).toInt();
    return known > 0 && QHostAddress(address.host()).isLoopback() && address.port() == known;
}

void HostController::start()
{
    if (m_state == State::Starting || m_state == State::Running || m_state == State::Stopping)
        return;
    const quint16 known = quint16(m_settings.value(QLatin1String(kPortKey)).toUInt());
    startAt(known ? known : m_test ? 0 : endpoint::kDefaultPort);
}

void HostController::startAt(quint16 port)
{
    ServerOptions options;
    options.dataDirectory = m_dataDirectory;
    options.address = QHostAddress(m_test ? QHostAddress::LocalHost : QHostAddress::AnyIPv4);
    options.port = port;
    options.name = QSysInfo::machineHostName();
    options.registration = Registration::Open;
    options.weakPasswordHashes = m_test;
    m_port = port;
    m_server = std::make_unique<ServerHost>(options);
    connect(m_server.get(), &ServerHost::ready, this, [this](const QUrl &url) { onReady(quint16(url.port())); });
    connect(m_server.get(), &ServerHost::failed, this, &HostController::onFailed);
    connect(m_server.get(), &ServerHost::stopped, this, [this] { setState(State::Stopped); });
    setState(State::Starting);
    m_server->start();
}

void HostController::onReady(quint16 port)
{
    m_port = port;
    // Those who joined know this port: from now on it is this one or none.
    m_settings.setValue(QLatin1String(kPortKey), port);
    m_settings.setValue(QLatin1String(kEnabledKey), true);
    m_settings.sync();
    setState(State::Running);
}

void HostController::onFailed(const Error &error)
{
    const bool portTaken = error.code == ErrorCode::Conflict || error.code == ErrorCode::Unavailable;
    if (portTaken && m_port == endpoint::kDefaultPort && !m_settings.contains(QLatin1String(kPortKey))) {
        // Still inside the signal of the server that failed.
        m_server.release()->deleteLater();
        startAt(0);
        return;
    }
    m_failure =
        portTaken
            ? tr("The server on this computer did not start, because port %1 is in use by another program. Close that program and try again. (%2)")
                  .arg(m_port)
                  .arg(error.detail)
            : tr("The server on this computer did not start: %1").arg(error.detail);
    setState(State::Failed);
}

void HostController::stop()
{
    m_settings.setValue(QLatin1String(kEnabledKey), false);
    m_settings.sync();
    if (m_state != State::Running)
        return;
    setState(State::Stopping);
    m_server->stop();
}

void HostController::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

QUrl HostController::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    return url;
}

QStringList HostController::addresses() const
{
    QStringList result;
    for (const QString &host : lanAddresses())
        result.append(QStringLiteral("http://%1:%2").arg(host).arg(m_port));
    return result;
}

}  // namespace parlor
