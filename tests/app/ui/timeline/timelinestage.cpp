// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelinestage.h"

#include "theme/fonts.h"

#include <QBoxLayout>

namespace parlor {

TimelineStage::TimelineStage(ThemeChoice choice, QSize size) : theme(choice)
{
    names = {
        {kSelf, QStringLiteral("You")}, {kAna, QStringLiteral("Ana Petrova")}, {kBob, QStringLiteral("Bob Stone")}};
    usernames = {{kSelf, QStringLiteral("you")}, {kAna, QStringLiteral("ana")}, {kBob, QStringLiteral("bob")}};
    time = Timestamp{clock.now().ms - 3 * 24 * 3'600'000LL + 98 * 60'000};
    model.setPeople({[this](UserId id) { return names.value(id, QStringLiteral("#%1").arg(id.value)); },
                     [this](UserId id) { return usernames.value(id); }});
    model.showTimeline(&timeline, kSelf);
    window.setFont(fonts::body());
    theme.adopt(&window);
    view = new TimelineView(model, theme, clock, &window);
    typing = new TypingLine(theme, &window);
    composer = new Composer(theme, &window);
    view->setRoomTitle(QStringLiteral("#general"));
    composer->setRoomTitle(QStringLiteral("#general"));
    auto *column = new QVBoxLayout(&window);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(view, 1);
    column->addWidget(typing);
    column->addWidget(composer);
    window.resize(size);
}

Message TimelineStage::say(UserId sender, const QString &body, int minutes)
{
    time.ms += minutes * 60'000LL;
    Message message;
    message.seq = nextSeq++;
    message.id = MessageId{message.seq + 1000};
    message.roomId = RoomId{7};
    message.revision = message.seq;
    message.clientKey = ClientKey{QStringLiteral("key-%1-of-%2").arg(message.seq).arg(sender.value)};
    message.senderId = sender;
    message.body = body;
    message.createdAt = time;
    return message;
}

void TimelineStage::fill(int count, Seq first)
{
    QList<Message> page;
    nextSeq = first;
    for (int i = 0; i < count; ++i) {
        const UserId sender{1 + (i / 3) % 3};
        page.append(say(sender,
                        QStringLiteral("Message %1. %2")
                            .arg(nextSeq)
                            .arg(QString(i % 7 * 30, u'w').replace(QStringLiteral("wwww"), QStringLiteral("www "))),
                        i % 3 ? 1 : 7));
    }
    model.apply(timeline.place(page));
}

ClientKey TimelineStage::compose(const QString &body, DeliveryState state, std::optional<Error> failure)
{
    time.ms += 20'000;
    PendingMessage pending;
    pending.clientKey = ClientKey{QStringLiteral("pending-%1").arg(++order)};
    pending.order = order;
    pending.body = body;
    pending.composedAt = time;
    pending.state = state;
    pending.failure = std::move(failure);
    model.apply(timeline.compose(pending));
    return pending.clientKey;
}

void TimelineStage::show()
{
    window.show();
    (void)QTest::qWaitForWindowExposed(&window);
    layOut();
}

}  // namespace parlor
