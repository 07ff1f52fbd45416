// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario.h"

#include <QRandomGenerator>

namespace parlor {

Scenario::Scenario(quint32 seed, int steps, const QString &prefix, quint64 firstOrder)
    : Scenario([random = QRandomGenerator(seed)](int bound) mutable { return int(random.bounded(bound)); }, steps,
               prefix, firstOrder)
{
}

Scenario::Scenario(Chance chance, int steps, const QString &prefix, quint64 firstOrder)
    : m_chance(std::move(chance)), m_prefix(prefix), m_nextOrder(firstOrder)
{
    // The room may be old: what was said before is never told of.
    for (int older = once(2) ? below(4) : 0; older > 0; --older) {
        Message message;
        message.id = MessageId{++m_lastId};
        message.roomId = kRoom;
        message.seq = Seq(m_room.size()) + 1;
        message.revision = ++m_lastRevision;
        message.senderId = UserId{2};
        m_room.push_back(message);
    }
    for (int step = 0; step < steps; ++step) {
        switch (below(8)) {
        case 0:
            compose();
            break;
        case 1:
            read();
            break;
        case 2:
            page();
            break;
        case 3:
        case 4:
            change();
            break;
        default:
            post();
            break;
        }
    }
}

void Scenario::compose()
{
    Input input;
    input.kind = Input::Kind::Compose;
    input.pending.clientKey = {m_prefix + QString::number(m_nextOrder)};
    input.pending.order = m_nextOrder++;
    input.pending.body = QStringLiteral("mine");
    input.pending.composedAt = Timestamp{qint64(m_nextOrder)};
    m_composed.append(input.pending.clientKey);
    m_inputs.push_back(input);
    if (!once(8))
        m_waiting.append(input.pending.clientKey);

    Input step = input;
    step.kind = Input::Kind::Deliver;
    for (int steps = below(3); steps > 0; --steps) {
        step.pending.state = once(3) ? DeliveryState::Failed : DeliveryState::Sending;
        step.pending.failure.reset();
        if (step.pending.state == DeliveryState::Failed)
            step.pending.failure = Error{ErrorCode::Network, {}, {}, steps};
        m_inputs.push_back(step);
    }
    if (once(6)) {
        step.kind = Input::Kind::Discard;
        m_inputs.push_back(step);
    }
}

void Scenario::post()
{
    Message message;
    message.id = MessageId{m_lastId += 1 + below(2)};
    message.roomId = kRoom;
    message.seq = Seq(m_room.size()) + 1;
    message.revision = ++m_lastRevision;
    message.senderId = UserId{1 + below(3)};
    message.body = QString::number(message.id.value);
    message.createdAt = Timestamp{message.revision};
    if (message.senderId != kSelf) {
        // Sometimes the very key that is in use here.
        message.clientKey = once(3) && !m_composed.isEmpty()
                                ? m_composed.at(below(int(m_composed.size())))
                                : ClientKey{QStringLiteral("foreign%1").arg(message.id.value)};
    } else if (once(6)) {
        message.kind = MessageKind::System;
    } else if (!m_waiting.isEmpty() && !once(4)) {
        message.clientKey = m_waiting.takeAt(once(3) ? below(int(m_waiting.size())) : 0);
    } else {
        message.clientKey = {QStringLiteral("device%1").arg(message.id.value)};
    }

    if (Message *root = once(3) ? anyMessage() : nullptr) {
        message.replyTo = root->id;
        message.rootId = root->id;
        ++root->replyCount;
        Input input;
        input.kind = Input::Kind::ReplyCount;
        input.root = root->id;
        input.count = root->replyCount;
        if (!once(3))
            m_inputs.push_back(input);
    }
    m_room.push_back(message);
    tell(Input::Kind::Place, message);
}

void Scenario::change()
{
    Message *message = anyMessage();
    if (!message)
        return;
    message->revision = ++m_lastRevision;
    if (once(4)) {
        message->body.clear();
        message->deletedAt = Timestamp{m_lastRevision};
    } else if (once(3)) {
        message->reactions.append({QStringLiteral("+"), {UserId{m_lastRevision}}});
    } else {
        message->body.append(u'!');
        message->editedAt = Timestamp{m_lastRevision};
    }
    tell(Input::Kind::Update, *message);
}

void Scenario::read()
{
    if (m_room.empty())
        return;
    Input input;
    input.kind = Input::Kind::ReadMark;
    input.user = UserId{1 + below(4)};
    Seq &mark = m_marks[input.user];
    mark = qMin(Seq(m_room.size()), mark + 1 + below(3));
    input.seq = mark;
    m_inputs.push_back(input);
    if (!once(8) || input.user == UserId{2})
        return;
    input.kind = Input::Kind::RemoveReader;
    m_inputs.push_back(input);
}

void Scenario::page()
{
    if (m_room.empty())
        return;
    Input input;
    input.seq = Seq(m_room.size());
    if (once(3)) {
        input.kind = Input::Kind::Head;
    } else {
        input.kind = Input::Kind::Place;
        const int first = below(int(m_room.size()));
        const int count = 1 + below(int(m_room.size()) - first);
        for (int i = first; i < first + count; ++i)
            input.messages.append(m_room[size_t(i)]);
    }
    m_inputs.push_back(input);
}

void Scenario::tell(Input::Kind kind, const Message &picture)
{
    if (once(4))
        return;
    Input input;
    input.kind = kind;
    input.messages = {picture};
    m_inputs.push_back(input);
}

Message *Scenario::anyMessage()
{
    return m_room.empty() ? nullptr : &m_room[size_t(below(int(m_room.size())))];
}

}  // namespace parlor
