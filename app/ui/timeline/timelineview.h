// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/layoutcache.h"
#include "timeline/rowstack.h"
#include "timeline/timelineselection.h"

#include <QAbstractScrollArea>
#include <QPointer>
#include <QSet>

class QMenu;

namespace parlor {

class AccessibleRows;
class JumpButton;
class Theme;

/// Where a person left a room, to come back to.
struct ScrollPlace {
    bool atEnd = true;
    RowId row = 0;
    int y = 0;
};

/// The messages of one room: a list of rows of different heights of which only those on screen are
/// measured. It changes nothing itself: what a person wants is a signal.
class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    /// Whether there is more before the first row.
    enum class Older { None, Available, Loading };

    TimelineView(TimelineModel &model, Theme &theme, Clock &clock, QWidget *parent = nullptr);
    ~TimelineView() override;

    TimelineModel &model() const { return m_model; }
    /// "#general": for the sentence in an empty room.
    void setRoomTitle(const QString &title);
    void setOlder(Older older);
    /// Whether the person may delete the messages of others.
    void setModerator(bool moderator) { m_moderator = moderator; }
    /// Asks for the visible gaps again: the way to the server is back.
    void askForGapsAgain();

    void scrollToEnd();
    /// The unread line in the upper part of the window; the end where there is none.
    void scrollToUnread();
    /// Puts a message in the middle and makes it flash. False where it is not on the list.
    bool showMessage(MessageId id);
    void scrollTo(const QModelIndex &index);
    ScrollPlace place() const;
    void restore(const ScrollPlace &place);
    bool isAtEnd() const { return m_stack.isAtEnd(); }
    /// Messages of others below what was seen.
    int newCount() const;

    // --- For tests, recordings and assistive tools: all in coordinates of the viewport ----------------
    QModelIndex indexAt(QPoint point);
    /// Empty where the row is not on screen.
    QRect rowRect(int index);
    /// A part by its name (text name time avatar quote state reason retry edit discard gap), its emoji or
    /// its link address.
    QRect partRect(const QModelIndex &index, const QString &part);
    QString selectedText() const { return m_selection.text(); }
    int currentRow() const;
    int measuredRows() const { return m_cache.measuredRows(); }
    const std::vector<RowStack::Placed> &visibleRows();
    AccessibleRows &accessibleRows() const { return *m_accessibleRows; }
    void focusRow(int index);
    void showRowMenu(int index);

public Q_SLOTS:
    void copy();

Q_SIGNALS:
    /// There is less than two screens above; once for each setOlder(Available).
    void olderWanted();
    /// A gap is on screen; once for each.
    void gapShown(parlor::Gap gap);
    /// Everything up to this place was on screen while the window was active. Only grows.
    void shownUpTo(parlor::Seq seq);
    void atEndChanged(bool atEnd);

    void replyWanted(parlor::MessageId id);
    void editWanted(parlor::MessageId id);
    void deleteWanted(parlor::MessageId id);
    void reactionWanted(parlor::MessageId id, const QString &emoji, bool on);
    void retryWanted(const parlor::ClientKey &key);
    void editFailedWanted(const parlor::ClientKey &key);
    void discardWanted(const parlor::ClientKey &key);
    /// The message that a quote stands for is not on the list.
    void farMessageWanted(parlor::MessageId id);
    void linkOpened(const QString &address);
    /// A letter was typed here: it is meant for the composer.
    void typed(const QString &text);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Pointed {
        RowId row = 0;
        int part = -1;  ///< index in the layout's parts
        bool operator==(const Pointed &) const = default;
    };

    void watchModel();
    void onRowsInserted(int first, int last);
    void onDataChanged(int first, int last, const QList<int> &roles);
    void restyle();
    void invalidate();
    void ensureLayout();
    void syncScrollBar();
    void settle();  ///< what follows a layout: asks for history, tells what was shown
    void askForHistory();
    void reportShown();
    void placeJumpButton();
    void paintEmpty(QPainter &painter);

    const RowLayout *layoutAt(QPoint point, int *top, int *index);
    Pointed pointedAt(QPoint point);
    const RowPart *partOf(const Pointed &pointed, const RowLayout **layout = nullptr);
    std::optional<TextPosition> textPositionAt(QPoint point);
    void hover(QPoint point);
    void activate(const RowPart &part, const RowLayout &layout);
    void autoScroll();
    void moveCurrent(int by, bool select);
    void setCurrent(int index);
    void showMenu(int index, QPoint globalPosition);
    void fillMenu(QMenu &menu, int index);

    TimelineModel &m_model;
    Theme &m_theme;
    Clock &m_clock;
    LayoutCache m_cache;
    RowStack m_stack;
    TimelineSelection m_selection;
    std::unique_ptr<AccessibleRows> m_accessibleRows;
    JumpButton *m_jump;
    std::unique_ptr<Timer> m_flashTimer;
    std::unique_ptr<Timer> m_autoScrollTimer;

    QString m_roomTitle;
    Older m_older = Older::None;
    bool m_olderAsked = false;
    bool m_moderator = false;
    bool m_dirty = true;
    bool m_settlePosted = false;
    bool m_painted = false;
    bool m_syncing = false;
    bool m_wasAtEnd = true;
    int m_scrollValue = 0;
    QSet<QPair<Seq, Seq>> m_askedGaps;
    Seq m_shown = 0;  ///< told by shownUpTo
    Seq m_seen = 0;   ///< was on screen, or was there when the room was opened
    RowId m_current = 0;
    RowId m_flashing = 0;
    Pointed m_hovered;
    Pointed m_pressed;
    QPoint m_pressPosition;
    bool m_selecting = false;
};

}  // namespace parlor
