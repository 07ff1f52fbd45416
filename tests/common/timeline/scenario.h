// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "input.h"

#include <functional>

namespace parlor {

/// A made-up life of one room: a server that several people write to, edit, delete, react and read, seen
/// by one of them whose outbox composes. It gives everything that this person's timeline could be told,
/// each thing once, in the order in which it came about; some of it got lost on the way.
class Scenario
{
public:
    static constexpr RoomId kRoom{7};
    static constexpr UserId kSelf{1};

    /// Uniform in [0, bound), or whatever else decides.
    using Chance = std::function<int(int bound)>;

    /// Keys begin with `prefix`, orders of composing with `firstOrder`.
    Scenario(quint32 seed, int steps, const QString &prefix = QStringLiteral("key"), quint64 firstOrder = 1);
    Scenario(Chance chance, int steps, const QString &prefix = QStringLiteral("key"), quint64 firstOrder = 1);

    const Inputs &inputs() const { return m_inputs; }
    /// What the outbox composed.
    const QList<ClientKey> &composed() const { return m_composed; }

private:
    int below(int bound) { return m_chance(bound); }
    bool once(int in) { return below(in) == 0; }

    void compose();
    void post();
    void change();
    void read();
    void page();
    /// Tells of a message; sometimes the word gets lost.
    void tell(Input::Kind kind, const Message &picture);
    Message *anyMessage();

    Chance m_chance;
    QString m_prefix;
    quint64 m_nextOrder;
    Revision m_lastRevision = 0;
    qint64 m_lastId = 0;
    std::vector<Message> m_room;  // as the server has it; seq is the index + 1
    QList<ClientKey> m_composed;
    QList<ClientKey> m_waiting;  // composed, not posted yet
    QHash<UserId, Seq> m_marks;
    Inputs m_inputs;
};

}  // namespace parlor
