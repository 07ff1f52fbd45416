// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace parlor {

/// Tells whether this machine has a network at all. The word of the system, which may be wrong: a client
/// goes on trying, it only words its state by this and tries again at once when the network is back.
class NetworkMonitor : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual bool isOffline() const = 0;

Q_SIGNALS:
    void changed();
};

/// The operating system's word (QNetworkInformation), as far as there is one.
class SystemNetworkMonitor final : public NetworkMonitor
{
    Q_OBJECT
public:
    explicit SystemNetworkMonitor(QObject *parent = nullptr);
    bool isOffline() const override { return m_offline; }

private:
    void read();

    bool m_offline = false;
};

}  // namespace parlor
