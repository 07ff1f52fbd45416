// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzinput.h"
#include "protocol/ssereader.h"
#include "protocol/ssewriter.h"

using namespace parlor;

namespace {

constexpr qsizetype kLimit = 512;  // small, so that it is reached

/// All that a reader can be asked for after it took these pieces.
struct Read {
    QList<SseEvent> events;
    QByteArray lastEventId;
    std::optional<std::chrono::milliseconds> retry;
    bool failed = false;

    bool operator==(const Read &) const = default;
};

Read readAll(const QList<QByteArray> &pieces)
{
    SseReader reader(kLimit);
    Read read;
    for (const QByteArray &piece : pieces)
        read.events += reader.feed(piece);
    read.lastEventId = reader.lastEventId();
    read.retry = reader.retry();
    read.failed = reader.failed();
    return read;
}

/// What was read can be written and is read as the same again.
void writeAndRead(const SseEvent &event)
{
    if (event.type.contains('\n') || event.data.contains('\r') || event.lastEventId.contains('\0'))
        return;
    SseReader reader;
    const QList<SseEvent> again = reader.feed(sse::event(event.type, event.data, event.lastEventId));
    fuzzRequire(again.size() == 1 && again.first() == event, "an event that was written is another when it is read");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    FuzzInput input(data, size);
    const Read read = fuzzCuts(input, readAll);
    for (const SseEvent &event : read.events)
        writeAndRead(event);
    return 0;
}
