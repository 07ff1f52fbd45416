// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "service/door.h"
#include "service/messageservice.h"

#include <QObject>
#include <memory>

namespace parlor {

/// What bots ask and people decide, and the end of what nobody decided in time. Lives on the thread that made
/// it, which must run an event loop.
class ActionService : public QObject
{
    Q_OBJECT
public:
    /// Looks after what earlier runs of the server left open.
    explicit ActionService(const ServiceContext &context);
    ~ActionService() override;

    /// Any thread. Exactly one decision, or the end, comes first; the others are answered with `conflict`.
    void decide(const Caller &caller, ActionId action, const QString &choice, Reply<ChangedMessage> reply);

    /// Makes, of the reply to a post, one that sees to the end of what was posted. Any thread.
    Reply<PostedMessage> watched(Reply<PostedMessage> reply);

private:
    void expectBy(Timestamp end);
    void awaitNext();
    void expireDue();

    ServiceContext m_context;
    std::shared_ptr<Door<ActionService>> m_door;
    std::unique_ptr<Timer> m_timer;
    std::optional<Timestamp> m_next;  ///< when the timer's work is due
};

}  // namespace parlor
