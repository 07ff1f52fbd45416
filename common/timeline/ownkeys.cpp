// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/ownkeys.h"

namespace parlor {

OwnKeys::Key *OwnKeys::find(const ClientKey &key)
{
    const auto known = m_keys.find(key);
    return known == m_keys.end() ? nullptr : &known.value();
}

const OwnKeys::Key *OwnKeys::find(const ClientKey &key) const
{
    const auto known = m_keys.constFind(key);
    return known == m_keys.constEnd() ? nullptr : &known.value();
}

void OwnKeys::noteComposed(const ClientKey &key, Key &known, quint64 order)
{
    if (known.composing)
        return;
    m_composed.push_back({key, order});
    known.composing = quint32(m_composed.size());
}

ClientKey OwnKeys::keyOf(qint64 composing) const
{
    if (composing < 1 || composing > qint64(m_composed.size()))
        return {};
    return m_composed[size_t(composing - 1)].key;
}

void OwnKeys::forgetMessages()
{
    // A key that was neither composed nor discarded here is known from the server alone.
    m_keys.removeIf([](const std::pair<const ClientKey &, Key &> &entry) {
        return !entry.second.composing && !entry.second.isDone;
    });
    for (Key &key : m_keys)
        key.message = MessageId{};
}

}  // namespace parlor
