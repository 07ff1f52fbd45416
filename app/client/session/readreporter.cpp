// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/readreporter.h"

#include "outbox/outbox.h"

namespace parlor {

ReadReporter::ReadReporter(Clock &clock, IdGenerator &ids, RoomApi &api, EventApplier &applier, QObject *parent)
    : QObject(parent), m_api(api), m_applier(applier), m_retry(clock, ids, this, [this] { tellAll(); })
{
}

void ReadReporter::markRead(RoomId room, Seq seq)
{
    m_applier.readLocally(room, seq);
    if (seq <= m_wanted.value(room))
        return;
    m_wanted.insert(room, seq);
    tell(room);
}

void ReadReporter::tell(RoomId room)
{
    const Seq seq = m_wanted.value(room);
    if (seq == 0 || m_underWay.contains(room))
        return;
    m_underWay.insert(room);
    m_api.read(room, seq, m_account.get(),
               [this, room, seq](Result<ReadPosition> answer) { finish(room, seq, answer); });
}

void ReadReporter::finish(RoomId room, Seq seq, const Result<ReadPosition> &answer)
{
    m_underWay.remove(room);
    if (!answer && isPassingFailure(answer.error().code)) {
        m_retry.failed(answer.error());
        return;
    }
    m_retry.succeeded();
    const bool isLast = m_wanted.value(room) <= seq;
    if (isLast)
        m_wanted.remove(room);
    if (answer)
        m_applier.takeReadAnswer(room, *answer);
    if (!isLast)
        tell(room);
}

void ReadReporter::resume()
{
    m_retry.stop();
    tellAll();
}

void ReadReporter::clear()
{
    m_retry.stop();
    m_account = std::make_unique<QObject>();
    m_wanted.clear();
    m_underWay.clear();
}

void ReadReporter::tellAll()
{
    const QList<RoomId> rooms = m_wanted.keys();
    for (const RoomId room : rooms)
        tell(room);
}

}  // namespace parlor
