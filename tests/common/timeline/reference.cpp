// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference.h"

#include <QSet>
#include <map>

namespace parlor {

namespace {

bool isOwn(const Message &message, UserId self)
{
    return message.senderId == self && message.kind != MessageKind::System;
}

/// Everything that the inputs say, sorted by what it is about.
struct Knowledge {
    std::map<quint64, PendingMessage> composed;  // by order, with the last delivery
    QSet<ClientKey> composedKeys;
    QSet<ClientKey> discarded;
    QList<Message> pictures;
    QSet<MessageId> placed;
    QHash<MessageId, int> replyCounts;
    QHash<UserId, Seq> marks;
    QSet<UserId> gone;
    Seq head = 0;
};

Knowledge gather(const Inputs &inputs)
{
    Knowledge known;
    for (const Input &input : inputs) {
        const PendingMessage &pending = input.pending;
        switch (input.kind) {
        case Input::Kind::Compose:
            known.composed.insert({pending.order, pending});
            known.composedKeys.insert(pending.clientKey);
            break;
        case Input::Kind::Deliver:
            known.composed.at(pending.order).state = pending.state;
            known.composed.at(pending.order).failure = pending.failure;
            break;
        case Input::Kind::Discard:
            known.discarded.insert(pending.clientKey);
            break;
        case Input::Kind::Place:
            for (const Message &message : input.messages)
                known.placed.insert(message.id);
            known.pictures += input.messages;
            break;
        case Input::Kind::Update:
            known.pictures += input.messages;
            break;
        case Input::Kind::Head:
            known.head = qMax(known.head, input.seq);
            break;
        case Input::Kind::ReplyCount:
            known.replyCounts[input.root] = qMax(known.replyCounts[input.root], input.count);
            break;
        case Input::Kind::ReadMark:
            known.marks[input.user] = qMax(known.marks[input.user], input.seq);
            known.head = qMax(known.head, input.seq);
            break;
        case Input::Kind::RemoveReader:
            known.gone.insert(input.user);
            break;
        }
    }
    return known;
}

}  // namespace

SeenRows referenceList(const Inputs &inputs, UserId self, RoomId room)
{
    Knowledge known = gather(inputs);
    for (const Message &picture : std::as_const(known.pictures)) {
        known.head = qMax(known.head, picture.seq);
        if (isOwn(picture, self) && known.composedKeys.contains(picture.clientKey))
            known.placed.insert(picture.id);
    }

    std::map<Seq, Message> messages;
    QSet<ClientKey> confirmed;
    for (const Message &picture : std::as_const(known.pictures)) {
        if (!known.placed.contains(picture.id))
            continue;
        int &replyCount = known.replyCounts[picture.id];
        replyCount = qMax(replyCount, picture.replyCount);
        Message &best = messages[picture.seq];
        if (picture.revision > best.revision)
            best = picture;
        if (isOwn(picture, self))
            confirmed.insert(picture.clientKey);
    }

    Seq readTo = 0;
    for (auto mark = known.marks.cbegin(); mark != known.marks.cend(); ++mark) {
        if (mark.key() != self && !known.gone.contains(mark.key()))
            readTo = qMax(readTo, mark.value());
    }

    SeenRows rows;
    Seq next = messages.empty() ? known.head + 1 : messages.begin()->first;
    for (auto &[seq, message] : messages) {
        if (next < seq)
            rows.push_back({Gap{next, seq - 1}, {}, DeliveryState::Received, {}});
        next = seq + 1;
        message.replyCount = known.replyCounts.value(message.id);
        const DeliveryState own = seq <= readTo ? DeliveryState::Read : DeliveryState::Sent;
        rows.push_back({{}, message, isOwn(message, self) ? own : DeliveryState::Received, {}});
    }
    if (next <= known.head)
        rows.push_back({Gap{next, known.head}, {}, DeliveryState::Received, {}});

    for (const auto &[order, pending] : known.composed) {
        if (known.discarded.contains(pending.clientKey) || confirmed.contains(pending.clientKey))
            continue;
        Message message;
        message.roomId = room;
        message.senderId = self;
        message.clientKey = pending.clientKey;
        message.body = pending.body;
        message.replyTo = pending.replyTo;
        message.attachments = pending.attachments;
        message.createdAt = pending.composedAt;
        rows.push_back({{}, message, pending.state, pending.failure});
    }
    return rows;
}

SeenRows seenRows(const Timeline &timeline)
{
    SeenRows rows;
    for (int i = 0; i < timeline.size(); ++i) {
        const RowPtr row = timeline.at(i);
        rows.push_back({row->gap(), row->message(), row->state(), row->failure()});
    }
    return rows;
}

QString difference(const SeenRows &is, const SeenRows &shouldBe)
{
    if (is.size() != shouldBe.size())
        return QStringLiteral("%1 rows, should be %2").arg(is.size()).arg(shouldBe.size());
    for (size_t i = 0; i < is.size(); ++i) {
        if (is[i] == shouldBe[i])
            continue;
        const auto text = [](const SeenRow &row) {
            return row.gap ? QStringLiteral("gap %1-%2").arg(row.gap->from).arg(row.gap->to)
                           : QStringLiteral("message %1 seq %2 revision %3 replies %4 state %5 key %6 \"%7\"")
                                 .arg(row.message.id.value)
                                 .arg(row.message.seq)
                                 .arg(row.message.revision)
                                 .arg(row.message.replyCount)
                                 .arg(int(row.state))
                                 .arg(row.message.clientKey.text, row.message.body);
        };
        return QStringLiteral("row %1 is %2, should be %3").arg(i).arg(text(is[i]), text(shouldBe[i]));
    }
    return {};
}

}  // namespace parlor
