// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "model/presence.h"
#include "model/user.h"

namespace parlor {

/// Looking for people, and who is there.
class PeopleApi
{
public:
    explicit PeopleApi(ApiClient &api) : m_api(api) {}

    void search(const QString &text, QObject *context, Reply<QList<User>> done);
    /// Everybody who is there of those with whom the account shares a room.
    void online(QObject *context, Reply<QList<Presence>> done);
    void setPresence(PresenceStatus status, QObject *context, Reply<Done> done);

private:
    ApiClient &m_api;
};

}  // namespace parlor
