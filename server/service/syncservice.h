// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/requests.h"
#include "service/caller.h"
#include "service/servicecontext.h"

namespace parlor {

/// One consistent picture of everything that the caller may see, for joining the event stream without a hole.
class SyncService
{
public:
    explicit SyncService(const ServiceContext &context) : m_context(context) {}

    /// `messages` of each room, newest; above the page limit is the limit, below 0 is InvalidFields.
    void picture(const Caller &caller, qint64 messages, Reply<SyncPicture> reply);

private:
    ServiceContext m_context;
};

}  // namespace parlor
