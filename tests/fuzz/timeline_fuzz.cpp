// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzinput.h"
#include "reference.h"
#include "watchedrun.h"

using namespace parlor;

namespace {

void require(const QString &wrong)
{
    if (!wrong.isEmpty())
        qFatal("fuzz: %s", qPrintable(wrong));
}

/// A server that does not contradict itself, told in any order: always the list of the reference.
void tellInAnyOrder(FuzzInput &input)
{
    const int steps = 1 + input.bounded(30);
    const Scenario scenario([&input](int bound) { return input.bounded(bound); }, steps);
    const SeenRows expected = referenceList(scenario.inputs(), Scenario::kSelf, Scenario::kRoom);
    for (int order = 0; order < 2; ++order) {
        const Inputs inputs = disturbed(shuffled(scenario, input), input);
        WatchedRun run(scenario, true);
        require(run.tell(inputs));
        require(difference(seenRows(run.timeline), expected));
        require(run.tellAgain(inputs));
    }
}

Seq anySeq(FuzzInput &input)
{
    constexpr Seq kEnd = (Seq(1) << 53) - 1;
    const int seq = input.bounded(64);
    return seq < 60 ? seq : kEnd - (seq - 60);
}

Message anyMessage(FuzzInput &input)
{
    Message message;
    message.id = MessageId{input.bounded(40)};
    message.roomId = input.once(30) ? RoomId{8} : Scenario::kRoom;
    message.seq = anySeq(input);
    message.revision = input.bounded(64);
    message.senderId = UserId{input.bounded(4)};
    message.kind = input.once(8) ? MessageKind::System : MessageKind::User;
    message.clientKey = {input.once(8) ? QString() : QStringLiteral("key%1").arg(input.bounded(8))};
    message.body = QString::number(message.revision);
    if (input.once(6))
        message.deletedAt = Timestamp{1};
    if (input.once(6))
        message.rootId = MessageId{1 + input.bounded(8)};
    return message;
}

/// Any one thing, also what no server and no outbox would say.
Input anyInput(FuzzInput &input)
{
    Input said;
    said.kind = Input::Kind(input.bounded(int(Input::Kind::RemoveReader) + 1));
    const int number = input.bounded(8);
    said.pending.clientKey = {QStringLiteral("key%1").arg(number)};
    said.pending.order = quint64(number) + 1;
    if (said.kind == Input::Kind::Deliver) {
        const DeliveryState states[] = {DeliveryState::Queued, DeliveryState::Sending, DeliveryState::Failed};
        said.pending.state = states[input.bounded(3)];
        if (said.pending.state == DeliveryState::Failed)
            said.pending.failure = Error{ErrorCode::Network, {}, {}, 0};
    }
    const int messages = said.kind == Input::Kind::Update ? 1 : input.bounded(4);
    for (int i = 0; i < messages; ++i)
        said.messages.append(anyMessage(input));
    said.user = UserId{input.bounded(5)};
    said.root = MessageId{input.bounded(16)};
    said.seq = anySeq(input);
    said.count = input.bounded(8);
    return said;
}

/// A server that says anything at all: the list stays a list, and the changes lead to it, be they more than needed
/// where it contradicts itself.
void tellAnything(FuzzInput &input)
{
    Timeline timeline(Scenario::kRoom, Scenario::kSelf);
    Replay replay(Replay::Demand::Right);
    while (!input.atEnd()) {
        replay.apply(input.once(40) ? timeline.restart() : anyInput(input).tell(timeline));
        timeline.checkInvariants();
        require(replay.difference(timeline));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzInput input(data, size);
    if (input.once(2))
        tellInAnyOrder(input);
    else
        tellAnything(input);
    return 0;
}
