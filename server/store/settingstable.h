// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace parlor {

/// What the store knows about itself: its epoch and its secrets.
class SettingsTable
{
public:
    explicit SettingsTable(Database &database) : m_database(database) {}

    std::optional<QByteArray> find(const QString &name);
    void put(const QString &name, const QByteArray &value);

private:
    Database &m_database;
};

}  // namespace parlor
