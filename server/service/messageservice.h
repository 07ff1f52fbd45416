// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/requests.h"
#include "service/caller.h"
#include "service/servicecontext.h"

namespace parlor {

struct PostedMessage {
    Message message;
    bool created = true;     ///< false: this key was posted before (200, not 201)
    QByteArray messageJson;  ///< `message` as compact JSON, made once for the answer and the event
};

struct ChangedMessage {
    Message message;        ///< as it is now
    bool conflict = false;  ///< 409: it is deleted, or its body changed after `base_revision`; nothing was done
};

/// Where a page of history lies.
struct PagePosition {
    enum class Kind { Newest, Before, After, Around };
    Kind kind = Kind::Newest;
    Seq seq = 0;
};

/// What people write, and every rule about it.
class MessageService
{
public:
    explicit MessageService(const ServiceContext &context) : m_context(context) {}

    void post(const Caller &caller, RoomId room, const ComposeRequest &request, Reply<PostedMessage> reply);
    /// `limit` as it came: above the page limit is the limit, below 1 is InvalidFields.
    void page(const Caller &caller, RoomId room, PagePosition position, qint64 limit, Reply<MessagePage> reply);
    void get(const Caller &caller, MessageId message, Reply<Message> reply);
    /// The caller's own message with this key, also where its room was left since.
    void getByKey(const Caller &caller, const ClientKey &key, Reply<Message> reply);
    void edit(const Caller &caller, MessageId message, const EditRequest &request, Reply<ChangedMessage> reply);
    void remove(const Caller &caller, MessageId message, Reply<Message> reply);
    /// Puts the caller's reaction there or takes it away. `conflict` where a 51st emoji was refused.
    void react(const Caller &caller, MessageId message, const QString &emoji, bool on, Reply<ChangedMessage> reply);

private:
    ServiceContext m_context;
};

}  // namespace parlor
