// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/networkmonitor.h"

#include <QNetworkInformation>

namespace parlor {

SystemNetworkMonitor::SystemNetworkMonitor(QObject *parent) : NetworkMonitor(parent)
{
    // The one object of the process that Qt insists on; nothing else here asks for it.
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    QNetworkInformation *information = QNetworkInformation::instance();
    connect(information, &QNetworkInformation::reachabilityChanged, this, &SystemNetworkMonitor::read);
    m_offline = information->reachability() == QNetworkInformation::Reachability::Disconnected;
}

void SystemNetworkMonitor::read()
{
    m_offline = QNetworkInformation::instance()->reachability() == QNetworkInformation::Reachability::Disconnected;
    Q_EMIT changed();
}

}  // namespace parlor
