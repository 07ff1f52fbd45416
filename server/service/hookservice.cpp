// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/hookservice.h"

#include "base/idgenerator.h"
#include "service/addresskey.h"
#include "service/auditing.h"
#include "service/botuser.h"
#include "service/membershipchanges.h"
#include "service/messageposting.h"
#include "service/refusal.h"
#include "service/roomaccess.h"
#include "service/secrettoken.h"
#include "store/hooktable.h"
#include "store/readers.h"
#include "store/usertable.h"
#include "store/writer.h"

namespace parlor {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype kHooksOfRoom = 50;
constexpr qsizetype kPosts = 60;
constexpr auto kPostWindow = 1min;
constexpr qsizetype kGuesses = 30;
constexpr auto kGuessWindow = 5min;

Error noSuchHook()
{
    return {ErrorCode::NotFound, QStringLiteral("There is no such hook"), {}, 0};
}

Error tooMany(std::chrono::milliseconds wait)
{
    return refusal::tooMany(QStringLiteral("Too many requests to hooks"), wait);
}

Result<RoomAccess> administeredRoom(Database &database, const Caller &caller, RoomId room)
{
    Result<RoomAccess> access = joinedRoom(database, caller.user, room);
    if (access && access->room.kind == RoomKind::Direct)
        return refusal::forbidden(QStringLiteral("A direct room keeps its two people"));
    if (access && !access->isAdmin())
        return refusal::forbidden(QStringLiteral("Only the room's admins see to its hooks"));
    return access;
}

Result<NewHook> createHook(WriteTransaction &transaction, const Caller &caller, RoomId room, const QString &name,
                           const QString &secret)
{
    Database &database = transaction.database();
    Result<RoomAccess> access = administeredRoom(database, caller, room);
    if (!access)
        return access.error();
    if (HookTable(database).list(room).size() >= kHooksOfRoom)
        return Error{ErrorCode::Conflict, QStringLiteral("This room has too many hooks"), {}, 0};
    // A guest: it sees the room that it was added to, and no other.
    const User bot = makeBotUser(transaction, name, access->room.workspaceId, Role::Guest, caller);
    addToRoom(transaction, access->room, bot, Role::Member, caller);
    StoredHook stored{{{}, name, caller.user, transaction.now()}, room, bot.id};
    stored.hook.id = HookTable(database).insert(stored, secretHash(secret));
    audit::record(transaction, caller, QStringLiteral("hook_made"), {bot.id, access->room.workspaceId, room},
                  {{QStringLiteral("hook_id"), stored.hook.id.value}, {QStringLiteral("name"), name}});
    return NewHook{stored.hook, secret};
}

Status revokeHook(WriteTransaction &transaction, const Caller &caller, RoomId room, HookId id)
{
    Database &database = transaction.database();
    Result<RoomAccess> access = administeredRoom(database, caller, room);
    if (!access)
        return access.error();
    HookTable hooks(database);
    const std::optional<StoredHook> stored = hooks.find(id, room);
    if (!stored)
        return noSuchHook();
    hooks.revoke(id, transaction.now());
    if (MemberTable(database).find(room, stored->bot))
        takeFromRoom(transaction, access->room, stored->bot, caller);
    audit::record(transaction, caller, QStringLiteral("hook_revoked"), {stored->bot, access->room.workspaceId, room},
                  {{QStringLiteral("hook_id"), id.value}, {QStringLiteral("name"), stored->hook.name}});
    return Done{};
}

Result<PostedMessage> postByHook(WriteTransaction &transaction, const QByteArray &hash, const QString &address,
                                 const ComposeRequest &request, const PresenceBook &presence)
{
    Database &database = transaction.database();
    const std::optional<StoredHook> hook = HookTable(database).findBySecret(hash);
    if (!hook || UserTable(database).isSuspended(hook->bot))
        return noSuchHook();
    const Caller bot{hook->bot, {}, {}, address, true};
    Result<PostedMessage> posted = postMessage(transaction, bot, hook->room, request, presence);
    // The room is gone, or its people sent the bot away.
    if (!posted && (posted.error().code == ErrorCode::NotFound || posted.error().code == ErrorCode::NotAMember))
        return noSuchHook();
    return posted;
}

}  // namespace

HookService::HookService(const ServiceContext &context)
    : m_context(context),
      m_posts(std::make_shared<AttemptWindow>(context.clock, kPostWindow, kPosts)),
      m_guesses(std::make_shared<AttemptWindow>(context.clock, kGuessWindow, kGuesses))
{
}

void HookService::create(const Caller &caller, RoomId room, const QString &name, Reply<NewHook> reply)
{
    m_context.writer.write<NewHook>(
        [caller, room, name, secret = m_context.ids.token(kSecretBytes)](WriteTransaction &transaction) {
            return createHook(transaction, caller, room, name, secret);
        },
        std::move(reply));
}

void HookService::list(const Caller &caller, RoomId room, Reply<QList<Hook>> reply)
{
    m_context.readers.read<QList<Hook>>(
        [caller, room](Database &database) -> Result<QList<Hook>> {
            if (const Result<RoomAccess> access = administeredRoom(database, caller, room); !access)
                return access.error();
            return HookTable(database).list(room);
        },
        std::move(reply));
}

void HookService::revoke(const Caller &caller, RoomId room, HookId hook, Reply<Done> reply)
{
    m_context.writer.write<Done>(
        [caller, room, hook](WriteTransaction &transaction) { return revokeHook(transaction, caller, room, hook); },
        std::move(reply));
}

void HookService::post(const QString &secret, const QString &address, const HookMessage &message, const ClientKey &key,
                       Reply<PostedMessage> reply)
{
    const QByteArray hash = secretHash(secret);
    const QString peer = QString::number(addressKey(address), 16);
    const bool isLimited = m_context.settings.limitRates;
    if (isLimited) {
        if (const auto wait = m_guesses->begin(peer))
            return reply(tooMany(*wait));
    }
    ComposeRequest request;
    request.clientKey = key;
    request.body = bodyOf(message);
    auto found = [&writer = m_context.writer, presence = m_context.presence, posts = m_posts, guesses = m_guesses,
                  isLimited, hash, address, peer, request, reply = std::move(reply)](const Result<HookId> &hook) {
        if (isLimited && (hook || hook.error().code != ErrorCode::NotFound))
            guesses->forgive(peer);
        if (!hook)
            return reply(hook.error());
        if (isLimited) {
            if (const auto wait = posts->begin(QString::number(hook->value)))
                return reply(tooMany(*wait));
        }
        writer.write<PostedMessage>(
            [hash, address, request, presence](WriteTransaction &transaction) {
                return postByHook(transaction, hash, address, request, *presence);
            },
            reply);
    };
    // Read first: whoever guesses does not keep the writer busy.
    m_context.readers.read<HookId>(
        [hash](Database &database) -> Result<HookId> {
            const std::optional<StoredHook> hook = HookTable(database).findBySecret(hash);
            return hook ? Result<HookId>(hook->hook.id) : Result<HookId>(noSuchHook());
        },
        std::move(found));
}

}  // namespace parlor
