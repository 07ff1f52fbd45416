// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/messageapi.h"
#include "base/backoff.h"
#include "disk/diskthread.h"
#include "outbox/discarded.h"
#include "outbox/outboxentry.h"
#include "outbox/outboxstore.h"
#include "session/draft.h"

#include <QSet>
#include <map>
#include <vector>

namespace parlor {

/// Keeps what was composed until the server has confirmed it, whatever happens in between: on disk first,
/// then announced, then sent, one POST a room at a time and in order, with the same key each time.
/// Lives on the session's thread; the disk has its own.
class Outbox final : public QObject
{
    Q_OBJECT
public:
    Outbox(Clock &clock, IdGenerator &ids, MessageApi &api, DiskThread &disk, QObject *parent = nullptr);
    ~Outbox() override;

    /// Reads the file; `opened` answers when what waited in it has been announced by composed(). Until then
    /// nothing is sent; what is composed meanwhile comes after.
    void open(const QString &file, QObject *context, Reply<Done> opened);
    /// Whether somebody is signed in: without, everything waits.
    void setSending(bool on);
    /// The network came back: no waiting any more, but for what the server itself asked to wait.
    void retryNow();

    /// See Session::send.
    void send(const Draft &draft, QObject *context, Reply<ClientKey> stored);
    void retry(const ClientKey &key);
    void discard(const ClientKey &key, QObject *context, Reply<Discarded> done);
    /// The server has it: an answer, an event, a page or a sync showed it. It leaves the outbox.
    void confirm(const ClientKey &ownKey);

    QList<OutboxEntry> entries() const;
    /// Those not failed.
    int waiting() const;

Q_SIGNALS:
    /// It is on disk: show it. At start once for everything that is still there.
    void composed(const OutboxEntry &entry);
    void deliveryChanged(const OutboxEntry &entry);
    /// The server's picture of one of ours; tell the timeline (which confirms it here).
    void answered(const Message &message);
    /// The person took it back.
    void discarded(RoomId room, const ClientKey &key);
    /// Anything of the above.
    void changed();

private:
    struct Item {
        OutboxEntry entry;
        bool mayBeThere = false;  ///< a POST was begun, now or in an earlier run
        std::vector<Reply<Discarded>> discards;
        bool isAsking = false;  ///< about the key, before it is discarded
    };
    /// What is under way for one room.
    struct Lane {
        std::unique_ptr<Backoff> backoff;
        std::unique_ptr<Timer> timer;
        std::chrono::milliseconds notBefore{0};  ///< monotonic; the server's own wish
        ClientKey underWay;
        QPointer<QObject> request;
    };

    using OpenResult = Result<QList<OutboxEntry>>;
    void takeOver(const OpenResult &entries, const Reply<Done> &opened);
    void finishStoring(OutboxEntry entry, const Result<quint64> &order);
    void persist(const OutboxEntry &entry);
    Item *find(const ClientKey &key);
    Item *firstOf(RoomId room);
    Lane &lane(RoomId room);
    void advance(RoomId room);
    void post(Item &item, Lane &lane);
    void finishPost(RoomId room, const ClientKey &key, const Result<Message> &result);
    void handleFailure(Item &item, Lane &lane, const Error &error);
    void askBeforeDiscard(Item &item);
    void finishDiscard(const ClientKey &key, const Result<Message> &present);
    void take(const ClientKey &key);
    void announce(const OutboxEntry &entry);

    Clock &m_clock;
    IdGenerator &m_ids;
    MessageApi &m_api;
    DiskThread &m_disk;
    std::shared_ptr<std::unique_ptr<OutboxStore>> m_store;  ///< its content belongs to the disk thread
    QList<Item> m_items;                                    ///< in the order of composing
    std::map<RoomId, Lane> m_lanes;
    QHash<ClientKey, std::vector<Reply<ClientKey>>> m_storing;
    QSet<ClientKey> m_taken;  ///< every key taken over in this run, confirmed or not
    bool m_isOpen = false;
    bool m_isSending = false;
};

/// Whether the same request may succeed later: no answer, not the protocol's answer, 401, 408, 429, 5xx.
bool isPassingFailure(ErrorCode code);

}  // namespace parlor
