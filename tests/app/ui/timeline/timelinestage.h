// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/manualclock.h"
#include "composer/composer.h"
#include "theme/theme.h"
#include "timeline/timelineview.h"
#include "timeline/typingline.h"
#include "timelinemodel.h"

#include <QWidget>
#include <QtTest>

namespace parlor {

/// A room without a client: a timeline that a test tells things, with the widgets that show it.
class TimelineStage
{
public:
    explicit TimelineStage(ThemeChoice choice = ThemeChoice::Light, QSize size = QSize(728, 640));

    /// A confirmed message with the next seq, `minutes` after the one before.
    Message say(UserId sender, const QString &body, int minutes = 1);
    void place(const Message &message) { model.apply(timeline.place(message)); }
    /// Many at once, as a page of history brings them.
    void fill(int count, Seq first = 1);
    ClientKey compose(const QString &body, DeliveryState state = DeliveryState::Queued,
                      std::optional<Error> failure = {});
    void show();
    void layOut()
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }

    static constexpr UserId kSelf{1};
    static constexpr UserId kAna{2};
    static constexpr UserId kBob{3};

    ManualClock clock;
    Theme theme;
    Timeline timeline{RoomId{7}, kSelf};
    TimelineModel model{clock};
    QHash<UserId, QString> names;
    QHash<UserId, QString> usernames;
    QWidget window;
    TimelineView *view;
    TypingLine *typing;
    Composer *composer;
    Seq nextSeq = 1;
    Timestamp time;
    quint64 order = 0;
};

}  // namespace parlor
