// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "service/caller.h"
#include "service/servicecontext.h"

namespace parlor {

/// Whom a person does not want to hear. The others are not told.
class IgnoreService
{
public:
    explicit IgnoreService(const ServiceContext &context) : m_context(context) {}

    /// NotFound for who shares neither a workspace nor a room with the caller, unless ignored already. Again is done
    /// already, and no event.
    void setIgnored(const Caller &caller, UserId user, bool on, Reply<Done> reply);

private:
    ServiceContext m_context;
};

}  // namespace parlor
