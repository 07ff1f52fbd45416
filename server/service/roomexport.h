// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/message.h"
#include "model/room.h"
#include "service/caller.h"
#include "service/exportformat.h"
#include "service/servicecontext.h"

#include <QHash>
#include <memory>

namespace parlor {

class Database;

/// One member's copy of a room, a piece at a time: the room as it was at the start, its members, and every message
/// up to the last one then. Each piece is a short read of its own, so a slow reader holds nothing, and whoever
/// leaves the room in between gets no more.
class RoomExport : public std::enable_shared_from_this<RoomExport>
{
public:
    /// NotFound and NotAMember as for the room.
    static void begin(const ServiceContext &context, const Caller &caller, RoomId room,
                      std::unique_ptr<ExportFormat> format, Reply<std::shared_ptr<RoomExport>> reply);

    QString roomName() const { return m_room.info.name; }
    /// Empty at the end. One at a time; the reply comes on a reader's thread.
    void next(Reply<QByteArray> reply);

    RoomExport(const ServiceContext &context, const Caller &caller, Room room, std::unique_ptr<ExportFormat> format);

private:
    enum class Part { Head, Members, Messages, Done };

    Result<QByteArray> piece(Database &database);
    QByteArray membersPiece(Database &database);
    QByteArray messagesPiece(Database &database);
    QString nameOf(Database &database, UserId user);

    ServiceContext m_context;
    Caller m_caller;
    Room m_room;
    std::unique_ptr<ExportFormat> m_format;
    Part m_part = Part::Head;
    UserId m_lastMember;
    Seq m_lastSeq = 0;
    QHash<UserId, QString> m_names;
};

}  // namespace parlor
