// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/hook.h"
#include "store/database.h"

namespace parlor {

struct StoredHook {
    Hook hook;
    RoomId room;
    UserId bot;  ///< as whom it posts
};

/// Incoming hooks that are not revoked. Their secrets are found by hash.
class HookTable
{
public:
    explicit HookTable(Database &database) : m_database(database) {}

    /// All of `hook` but its id, which is answered.
    HookId insert(const StoredHook &hook, const QByteArray &secretHash);
    std::optional<StoredHook> findBySecret(const QByteArray &secretHash);
    std::optional<StoredHook> find(HookId id, RoomId room);
    QList<Hook> list(RoomId room);
    void revoke(HookId id, Timestamp at);

private:
    Database &m_database;
};

}  // namespace parlor
