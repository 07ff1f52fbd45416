// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/hosting.h"

#include <QSettings>
#include <memory>

namespace parlor {

class ServerHost;
struct Error;

/// The server on this computer, for one profile: its data stand in the profile's folder, its port and
/// whether it runs in the profile's settings. Listens on every interface, because people on the same
/// network are who joins. The only class of the application that knows the server library.
class HostController final : public Hosting
{
    Q_OBJECT
public:
    /// `settings` outlives it.
    HostController(const QString &dataDirectory, QSettings &settings, QObject *parent = nullptr);
    /// Stops a running server first.
    ~HostController() override;

    State state() const override { return m_state; }
    QUrl url() const override;
    QStringList addresses() const override;
    QString failure() const override { return m_failure; }
    bool serves(const QUrl &address) const override;
    bool wasHosting() const override;
    void start() override;
    void stop() override;

    /// Cheap password hashes, only on loopback, any port: for tests alone.
    void useForTests() { m_test = true; }

private:
    void startAt(quint16 port);
    void onReady(quint16 port);
    void onFailed(const Error &error);
    void setState(State state);

    QString m_dataDirectory;
    QSettings &m_settings;
    std::unique_ptr<ServerHost> m_server;
    State m_state = State::Stopped;
    quint16 m_port = 0;
    QString m_failure;
    bool m_test = false;
};

}  // namespace parlor
