// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "base/idgenerator.h"
#include "base/manualclock.h"
#include "fakeparlor.h"

namespace parlor {

/// A signed-in ApiClient before a fake server.
struct ApiRig {
    ApiRig() { authorizer.setGrant(parlor.grant()); }

    FakeParlor parlor;
    ManualClock clock;
    SeededIdGenerator ids{1};
    CertificatePin pin;
    ServerAddress address{parlor.http.url(), {}};
    HttpClient http{clock, address, pin};
    Authorizer authorizer{clock, http};
    ApiClient api{http, authorizer};
};

}  // namespace parlor
