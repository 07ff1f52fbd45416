// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/serverinfo.h"

#include "protocol/endpoints.h"
#include "store/store.h"

namespace parlor {

ServerInfo serverInfo(const ServiceContext &context)
{
    const ServerSettings &settings = context.settings;
    return {settings.name,         QStringLiteral(PARLOR_VERSION), endpoint::kProtocolVersion,
            context.store.epoch(), settings.tlsFingerprint,        settings.registration,
            settings.limits};
}

}  // namespace parlor
