// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/presence.h"
#include "model/user.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace parlor {

/// Everybody whom the account can see, whether they are there, and whom it ignores.
class UserDirectory final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    UserId self() const { return m_self; }
    /// Null where nobody has told of that user yet.
    const User *find(UserId id) const;
    /// The display name, or "#<id>" of somebody who is not known.
    QString displayName(UserId id) const;
    QList<UserId> ids() const { return m_users.keys(); }
    /// Offline where nothing is known.
    Presence presence(UserId id) const;
    bool isIgnored(UserId id) const { return m_ignored.contains(id); }

    // Told by the session and the event applier alone.
    void setSelf(const User &self);
    /// The higher revision wins.
    void put(const User &user);
    void setPresence(const Presence &presence);
    /// The whole picture: who is not in it is offline, `exceptFor` stay as they are.
    void setPresences(const QList<Presence> &presences, const QSet<UserId> &exceptFor);
    void setIgnored(const QList<UserId> &ids);
    /// Forgets everybody but self: the server was replaced.
    void clear();

Q_SIGNALS:
    void userChanged(UserId id);
    void presenceChanged(UserId id);
    void ignoredChanged();

private:
    UserId m_self;
    QHash<UserId, User> m_users;
    QHash<UserId, Presence> m_presences;
    QSet<UserId> m_ignored;
};

}  // namespace parlor
