// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settingstable.h"

namespace parlor {

std::optional<QByteArray> SettingsTable::find(const QString &name)
{
    Query query = m_database.query("setting_find");
    query.bind(name);
    return query.next() ? std::optional(query.bytes(0)) : std::nullopt;
}

void SettingsTable::put(const QString &name, const QByteArray &value)
{
    m_database.query("setting_put").bind(name, value).run();
}

}  // namespace parlor
