// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QHash>
#include <vector>

namespace parlor {

/// Everything known of the client keys of one's own messages: which message bears a key, and what became
/// of what was composed here. Keys of other people never come in here.
class OwnKeys
{
public:
    struct Key {
        MessageId message;       ///< that bears it, placed or orphan; 0: not known yet
        quint32 composing = 0;   ///< number of its composing, 1, 2 …; 0: never composed here
        bool isPending = false;  ///< has a row of its own that waits for its message
        bool isDone = false;     ///< discarded, or confirmed: composing it again adds nothing
    };

    Key *find(const ClientKey &key);
    const Key *find(const ClientKey &key) const;
    /// Made, if it is not known.
    Key &operator[](const ClientKey &key) { return m_keys[key]; }

    /// Gives a key its number; nothing where it has one.
    void noteComposed(const ClientKey &key, Key &known, quint64 order);
    /// Of a number given by noteComposed; an empty key for any other.
    ClientKey keyOf(qint64 composing) const;
    /// Place of a composed key among the pending.
    qint64 orderOf(const Key &key) const { return qint64(m_composed[key.composing - 1].order); }

    /// The messages are no longer known; what was composed is, and what was confirmed is done.
    void forgetMessages();

    const QHash<ClientKey, Key> &all() const { return m_keys; }

private:
    struct Composed {
        ClientKey key;
        quint64 order = 0;
    };

    QHash<ClientKey, Key> m_keys;
    std::vector<Composed> m_composed;
};

}  // namespace parlor
