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

}  // namespace parlor
