// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coreserver.h"

namespace parlor {

/// A call that has no reason to fail.
template<typename T, typename Call>
T mustWork(Call &&call)
{
    Result<T> result = await<T>(std::forward<Call>(call));
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *std::move(result);
}

/// Fills a store with one of everything that has a rule: replies, mentions, reactions, edits, deletions, directs,
/// a room that was left and one that was deleted.
inline void fillWithLife(CoreServer &server)
{
    const Caller ann = server.person(QStringLiteral("ann"));
    const Caller bob = server.person(QStringLiteral("bob"));
    const Caller cid = server.person(QStringLiteral("cid"));
    const RoomId tea = server.room(ann, RoomKind::Group, {bob.user, cid.user});
    const Message root = server.post(ann, tea, QStringLiteral("first, @bob and @all"));
    const Message second = server.post(bob, tea, QStringLiteral("second"));
    const auto answerTo = [&](const Caller &who, MessageId to) {
        return server.tryPost(who, tea, {server.ids.clientKey(), QStringLiteral("an answer"), to, {}, {}})->message;
    };
    const Message answer = answerTo(bob, root.id);
    answerTo(cid, answer.id);
    const Message gone = server.post(cid, tea, QStringLiteral("to be deleted, @ann"));
    mustWork<Message>([&](auto reply) { server.services->messages.remove(cid, gone.id, reply); });
    mustWork<ChangedMessage>([&](auto reply) {
        server.services->messages.edit(bob, second.id, {QStringLiteral("second, edited, @cid"), {}}, reply);
    });
    mustWork<ChangedMessage>(
        [&](auto reply) { server.services->messages.react(cid, root.id, QStringLiteral("👍"), true, reply); });
    server.post(ann, server.room(ann, RoomKind::Direct, {bob.user}), QStringLiteral("between us"));
    server.post(bob, server.room(bob, RoomKind::Direct), QStringLiteral("to myself"));
    mustWork<ReadPosition>([&](auto reply) { server.services->receipts.markRead(bob, tea, 3, reply); });
    const RoomId left = server.room(ann, RoomKind::Group, {bob.user});
    server.post(bob, left, QStringLiteral("before I leave"));
    mustWork<Done>([&](auto reply) { server.services->members.leave(bob, left, reply); });
    const RoomId ended = server.room(ann, RoomKind::Group, {cid.user});
    server.post(cid, ended, QStringLiteral("of a room that is deleted, @ann"));
    mustWork<Done>([&](auto reply) { server.services->rooms.remove(ann, ended, reply); });
}

/// The same for what is administered: a second workspace that somebody came into by invitation and left, a bot whose
/// questions were answered or not, hooks, pins, forwards, an ignored and a suspended person.
inline void fillWithAdministration(CoreServer &server)
{
    Services &services = *server.services;
    const Caller ann = server.person(QStringLiteral("ann"));
    const Caller bob = server.person(QStringLiteral("bob"));
    const Caller cid = server.person(QStringLiteral("cid"));
    const Caller dan = server.person(QStringLiteral("dan"));
    const RoomId tea = server.room(ann, RoomKind::Group, {bob.user, cid.user});
    const WorkspaceId yard = mustWork<Workspace>([&](auto reply) {
                                 services.workspaces.create(ann, {QStringLiteral("yard")}, reply);
                             }).id;
    const auto invite = [&](const CreateInviteRequest &request, const Caller &who) {
        const NewInvite made = mustWork<NewInvite>([&](auto reply) { services.invites.create(ann, request, reply); });
        mustWork<AcceptedInvite>([&](auto reply) { services.invites.accept(who, made.token, reply); });
    };
    invite({WorkspaceId{1}, tea, Role::Member, {}, 2}, dan);
    invite({yard, {}, Role::Member, {}, {}}, bob);
    const auto create = [&](RoomKind kind) {
        const CreateRoomRequest request{yard, kind, QStringLiteral("shed"), {}, {bob.user}};
        return mustWork<CreatedRoom>([&](auto reply) { services.rooms.create(ann, request, reply); }).room.info.id;
    };
    create(RoomKind::Group);
    server.post(bob, create(RoomKind::Direct), QStringLiteral("before I leave"));
    mustWork<Done>([&](auto reply) { services.workspaces.remove(bob, yard, bob.user, reply); });

    const NewBot helper = mustWork<NewBot>(
        [&](auto reply) { services.bots.create(ann, WorkspaceId{1}, QStringLiteral("Deploy"), reply); });
    const Caller bot = *services.accounts.authenticate(helper.token.toLatin1());
    mustWork<AddedMember>([&](auto reply) { services.members.add(ann, tea, bot.user, Role::Member, reply); });
    const auto ask = [&](std::optional<Timestamp> end) {
        const QStringList choices{QStringLiteral("approve"), QStringLiteral("decline")};
        const ComposeRequest request{
            server.ids.clientKey(), {}, {}, {}, {}, ActionDraft{QStringLiteral("Deploy?"), {}, choices, end}};
        return mustWork<PostedMessage>([&](auto reply) { services.messages.post(bot, tea, request, reply); }).message;
    };
    const auto decide = [&](const Message &question, const QString &choice) {
        const ActionId id{question.action.value(QLatin1String("id")).toInteger()};
        mustWork<ChangedMessage>([&](auto reply) { services.actions.decide(bob, id, choice, reply); });
    };
    decide(ask({}), QStringLiteral("approve"));
    decide(ask({}), QStringLiteral("decline"));
    const Message late = ask(Timestamp{server.clock.now().ms + 1000});
    server.clock.advance(std::chrono::seconds(2));
    decide(late, QStringLiteral("approve"));
    const Message gone = ask({});
    mustWork<Message>([&](auto reply) { services.messages.remove(bot, gone.id, reply); });
    ask({});

    const auto hook = [&] {
        return mustWork<NewHook>([&](auto reply) { services.hooks.create(ann, tea, QStringLiteral("Build"), reply); });
    };
    mustWork<PostedMessage>([&, secret = hook().secret](auto reply) {
        services.hooks.post(secret, CoreServer::kHere, {QStringLiteral("built"), {}, {}}, server.ids.clientKey(),
                            reply);
    });
    mustWork<Done>([&, id = hook().hook.id](auto reply) { services.hooks.revoke(ann, tea, id, reply); });

    const Message words = server.post(cid, tea, QStringLiteral("to be kept"));
    mustWork<Done>([&](auto reply) { services.pins.pin(ann, words.id, true, reply); });
    const auto post = [&](const Caller &who, RoomId room, std::optional<MessageId> replyTo,
                          std::optional<MessageId> forwardOf) {
        const QString body = forwardOf ? QString() : QStringLiteral("yes");
        return server.tryPost(who, room, {server.ids.clientKey(), body, replyTo, {}, forwardOf})->message;
    };
    post(dan, tea, words.id, {});
    const Message forwarded = post(bob, server.room(bob, RoomKind::Direct, {ann.user}), {}, words.id);
    post(ann, RoomId{1}, {}, forwarded.id);
    mustWork<Done>([&](auto reply) { services.ignoring.setIgnored(bob, cid.user, true, reply); });
    mustWork<Done>([&](auto reply) { services.admin.setSuspended(ann, cid.user, true, reply); });
}

}  // namespace parlor
