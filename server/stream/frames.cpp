// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/frames.h"

#include "base/json.h"
#include "protocol/ssewriter.h"

namespace parlor::frame {

namespace {

constexpr std::chrono::milliseconds kRetry{1500};

}  // namespace

QByteArray durable(const LoggedEvent &event, const QString &epoch)
{
    return sse::event(event.kind, event.envelopeJson(epoch), Cursor{epoch, event.id}.toText().toLatin1());
}

QByteArray passing(const PassingEvent &event)
{
    return sse::event(event.kind, event.envelopeJson());
}

QByteArray hello(const control::Hello &hello)
{
    QByteArray text = sse::retry(kRetry);
    text += sse::event("hello", compactJson(toJson(hello)));
    return text;
}

QByteArray heartbeat(const control::Heartbeat &heartbeat)
{
    return sse::event("heartbeat", compactJson(toJson(heartbeat)), heartbeat.cursor.toText().toLatin1());
}

QByteArray reset(const control::Reset &reset)
{
    return sse::event("reset", compactJson(toJson(reset)));
}

QByteArray bye(control::ByeReason reason)
{
    return sse::event("bye", compactJson(toJson(control::Bye{reason})));
}

}  // namespace parlor::frame
