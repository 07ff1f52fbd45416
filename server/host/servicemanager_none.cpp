// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/servicemanager.h"

namespace parlor {

ServiceManager ServiceManager::fromEnvironment()
{
    return {};
}

void ServiceManager::notify(const QByteArray &) const {}

}  // namespace parlor
