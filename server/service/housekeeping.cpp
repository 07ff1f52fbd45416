// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/housekeeping.h"

#include "base/clock.h"
#include "base/post.h"
#include "measure/measures.h"
#include "store/eventtable.h"
#include "store/writer.h"

namespace parlor {

namespace {

constexpr int kBatch = 500;

}  // namespace

Housekeeping::Housekeeping(const ServiceContext &context, QObject &thread)
    : m_context(context),
      m_thread(thread),
      m_timer(context.clock.createTimer(&thread, [this] { sweep(); })),
      m_self(std::make_shared<Housekeeping *>(this))
{
}

Housekeeping::~Housekeeping() = default;

void Housekeeping::sweep()
{
    m_timer->start(kPause);
    if (!m_isPruning)
        pruneSome();
}

/// A batch is a write of its own; the next is asked for when it is done, behind whatever waits by then.
void Housekeeping::pruneSome()
{
    m_isPruning = true;
    const std::chrono::milliseconds kept = m_context.settings.eventRetention;
    const Timestamp before{m_context.clock.now().ms - kept.count()};
    m_context.writer.write<int>(
        [before, measures = m_context.measures](WriteTransaction &transaction) -> Result<int> {
            const int pruned = EventTable(transaction.database()).pruneSome(before, kBatch);
            if (measures)
                transaction.afterCommit([measures, pruned] { measures->prunedEvents.add(quint64(pruned)); });
            return pruned;
        },
        [thread = &m_thread, weak = std::weak_ptr(m_self)](const Result<int> &pruned) {
            const bool isMore = pruned && *pruned == kBatch;
            post(thread, [weak, isMore] {
                const std::shared_ptr<Housekeeping *> self = weak.lock();
                if (!self)
                    return;
                (*self)->m_isPruning = false;
                if (isMore)
                    (*self)->pruneSome();
            });
        });
}

}  // namespace parlor
