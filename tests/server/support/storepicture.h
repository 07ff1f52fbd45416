// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QStringList>
#include <sqlite3.h>

namespace parlor {

/// Looks into a store from outside, with SQLite alone: what is really there.
class StorePicture
{
public:
    /// A data directory; the server may run.
    explicit StorePicture(const QString &directory)
    {
        const QByteArray file = (directory + QLatin1String("/store.sqlite")).toUtf8();
        if (sqlite3_open_v2(file.constData(), &m_handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
            qFatal("The store cannot be opened: %s", sqlite3_errmsg(m_handle));
    }
    ~StorePicture() { sqlite3_close(m_handle); }
    StorePicture(const StorePicture &) = delete;
    StorePicture &operator=(const StorePicture &) = delete;

    /// Every row, its values joined by |.
    QStringList rows(const QByteArray &sql) const
    {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_handle, sql.constData(), int(sql.size()), &statement, nullptr) != SQLITE_OK)
            qFatal("%s: %s", sql.constData(), sqlite3_errmsg(m_handle));
        QStringList rows;
        int code = sqlite3_step(statement);
        for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
            QStringList values;
            for (int i = 0; i < sqlite3_column_count(statement); ++i)
                values.append(valueOf(statement, i));
            rows.append(values.join(u'|'));
        }
        if (code != SQLITE_DONE)
            qFatal("%s: %s", sql.constData(), sqlite3_errmsg(m_handle));
        sqlite3_finalize(statement);
        return rows;
    }

    /// Everything in every table.
    QStringList everything() const
    {
        QStringList all;
        for (const QString &table : tables())
            for (const QString &row : rows("SELECT * FROM " + table.toUtf8()))
                all.append(table + QLatin1String(": ") + row);
        return all;
    }
    QMap<QString, int> counts() const
    {
        QMap<QString, int> counts;
        for (const QString &table : tables())
            counts.insert(table, rows("SELECT count(*) FROM " + table.toUtf8()).first().toInt());
        return counts;
    }

    /// What a store must be at any moment; each line is something that is wrong.
    QStringList faults() const
    {
        QStringList wrong;
        const auto none = [&](const char *what, const QByteArray &sql) {
            for (const QString &row : rows(sql))
                wrong.append(QLatin1String(what) + QLatin1String(": ") + row);
        };
        // SQLite before 3.41 takes a column of a table without rowids for another one.
        none("damaged", "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check NOT IN"
                        " ('ok', 'NULL value in mentions.sender_id')");
        none("points nowhere", "PRAGMA foreign_key_check");
        none("events with holes", "SELECT low, high, total FROM (SELECT min(event_id) low, max(event_id) high,"
                                  " count(*) total FROM events) WHERE total > 0 AND high - low + 1 <> total");
        none("seq with holes", "SELECT r.id, r.last_seq, count(m.id), max(m.seq) FROM rooms r LEFT JOIN messages m"
                               " ON m.room_id = r.id GROUP BY r.id HAVING r.last_seq <> count(m.id)"
                               " OR r.last_seq <> coalesce(max(m.seq), 0)");
        none("a key twice", "SELECT sender_id, client_key, count(*) FROM messages WHERE client_key IS NOT NULL"
                            " GROUP BY 1, 2 HAVING count(*) > 1");
        none("a message without its key", "SELECT id FROM messages WHERE kind <> 2"
                                          " AND (client_key IS NULL OR request_hash IS NULL)");
        none("a message without its event",
             "SELECT m.id FROM messages m WHERE m.revision >= (SELECT min(event_id)"
             " FROM events) AND NOT EXISTS (SELECT 1 FROM events e WHERE e.event_id = m.revision)");
        return wrong;
    }

private:
    static QString valueOf(sqlite3_stmt *statement, int column)
    {
        const int type = sqlite3_column_type(statement, column);
        if (type == SQLITE_NULL)
            return QStringLiteral("NULL");
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
        const QByteArray value(bytes, sqlite3_column_bytes(statement, column));
        return QString::fromUtf8(type == SQLITE_BLOB ? value.toHex() : value);
    }

    /// Without what belongs to SQLite, and the notes that the search index takes away when it likes.
    QStringList tables() const
    {
        return rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                    " AND name NOT LIKE 'search_%' ORDER BY name");
    }

    sqlite3 *m_handle = nullptr;
};

}  // namespace parlor
