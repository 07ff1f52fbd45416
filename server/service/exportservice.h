// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/roomexport.h"

namespace parlor {

/// Copies of rooms for their members.
class ExportService
{
public:
    explicit ExportService(const ServiceContext &context) : m_context(context) {}

    /// NotFound and NotAMember as for the room.
    void begin(const Caller &caller, RoomId room, bool isHtml, Reply<std::shared_ptr<RoomExport>> reply)
    {
        RoomExport::begin(m_context, caller, room, isHtml ? makeHtmlExport() : makeJsonExport(), std::move(reply));
    }

private:
    ServiceContext m_context;
};

}  // namespace parlor
