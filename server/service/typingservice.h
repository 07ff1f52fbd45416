// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "service/caller.h"
#include "service/servicecontext.h"

#include <QObject>
#include <map>
#include <memory>

namespace parlor {

/// Who is typing where. Lives on the thread that made it, which must run an event loop; use it there.
class TypingService : public QObject
{
    Q_OBJECT
public:
    explicit TypingService(const ServiceContext &context);
    ~TypingService() override;

    /// Tells the other members. Six seconds after the last `true` they are told `false`.
    void setTyping(const Caller &caller, RoomId room, bool typing, Reply<Done> reply);

private:
    struct Door;
    using Key = std::pair<RoomId, UserId>;
    void apply(Key key, bool typing);
    void announce(Key key, bool typing);

    ServiceContext m_context;
    std::shared_ptr<Door> m_door;
    std::map<Key, std::unique_ptr<Timer>> m_typists;
};

}  // namespace parlor
