// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/userdirectory.h"

namespace parlor {

const User *UserDirectory::find(UserId id) const
{
    const auto it = m_users.constFind(id);
    return it == m_users.constEnd() ? nullptr : &*it;
}

QString UserDirectory::displayName(UserId id) const
{
    const User *user = find(id);
    return user ? user->displayName : QStringLiteral("#%1").arg(id.value);
}

Presence UserDirectory::presence(UserId id) const
{
    return m_presences.value(id, Presence{id, PresenceStatus::Offline, {}});
}

void UserDirectory::setSelf(const User &self)
{
    m_self = self.id;
    put(self);
}

void UserDirectory::put(const User &user)
{
    const User *known = find(user.id);
    if (known && (known->revision > user.revision || *known == user))
        return;
    m_users.insert(user.id, user);
    Q_EMIT userChanged(user.id);
}

void UserDirectory::setPresence(const Presence &presence)
{
    if (this->presence(presence.userId) == presence)
        return;
    m_presences.insert(presence.userId, presence);
    Q_EMIT presenceChanged(presence.userId);
}

void UserDirectory::setPresences(const QList<Presence> &presences, const QSet<UserId> &exceptFor)
{
    QSet<UserId> named;
    for (const Presence &presence : presences) {
        named.insert(presence.userId);
        if (!exceptFor.contains(presence.userId))
            setPresence(presence);
    }
    const QList<UserId> known = m_presences.keys();
    for (const UserId id : known) {
        if (named.contains(id) || exceptFor.contains(id) || presence(id).status == PresenceStatus::Offline)
            continue;
        Presence gone = presence(id);
        gone.status = PresenceStatus::Offline;
        setPresence(gone);
    }
}

void UserDirectory::setIgnored(const QList<UserId> &ids)
{
    const QSet<UserId> ignored(ids.begin(), ids.end());
    if (ignored == m_ignored)
        return;
    m_ignored = ignored;
    Q_EMIT ignoredChanged();
}

void UserDirectory::clear()
{
    const QList<UserId> gone = m_users.keys();
    m_users.clear();
    m_presences.clear();
    for (const UserId id : gone)
        Q_EMIT userChanged(id);
    setIgnored({});
}

}  // namespace parlor
