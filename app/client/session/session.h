// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientcontext.h"
#include "connection/connectionstate.h"
#include "directory/roomdirectory.h"
#include "directory/userdirectory.h"
#include "outbox/discarded.h"
#include "outbox/outboxentry.h"
#include "profile/account.h"
#include "protocol/requests.h"
#include "session/draft.h"

#include <QObject>
#include <memory>

namespace parlor {

/// One account on one server: signs in, keeps everything current, and carries out what the person wants.
/// Two sessions in one process know nothing of each other. Lives on one thread (the GUI's); nothing here
/// blocks it. Every call with a context answers once, on this thread, later, unless the context or the
/// session is gone by then; without one the answer is dropped.
class Session final : public QObject
{
    Q_OBJECT
public:
    Session(const ClientContext &context, const ServerAddress &server, QObject *parent = nullptr);
    ~Session() override;

    // --- Signing in ---------------------------------------------------------------------------------
    void registerAccount(const RegisterRequest &request, QObject *context, Reply<User> done);
    void signIn(const LoginRequest &request, QObject *context, Reply<User> done);
    /// Goes on with an account of the profile. At once: users, rooms and what waits come as they are known;
    /// SignedOut where no credentials are stored or the server refuses them.
    void resume(const Account &account);
    /// Ends the session at the server as far as it can be reached, and forgets the credentials. What still
    /// waits in the outbox stays on disk and goes on with the next signing in.
    void signOut();
    /// Decides about CertificateChanged: the certificate that was seen is the right one from now on.
    void trustSeenCertificate();

    // --- How things stand ----------------------------------------------------------------------------
    const ServerAddress &server() const;
    /// As of the last sync; defaults before it.
    const ServerInfo &serverInfo() const;
    std::optional<Account> account() const;
    const ConnectionState &connection() const;
    UserId selfId() const;
    const UserDirectory &users() const;
    const RoomDirectory &rooms() const;
    /// What waits or failed, in the order of composing.
    QList<OutboxEntry> outbox() const;
    /// The name to show for a room: of a direct room the other person's.
    QString roomTitle(RoomId room) const;

    /// "Retry now".
    void reconnectNow();

    // --- Messages --------------------------------------------------------------------------------------
    ClientKey newDraftKey();
    /// Takes the draft over: first to disk, then into the timeline, then to the server. `stored` answers once
    /// it is on disk, or why it is not (then the words are still the caller's alone: keep them). A key that
    /// was taken over before changes nothing and answers the same.
    void send(const Draft &draft, QObject *context = nullptr, Reply<ClientKey> stored = {});
    /// Tries a failed one again with the same key.
    void retry(const ClientKey &key);
    /// Takes a message that is not confirmed off the outbox, after asking the server whether it has it.
    /// While the server cannot be asked about one that was attempted: Network, and it stays.
    void discard(const ClientKey &key, QObject *context = nullptr, Reply<Discarded> done = {});
    /// Conflict where somebody changed it meanwhile; the timeline then has the present text already.
    void editMessage(MessageId id, const QString &body, Revision baseRevision, QObject *context = nullptr,
                     Reply<Message> done = {});
    void deleteMessage(MessageId id, QObject *context = nullptr, Reply<Message> done = {});
    void react(MessageId id, const QString &emoji, bool on, QObject *context = nullptr, Reply<Message> done = {});

    // --- History: answers come as timelineChanged; asking twice asks once ------------------------------
    void loadOlder(RoomId room);
    /// The newest page of the gap, next to what stands after it.
    void fillGap(RoomId room, Gap gap);
    /// Makes the messages around a place known, with gaps where they do not join what is known.
    void loadAround(RoomId room, Seq seq, QObject *context = nullptr, Reply<Done> done = {});

    // --- Reading and typing -----------------------------------------------------------------------------
    /// Counts at once; only moves forward; told to the server as soon as it can be reached.
    void markRead(RoomId room, Seq seq);
    /// Call it with every key press; at most one request in 4 s leaves, and one when it ends.
    void setTyping(RoomId room, bool typing);

    // --- Rooms and people -------------------------------------------------------------------------------
    void createRoom(const CreateRoomRequest &request, QObject *context, Reply<RoomId> done);
    void openDirect(UserId user, QObject *context, Reply<RoomId> done);
    void joinRoom(RoomId room, QObject *context = nullptr, Reply<Done> done = {});
    void leaveRoom(RoomId room, QObject *context = nullptr, Reply<Done> done = {});
    void addMember(RoomId room, UserId user, QObject *context = nullptr, Reply<Done> done = {});
    void removeMember(RoomId room, UserId user, QObject *context = nullptr, Reply<Done> done = {});
    void updateRoom(RoomId room, const UpdateRoomRequest &request, QObject *context = nullptr, Reply<Done> done = {});
    /// Public channels that the account is not in.
    void browseChannels(QObject *context, Reply<QList<Room>> done);
    void searchUsers(const QString &text, QObject *context, Reply<QList<User>> done);
    void setPresence(PresenceStatus status);

Q_SIGNALS:
    void connectionChanged(const ConnectionState &state);
    /// The first complete picture after starting is there.
    void synced();
    void outboxChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace parlor
