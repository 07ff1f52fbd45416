// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/ids.h"

#include <QHash>
#include <mutex>

namespace parlor {

struct StreamLimits {
    int streams = 20'000;
    int streamsPerUser = 32;
};

/// Counts open streams, so that the http thread can refuse one before it is one, and health can say how many
/// there are. Safe on any thread.
class StreamRegistry
{
public:
    explicit StreamRegistry(StreamLimits limits) : m_limits(limits) {}

    /// RateLimited or Unavailable where there are too many. Each success needs a release().
    Status reserve(UserId user);
    /// Before the client learns the id.
    void name(const QString &streamId, UserId user);
    /// `streamId`: the name it was given, if any.
    void release(UserId user, const QString &streamId = {});

    /// Whether an open stream of this name is this person's.
    bool isOf(const QString &streamId, UserId user) const;

    int streams() const;
    int users() const;

private:
    const StreamLimits m_limits;
    mutable std::mutex m_mutex;
    QHash<UserId, int> m_perUser;
    QHash<QString, UserId> m_owners;
    int m_streams = 0;
};

}  // namespace parlor
