// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzinput.h"
#include "http/requestframer.h"

#include <utility>

using namespace parlor;

namespace {

using State = RequestFramer::State;

/// Small, so that they are reached; the body of a PATCH is handed on as it comes.
constexpr FramingLimits kLimits{512, 512, [](const RequestHead &head) { return head.method == "PATCH"; }, 700};

/// What one connection's bytes become.
struct Framed {
    QList<QByteArray> headers;
    QList<QByteArray> bodies;  ///< whole ones
    State state = State::Idle;
    ErrorCode error = ErrorCode::Internal;

    bool operator==(const Framed &) const = default;
};

Framed frame(const QList<QByteArray> &pieces)
{
    RequestFramer framer(kLimits);
    Framed framed;
    QByteArray body;
    for (const QByteArray &piece : pieces) {
        framer.feed(piece);
        while (framer.state() == State::Complete || framer.state() == State::Streamed) {
            if (framer.state() == State::Complete) {
                const FramedRequest request = framer.take();
                framed.headers.append(request.header);
                if (!request.head.bodyFollows)
                    framed.bodies.append(request.body);
                continue;
            }
            body += framer.takeBody();
            if (!framer.isBodyWhole())
                break;
            framed.bodies.append(std::exchange(body, {}));
            framer.endBody();
        }
    }
    framed.state = framer.state();
    if (framed.state == State::Failed)
        framed.error = framer.error().code;
    return framed;
}

/// What is handed on can be read in one way only: as itself, with nothing behind it.
void readAgain(const QByteArray &request)
{
    RequestFramer framer({64 * 1024, 64 * 1024});
    fuzzRequire(framer.feed(request) == State::Complete, "a request that was let through is refused");
    fuzzRequire(framer.take().header == request, "a request that was let through is rewritten again");
    fuzzRequire(framer.state() == State::Idle && framer.bufferedBytes() == 0, "something stands behind a request");
    const QByteArray head = request.toLower();
    fuzzRequire(!head.contains("\ntransfer-encoding:") && !head.contains("\nupgrade:") && !head.contains("\nexpect:"),
                "a field that must not be handed on");
    fuzzRequire(!head.contains("\ncontent-length:"), "a length of a body that does not follow");
    fuzzRequire(head.count("\nhost:") <= 1, "a field that stands there twice");
    fuzzRequire(!head.contains('\0'), "a NUL in a header");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    FuzzInput input(data, size);
    const Framed framed = fuzzCuts(input, frame);
    for (const QByteArray &header : framed.headers)
        readAgain(header);
    return 0;
}
