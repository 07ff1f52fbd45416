// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast a timeline takes what it is told, and how many bytes a row costs beyond its text. Not a test.
// parlor_bench_timeline [inputs], one million unless said.
#include "timeline/timeline.h"

#include <QRandomGenerator>
#include <QString>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <variant>
#include <vector>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace parlor;

namespace {

constexpr RoomId kRoom{7};
constexpr UserId kSelf{1};
constexpr int kPage = 200;

struct Place {
    Message message;
};
struct Update {
    Message message;
};
struct ReadMark {
    UserId user;
    Seq seq = 0;
};
struct ReplyCount {
    MessageId root;
    int count = 0;
};
using Input = std::variant<Place, Update, PendingMessage, ReadMark, ReplyCount>;

size_t heapBytes()
{
#ifdef __GLIBC__
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#else
    return 0;
#endif
}

Message messageAt(Seq seq)
{
    Message message;
    message.id = MessageId{seq * 3};
    message.roomId = kRoom;
    message.seq = seq;
    message.revision = seq * 5;
    message.senderId = UserId{1 + seq % 5};
    message.clientKey = {QStringLiteral("key-%1").arg(seq, 18, 10, QLatin1Char('0'))};
    message.body = QStringLiteral("message number %1 says what people say").arg(seq);
    message.createdAt = Timestamp{seq * 1000};
    if (seq % 7 == 0)
        message.replyTo = MessageId{seq};
    return message;
}

/// Of a hundred: 50 messages, 15 of them once more, 20 changes, 10 own that are composed, 5 marks and counts.
std::vector<Input> mixture(int count)
{
    QRandomGenerator random(1);
    std::vector<Input> inputs;
    inputs.reserve(size_t(count));
    const int messages = count / 2;
    for (Seq seq = 1; seq <= messages; ++seq) {
        const Message message = messageAt(seq);
        inputs.push_back(Place{message});
        if (seq % 10 < 3)
            inputs.push_back(Place{message});
        if (seq % 10 < 4) {
            Message changed = message;
            changed.revision += 1;
            if (seq % 10 == 0)
                changed.reactions.append({QStringLiteral("+"), {UserId{2}}});
            inputs.push_back(Update{changed});
        }
        if (message.senderId == kSelf) {
            PendingMessage pending;
            pending.clientKey = message.clientKey;
            pending.order = quint64(seq);
            pending.body = message.body;
            inputs.push_back(pending);
        }
    }
    while (inputs.size() < size_t(count)) {
        const Seq seq = 1 + random.bounded(messages);
        if (inputs.size() % 2)
            inputs.push_back(ReadMark{UserId{2 + seq % 4}, seq});
        else
            inputs.push_back(ReplyCount{MessageId{seq * 3}, int(seq % 10)});
    }
    std::shuffle(inputs.begin(), inputs.end(), random);
    return inputs;
}

void tell(Timeline &timeline, const Input &input)
{
    if (const auto *place = std::get_if<Place>(&input))
        timeline.place(place->message);
    else if (const auto *update = std::get_if<Update>(&input))
        timeline.update(update->message);
    else if (const auto *pending = std::get_if<PendingMessage>(&input))
        timeline.compose(*pending);
    else if (const auto *mark = std::get_if<ReadMark>(&input))
        timeline.setReadMark(mark->user, mark->seq);
    else if (const auto *count = std::get_if<ReplyCount>(&input))
        timeline.setReplyCount(count->root, count->count);
}

class Measure
{
public:
    explicit Measure(const char *name, size_t inputs) : m_name(name), m_inputs(inputs), m_bytes(heapBytes()) {}

    void print(const Timeline &timeline) const
    {
        // Of the processor: others may be at work on the machine.
        const double seconds = double(std::clock() - m_start) / CLOCKS_PER_SEC;
        const double bytes = double(heapBytes() - m_bytes) / timeline.size();
        std::printf("%-34s %9zu inputs %8.3f s %6.2f M/s %9d rows %6.1f bytes a row beyond its text\n", m_name,
                    m_inputs, seconds, double(m_inputs) / seconds / 1e6, timeline.size(), bytes);
        std::fflush(stdout);
    }

private:
    const char *m_name;
    size_t m_inputs;
    size_t m_bytes;
    std::clock_t m_start = std::clock();
};

void measureSingles(const std::vector<Input> &inputs)
{
    Timeline timeline(kRoom, kSelf);
    const Measure measure("mixed, shuffled, one by one", inputs.size());
    for (const Input &input : inputs)
        tell(timeline, input);
    measure.print(timeline);
}

/// Messages in pages, as they lie in the shuffled inputs, everything else one by one.
void measurePages(const std::vector<Input> &inputs, int page, const char *name)
{
    std::vector<QList<Message>> pages;
    std::vector<const Input *> others;
    for (const Input &input : inputs) {
        const auto *place = std::get_if<Place>(&input);
        if (!place) {
            others.push_back(&input);
            continue;
        }
        if (pages.empty() || pages.back().size() == page)
            pages.emplace_back();
        pages.back().append(place->message);
    }
    Timeline timeline(kRoom, kSelf);
    const Measure measure(name, inputs.size());
    size_t other = 0;
    for (size_t i = 0; i < pages.size(); ++i) {
        timeline.place(pages[i]);
        for (; other < others.size() * (i + 1) / pages.size(); ++other)
            tell(timeline, *others[other]);
    }
    measure.print(timeline);
}

void measureHistory(int count)
{
    QList<QList<Message>> pages;
    for (Seq first = 1; first <= count; first += kPage) {
        QList<Message> &page = pages.emplaceBack();
        for (Seq seq = first; seq < first + kPage; ++seq)
            page.append(messageAt(seq));
    }
    {
        Timeline timeline(kRoom, kSelf);
        const Measure measure("history backwards, pages of 200", size_t(count));
        for (auto page = pages.crbegin(); page != pages.crend(); ++page)
            timeline.place(*page);
        measure.print(timeline);
    }
    {
        Timeline timeline(kRoom, kSelf);
        const Measure measure("live, in order, one by one", size_t(count));
        for (const QList<Message> &page : std::as_const(pages)) {
            for (const Message &message : page)
                timeline.place(message);
        }
        measure.print(timeline);
    }
}

}  // namespace

int main(int argc, char **argv)
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    if (count < 2 * kPage) {
        std::fprintf(stderr, "usage: parlor_bench_timeline [inputs, at least %d]\n", 2 * kPage);
        return 2;
    }
    for (const int inputs : {count / 10, count}) {
        const std::vector<Input> mixed = mixture(inputs);
        measureSingles(mixed);
        measurePages(mixed, kPage, "mixed, shuffled, pages of 200");
        measurePages(mixed, inputs, "mixed, shuffled, all messages at once");
        measureHistory(inputs / kPage * kPage);
    }
    return 0;
}
