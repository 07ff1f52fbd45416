// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QMap>
#include <QProcessEnvironment>
#include <QStringList>

namespace parlor {

/// One thing that an operator can set, under the same name as flag, as PARLORD_… variable and in the INI file.
struct SettingKey {
    const char *name;
    const char *value;  ///< its placeholder; null: a switch
    const char *help;
    bool isList = false;  ///< said twice it is both, else the last counts
};

/// What was set, and where. Flags win over variables, these over the file.
class SettingValues
{
public:
    static const QList<SettingKey> &keys();

    void addFlag(const SettingKey &key, const QStringList &values);
    /// Every PARLORD_… variable must be a key of ours. PARLORD_CONFIG is left in file().
    Status addEnvironment(const QProcessEnvironment &environment);
    Status addFile(const QString &path);

    bool has(const char *name) const { return m_values.contains(QLatin1String(name)); }
    QString text(const char *name, const QString &fallback = {}) const;
    /// How whoever set it calls it: "--listen", "PARLORD_LISTEN", "/etc/parlord.ini:3: listen".
    QString source(const char *name) const;
    /// PARLORD_CONFIG.
    const QString &file() const { return m_file; }

private:
    struct Value {
        QString text;
        QString source;
    };
    void add(const QString &name, const QString &text, const QString &source);

    QMap<QString, Value> m_values;
    QString m_file;
};

/// Did you mean …? The nearest of the names; empty where none is near.
QString nearest(const QString &word, const QStringList &names);
/// Wrong usage, in a sentence for whoever typed it.
Error wrongUsage(const QString &sentence);

}  // namespace parlor
