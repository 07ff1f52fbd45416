// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations.h"

namespace parlor {

namespace {

/// Takes an answer and keeps only whether it is one.
template<typename T>
Reply<T> whether(const Reply<Done> &reply)
{
    return [reply](const Result<T> &result) { reply(result ? Status(Done{}) : Status(result.error())); };
}

ServerSettings settings()
{
    ServerSettings settings;
    settings.limitRates = false;
    return settings;
}

const QString kPassword = QStringLiteral("correct horse");

}  // namespace

WritingWorld::WritingWorld() : server(settings())
{
    m_ann = server.person(QStringLiteral("ann"));
    m_bob = server.person(QStringLiteral("bob"));
    m_nel = server.person(QStringLiteral("nel"));
    m_room = server.room(m_ann, RoomKind::Group, {m_bob.user});
    m_nelsRoom = server.room(m_nel, RoomKind::Group);
}

QList<Operation> WritingWorld::operations()
{
    return ofAccounts() + ofMessages() + ofRooms() + ofMembers() + ofReading();
}

Operation::Start WritingWorld::neighbour()
{
    const ComposeRequest request{server.ids.clientKey(), QStringLiteral("next door"), {}, {}, {}};
    return [this, request](const Reply<Done> &reply) {
        server.services->messages.post(m_nel, m_nelsRoom, request, whether<PostedMessage>(reply));
    };
}

Caller WritingWorld::freshSession()
{
    const auto grant = await<Grant>([&](auto reply) {
        server.services->accounts.login({QStringLiteral("ann"), kPassword, {}}, CoreServer::kHere, reply);
    });
    server.grants.insert(QStringLiteral("ann"), *grant);
    return *server.services->accounts.authenticate(grant->accessToken.toLatin1());
}

Message WritingWorld::posted()
{
    return server.post(m_ann, m_room, next("words "));
}

QList<Operation> WritingWorld::ofAccounts()
{
    AccountService &accounts = server.services->accounts;
    return {
        {QStringLiteral("register"),
         [&]() -> Operation::Start {
             return [&, request = RegisterRequest{next("person"), kPassword, QStringLiteral("P"), {}}](
                        const Reply<Done> &reply) {
                 accounts.registerAccount(request, CoreServer::kHere, whether<Grant>(reply));
             };
         }},
        {QStringLiteral("login"),
         [&]() -> Operation::Start {
             return [&](const Reply<Done> &reply) {
                 accounts.login({QStringLiteral("ann"), kPassword, QStringLiteral("phone")}, CoreServer::kHere,
                                whether<Grant>(reply));
             };
         }},
        {QStringLiteral("refresh"),
         [&]() -> Operation::Start {
             freshSession();
             return [&, token = server.grants.value(QStringLiteral("ann")).refreshToken](const Reply<Done> &reply) {
                 accounts.refresh(token, whether<Grant>(reply));
             };
         }},
        {QStringLiteral("logout"),
         [&]() -> Operation::Start {
             return [&, caller = freshSession()](const Reply<Done> &reply) { accounts.logout(caller, reply); };
         }},
        {QStringLiteral("revoke a session"),
         [&]() -> Operation::Start {
             return [&, caller = freshSession()](const Reply<Done> &reply) {
                 accounts.revokeSession(m_ann, caller.session, reply);
             };
         }},
        {QStringLiteral("change the password"),
         [&]() -> Operation::Start {
             freshSession();
             return [&](const Reply<Done> &reply) {
                 server.services->passwords.change(m_ann, kPassword, kPassword, reply);
             };
         }},
        {QStringLiteral("change the profile"),
         [&]() -> Operation::Start {
             UpdateProfileRequest request;
             request.displayName = next("Ann ");
             return [&, request](const Reply<Done> &reply) {
                 server.services->profiles.updateMe(m_ann, request, whether<User>(reply));
             };
         }},
    };
}

QList<Operation> WritingWorld::ofMessages()
{
    MessageService &messages = server.services->messages;
    return {
        {QStringLiteral("post"),
         [&]() -> Operation::Start {
             const MessageId root = posted().id;
             const ComposeRequest request{server.ids.clientKey(), QStringLiteral("@bob look"), root, {}, {}};
             return [&, request](const Reply<Done> &reply) {
                 messages.post(m_ann, m_room, request, whether<PostedMessage>(reply));
             };
         }},
        {QStringLiteral("edit"),
         [&]() -> Operation::Start {
             return [&, id = posted().id](const Reply<Done> &reply) {
                 messages.edit(m_ann, id, {QStringLiteral("other words"), {}}, whether<ChangedMessage>(reply));
             };
         }},
        {QStringLiteral("delete"),
         [&]() -> Operation::Start {
             return [&, id = posted().id](const Reply<Done> &reply) {
                 messages.remove(m_ann, id, whether<Message>(reply));
             };
         }},
        {QStringLiteral("react"),
         [&]() -> Operation::Start {
             return [&, id = posted().id](const Reply<Done> &reply) {
                 messages.react(m_bob, id, QStringLiteral("👍"), true, whether<ChangedMessage>(reply));
             };
         }},
        {QStringLiteral("take a reaction back"),
         [&]() -> Operation::Start {
             const MessageId id = posted().id;
             (void)await<ChangedMessage>(
                 [&](auto reply) { messages.react(m_bob, id, QStringLiteral("👍"), true, reply); });
             return [&, id](const Reply<Done> &reply) {
                 messages.react(m_bob, id, QStringLiteral("👍"), false, whether<ChangedMessage>(reply));
             };
         }},
    };
}

QList<Operation> WritingWorld::ofRooms()
{
    RoomService &rooms = server.services->rooms;
    return {
        {QStringLiteral("make a room"),
         [&]() -> Operation::Start {
             const CreateRoomRequest request{WorkspaceId{1}, RoomKind::Group, next("room "), {}, {m_bob.user}};
             return
                 [&, request](const Reply<Done> &reply) { rooms.create(m_ann, request, whether<CreatedRoom>(reply)); };
         }},
        {QStringLiteral("rename a room"),
         [&]() -> Operation::Start {
             UpdateRoomRequest request;
             request.name = next("room ");
             return
                 [&, request](const Reply<Done> &reply) { rooms.update(m_ann, m_room, request, whether<Room>(reply)); };
         }},
        {QStringLiteral("delete a room"),
         [&]() -> Operation::Start {
             const RoomId room = server.room(m_ann, RoomKind::Group, {m_bob.user});
             server.post(m_ann, room, QStringLiteral("last words"));
             return [&, room](const Reply<Done> &reply) { rooms.remove(m_ann, room, reply); };
         }},
    };
}

QList<Operation> WritingWorld::ofMembers()
{
    MemberService &members = server.services->members;
    const auto channel = [this] { return server.room(m_ann, RoomKind::Channel); };
    const auto group = [this] { return server.room(m_ann, RoomKind::Group, {m_bob.user}); };
    return {
        {QStringLiteral("join"),
         [=, this, &members]() -> Operation::Start {
             return [&, room = channel()](const Reply<Done> &reply) { members.join(m_bob, room, reply); };
         }},
        {QStringLiteral("leave"),
         [=, this, &members]() -> Operation::Start {
             return [&, room = group()](const Reply<Done> &reply) { members.leave(m_bob, room, reply); };
         }},
        {QStringLiteral("add a member"),
         [=, this, &members]() -> Operation::Start {
             return [&, room = channel()](const Reply<Done> &reply) {
                 members.add(m_ann, room, m_bob.user, Role::Member, whether<AddedMember>(reply));
             };
         }},
        {QStringLiteral("promote a member"),
         [=, this, &members]() -> Operation::Start {
             return [&, room = group()](const Reply<Done> &reply) {
                 members.setRole(m_ann, room, m_bob.user, Role::Admin, whether<Member>(reply));
             };
         }},
        {QStringLiteral("remove a member"),
         [=, this, &members]() -> Operation::Start {
             return [&, room = group()](const Reply<Done> &reply) { members.remove(m_ann, room, m_bob.user, reply); };
         }},
    };
}

QList<Operation> WritingWorld::ofReading()
{
    ReceiptService &receipts = server.services->receipts;
    return {
        {QStringLiteral("read"),
         [&]() -> Operation::Start {
             return [&, seq = posted().seq](const Reply<Done> &reply) {
                 receipts.markRead(m_bob, m_room, seq, whether<ReadPosition>(reply));
             };
         }},
        {QStringLiteral("mark as unread"),
         [&]() -> Operation::Start {
             const Seq seq = posted().seq;
             (void)await<ReadPosition>([&](auto reply) { receipts.markRead(m_bob, m_room, seq, reply); });
             return [&, seq](const Reply<Done> &reply) {
                 receipts.markUnread(m_bob, m_room, seq, whether<ReadPosition>(reply));
             };
         }},
        {QStringLiteral("set up a room"),
         [&]() -> Operation::Start {
             RoomSettings settings;
             settings.keywords = {next("word")};
             return [&, settings](const Reply<Done> &reply) {
                 receipts.setSettings(m_bob, m_room, settings, whether<RoomSettings>(reply));
             };
         }},
    };
}

}  // namespace parlor
