// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "protocol/requests.h"

namespace parlor {

/// Where in a room a page stands; none of them: the newest.
struct HistoryPosition {
    enum class Kind { Newest, Before, After, Around };
    Kind kind = Kind::Newest;
    Seq seq = 0;
};

/// Writing, reading and changing messages.
class MessageApi
{
public:
    explicit MessageApi(ApiClient &api) : m_api(api) {}

    /// Deleting what it gives cancels the request (the server may have carried it out all the same).
    QObject *post(RoomId room, const ComposeRequest &request, QObject *context, Reply<Message> done);
    void byKey(const ClientKey &key, QObject *context, Reply<Message> done);
    void page(RoomId room, HistoryPosition position, int limit, QObject *context, Reply<MessagePage> done);
    /// `conflicting` gets the present message where the answer is Conflict, before `done`.
    void edit(MessageId id, const EditRequest &request, QObject *context,
              std::function<void(const Message &)> conflicting, Reply<Message> done);
    void remove(MessageId id, QObject *context, Reply<Message> done);
    void react(MessageId id, const QString &emoji, bool on, QObject *context, Reply<Message> done);

private:
    ApiClient &m_api;
};

}  // namespace parlor
