// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/outbox.h"

#include "base/logging.h"

#include <algorithm>

namespace parlor {

Outbox::Outbox(Clock &clock, IdGenerator &ids, MessageApi &api, DiskThread &disk, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_ids(ids),
      m_api(api),
      m_disk(disk),
      m_store(std::make_shared<std::unique_ptr<OutboxStore>>())
{
}

Outbox::~Outbox()
{
    for (auto &[room, lane] : m_lanes)
        delete lane.request;
    // The file is closed where it was opened, after everything that still has to be written.
    m_disk.run([store = m_store] { store->reset(); });
}

// --- Opening and storing --------------------------------------------------------------------------------

void Outbox::open(const QString &file, QObject *context, Reply<Done> opened)
{
    const auto read = [store = m_store, file]() -> OpenResult {
        Result<std::unique_ptr<OutboxStore>> result = OutboxStore::open(file);
        if (!result)
            return result.error();
        *store = std::move(result).value();
        return (*store)->load();
    };
    m_disk.run(read, this, [this, opened = guarded(context, std::move(opened))](const OpenResult &entries) {
        takeOver(entries, opened);
    });
}

void Outbox::takeOver(const OpenResult &entries, const Reply<Done> &opened)
{
    if (!entries) {
        qCWarning(logOutbox) << "the outbox cannot be opened:" << entries.error().detail;
        opened(entries.error());
        return;
    }
    for (const OutboxEntry &entry : *entries) {
        m_taken.insert(entry.key);
        // How far an earlier run came is not known to the last step: the server may have it.
        m_items.append(Item{entry, true, {}, false});
    }
    m_isOpen = true;
    for (const OutboxEntry &entry : *entries)
        Q_EMIT composed(entry);
    Q_EMIT changed();
    opened(Done{});
    for (const OutboxEntry &entry : *entries)
        advance(entry.room);
}

void Outbox::send(const Draft &draft, QObject *context, Reply<ClientKey> stored)
{
    stored = guarded(context, std::move(stored));
    if (m_taken.contains(draft.key)) {
        stored(draft.key);
        return;
    }
    std::vector<Reply<ClientKey>> &waiting = m_storing[draft.key];
    waiting.push_back(std::move(stored));
    if (waiting.size() > 1)
        return;
    OutboxEntry entry;
    entry.key = draft.key;
    entry.room = draft.room;
    entry.body = draft.body;
    entry.replyTo = draft.replyTo;
    entry.composedAt = m_clock.now();
    const auto write = [store = m_store, entry]() -> Result<quint64> {
        return *store ? (*store)->insert(entry)
                      : Result<quint64>(ErrorCode::Storage, QStringLiteral("The outbox is not open"));
    };
    m_disk.run(write, this, [this, entry](const Result<quint64> &order) { finishStoring(entry, order); });
}

void Outbox::finishStoring(OutboxEntry entry, const Result<quint64> &order)
{
    const std::vector<Reply<ClientKey>> waiting = m_storing.take(entry.key);
    if (!order) {
        qCWarning(logOutbox) << "a message cannot be stored:" << order.error().detail;
        for (const Reply<ClientKey> &reply : waiting)
            reply(order.error());
        return;
    }
    entry.order = *order;
    m_taken.insert(entry.key);
    m_items.append(Item{entry, false, {}, false});
    Q_EMIT composed(entry);
    for (const Reply<ClientKey> &reply : waiting)
        reply(entry.key);
    Q_EMIT changed();
    advance(entry.room);
}

void Outbox::persist(const OutboxEntry &entry)
{
    m_disk.run([store = m_store, entry] {
        if (!*store)
            return;
        if (const Status written = (*store)->update(entry); !written)
            qCWarning(logOutbox) << "the state of a message cannot be stored:" << written.error().detail;
    });
}

// --- Taking back ------------------------------------------------------------------------------------------

void Outbox::discard(const ClientKey &key, QObject *context, Reply<Discarded> done)
{
    done = guarded(context, std::move(done));
    Item *item = find(key);
    if (!item) {
        done({ErrorCode::NotFound, QStringLiteral("No such message waits")});
        return;
    }
    if (!item->mayBeThere) {
        const RoomId room = item->entry.room;
        take(key);
        Q_EMIT discarded(room, key);
        done(Discarded::Yes);
        Q_EMIT changed();
        advance(room);
        return;
    }
    item->discards.push_back(std::move(done));
    // What is under way is answered first: a POST that overtakes the question would bring the words back.
    if (item->entry.state != OutboxEntry::State::Sending)
        askBeforeDiscard(*item);
}

void Outbox::askBeforeDiscard(Item &item)
{
    if (item.isAsking)
        return;
    item.isAsking = true;
    m_api.byKey(item.entry.key, this,
                [this, key = item.entry.key](Result<Message> present) { finishDiscard(key, present); });
}

void Outbox::finishDiscard(const ClientKey &key, const Result<Message> &present)
{
    Item *item = find(key);
    if (!item)
        return;  // confirmed meanwhile, which has answered
    item->isAsking = false;
    const RoomId room = item->entry.room;
    if (present) {
        Q_EMIT answered(*present);
        confirm(key);
        return;
    }
    const std::vector<Reply<Discarded>> waiting = std::exchange(item->discards, {});
    if (present.error().code != ErrorCode::NotFound) {
        for (const Reply<Discarded> &reply : waiting)
            reply(present.error());
    } else {
        take(key);
        Q_EMIT discarded(room, key);
        for (const Reply<Discarded> &reply : waiting)
            reply(Discarded::Yes);
        Q_EMIT changed();
    }
    advance(room);
}

// --- The list ---------------------------------------------------------------------------------------------

Outbox::Item *Outbox::find(const ClientKey &key)
{
    const auto it = std::find_if(m_items.begin(), m_items.end(),
                                 [&](const Item &item) { return item.entry.key == key; });
    return it == m_items.end() ? nullptr : &*it;
}

Outbox::Item *Outbox::firstOf(RoomId room)
{
    const auto it = std::find_if(m_items.begin(), m_items.end(),
                                 [room](const Item &item) { return item.entry.room == room; });
    return it == m_items.end() ? nullptr : &*it;
}

void Outbox::take(const ClientKey &key)
{
    m_items.removeIf([&](const Item &item) { return item.entry.key == key; });
    m_disk.run([store = m_store, key] {
        if (!*store)
            return;
        if (const Status removed = (*store)->remove(key); !removed)
            qCWarning(logOutbox) << "a message cannot be taken off the outbox:" << removed.error().detail;
    });
}

void Outbox::announce(const OutboxEntry &entry)
{
    const OutboxEntry copy = entry;  // a listener may change the list
    Q_EMIT deliveryChanged(copy);
    Q_EMIT changed();
}

QList<OutboxEntry> Outbox::entries() const
{
    QList<OutboxEntry> entries;
    for (const Item &item : m_items)
        entries.append(item.entry);
    return entries;
}

int Outbox::waiting() const
{
    return int(std::count_if(m_items.begin(), m_items.end(),
                             [](const Item &item) { return item.entry.state != OutboxEntry::State::Failed; }));
}

}  // namespace parlor
