// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/routes.h"
#include "protocol/endpoints.h"

namespace parlor {

QList<Route> serverRoutes(const RouteContext &context)
{
    const auto info = [reply = HttpReply::json(toJson(context.server))](const ExchangePtr &exchange) {
        exchange->send(reply);
    };
    return {{"GET", endpoint::kServer, Access::Public, info, true}};
}

}  // namespace parlor
