// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/message.h"
#include "model/room.h"

#include <memory>

namespace parlor {

/// A message with what a reader of a page wants to see beside it.
struct ExportedMessage {
    Message message;
    QString sender;
    QString parentSender;  ///< of a reply
    QString parentBody;
};

/// How a copy of a room is written: its parts in the order in which they are asked for, as UTF-8.
class ExportFormat
{
public:
    virtual ~ExportFormat() = default;
    virtual QByteArray head(const Room &room) = 0;
    virtual QByteArray member(const Member &member, bool isFirst) = 0;
    virtual QByteArray afterMembers() = 0;
    virtual QByteArray message(const ExportedMessage &message, bool isFirst) = 0;
    virtual QByteArray tail() = 0;
    virtual bool wantsParents() const = 0;
};

/// {room, members, messages} as the protocol has them.
std::unique_ptr<ExportFormat> makeJsonExport();
/// One page to be read and printed, that needs nothing else.
std::unique_ptr<ExportFormat> makeHtmlExport();

}  // namespace parlor
