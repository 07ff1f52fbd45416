// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineview.h"

#include "base/post.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "timeline/accessibletimeline.h"
#include "timeline/jumpbutton.h"
#include "timeline/rowlayoutbuilder.h"
#include "timeline/rowmetrics.h"
#include "timeline/rowpainter.h"
#include "timeline/separatorpainter.h"

#include <QPaintEvent>
#include <QScrollBar>

namespace parlor {

namespace {

std::vector<int> estimates(const TimelineModel &model, int first, int last)
{
    std::vector<int> heights;
    heights.reserve(size_t(last - first + 1));
    for (int i = first; i <= last; ++i)
        heights.push_back(RowLayoutBuilder::estimate(*model.rowAt(i)));
    return heights;
}

}  // namespace

TimelineView::TimelineView(TimelineModel &model, Theme &theme, Clock &clock, QWidget *parent)
    : QAbstractScrollArea(parent),
      m_model(model),
      m_theme(theme),
      m_clock(clock),
      m_cache(model),
      m_selection(model),
      m_accessibleRows(std::make_unique<AccessibleRows>(*this)),
      m_jump(new JumpButton(theme, this))
{
    // First of all: whoever asks before would be answered with a plain scroll area, for good.
    AccessibleTimeline::install();
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Messages"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(240);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_flashTimer = m_clock.createTimer(this, [this] {
        m_flashing = 0;
        viewport()->update();
    });
    m_autoScrollTimer = m_clock.createTimer(this, [this] { autoScroll(); });
    connect(m_jump, &QAbstractButton::clicked, this, &TimelineView::scrollToEnd);
    connect(&m_theme, &Theme::changed, this, &TimelineView::restyle);
    restyle();
    watchModel();
}

TimelineView::~TimelineView() = default;

void TimelineView::watchModel()
{
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_accessibleRows->clear();
        m_cache.clear();
        m_selection.clear();
        m_askedGaps.clear();
        m_shown = m_seen = 0;
        m_current = m_flashing = 0;
        m_hovered = m_pressed = {};
        m_stack.reset(m_model.size() ? estimates(m_model, 0, m_model.size() - 1) : std::vector<int>());
        for (int i = m_model.size() - 1; i >= 0 && m_seen == 0; --i)
            m_seen = m_model.rowAt(i)->seq();
        invalidate();
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { onRowsInserted(first, last); });
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                for (int i = first; i <= last; ++i) {
                    m_cache.forget(m_model.rowAt(i)->rowId());
                    m_accessibleRows->forget(m_model.rowAt(i)->rowId());
                }
            });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        m_stack.remove(first, last - first + 1);
        invalidate();
    });
    connect(&m_model, &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex &, int first, int, const QModelIndex &, int before) {
                m_stack.move(first, before > first ? before - 1 : before);
                invalidate();
            });
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                onDataChanged(first.row(), last.row(), roles);
            });
}

void TimelineView::onRowsInserted(int first, int last)
{
    m_stack.insert(first, estimates(m_model, first, last));
    if (first == 0)
        m_olderAsked = false;
    for (int i = first; i <= last; ++i)
        m_accessibleRows->announce(i);
    invalidate();
}

void TimelineView::onDataChanged(int first, int last, const QList<int> &roles)
{
    // What changed in a row itself, the cache sees; names and quotes it cannot see.
    const bool words = roles.isEmpty() || roles.contains(Qt::DisplayRole);
    if (words && last - first > 64) {
        m_cache.clear();
    } else if (words) {
        for (int i = first; i <= last; ++i)
            m_cache.forget(m_model.rowAt(i)->rowId());
    }
    invalidate();
}

void TimelineView::restyle()
{
    m_cache.setStyle(RowStyle::of(*this, m_theme.tokens()));
    verticalScrollBar()->setSingleStep(m_cache.style().lineHeight() + 4);
    invalidate();
}

void TimelineView::setRoomTitle(const QString &title)
{
    m_roomTitle = title;
    viewport()->update();
}

void TimelineView::invalidate()
{
    m_dirty = true;
    // Compressed by Qt: any number of changes is one layout.
    QCoreApplication::postEvent(this, new QEvent(QEvent::LayoutRequest));
    viewport()->update();
}

void TimelineView::ensureLayout()
{
    if (!m_dirty)
        return;
    m_dirty = false;
    m_cache.setWidth(viewport()->width());
    m_stack.setPadding(m_older == Older::None ? rowmetrics::kBottom : rowmetrics::kSkeleton, rowmetrics::kBottom);
    m_stack.layout(viewport()->height(), [this](int index) { return m_cache.layout(index).height; });
    m_cache.trim();
    syncScrollBar();
    placeJumpButton();
    if (!std::exchange(m_settlePosted, true))
        post(this, [this] { settle(); });
}

void TimelineView::syncScrollBar()
{
    m_syncing = true;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, m_stack.scrollMaximum());
    verticalScrollBar()->setValue(m_stack.scrollValue());
    m_scrollValue = verticalScrollBar()->value();
    m_syncing = false;
}

void TimelineView::scrollContentsBy(int, int)
{
    if (m_syncing)
        return;
    const int value = verticalScrollBar()->value();
    const int dy = value - std::exchange(m_scrollValue, value);
    // A short way is a way past rows that are on screen; only a long one trusts the estimates.
    if (value == verticalScrollBar()->maximum() && dy > 0)
        m_stack.scrollToEnd();
    else if (qAbs(dy) < 3 * viewport()->height())
        m_stack.scrollBy(dy);
    else
        m_stack.scrollTo(value);
    invalidate();
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    ensureLayout();
    QPainter painter(viewport());
    const Tokens &tokens = m_theme.tokens();
    painter.fillRect(event->rect(), tokens.surface);
    if (m_model.size() == 0) {
        paintEmpty(painter);
        return;
    }
    const auto &rows = m_stack.placed();
    for (const RowStack::Placed &placed : rows) {
        if (placed.y > event->rect().bottom() || placed.y + placed.height < event->rect().top())
            continue;
        const RowLayout &layout = m_cache.layout(placed.index);
        const RowId id = layout.row->rowId();
        RowPaintState state;
        state.self = m_model.self();
        state.hovered = m_hovered.row == id;
        state.hoveredPart = state.hovered && m_hovered.part >= 0 && size_t(m_hovered.part) < layout.parts.size()
                                ? &layout.parts[size_t(m_hovered.part)]
                                : nullptr;
        state.current = m_current == id && hasFocus();
        state.flash = m_flashing == id ? 1 : 0;
        if (layout.text) {
            state.selection = m_selection.in(placed.index);
            state.selection.to = std::min(state.selection.to, layout.text->characterCount() - 1);
        }
        painter.save();
        painter.translate(0, placed.y);
        RowPainter(painter, m_cache.style()).paint(layout, state);
        painter.restore();
    }
    const RowStack::Placed &last = rows.back();
    if (last.index == m_model.size() - 1 && isOnOwnBand(*m_model.rowAt(last.index), m_model.facts(last.index)))
        painter.fillRect(QRect(0, last.y + last.height, viewport()->width(), rowmetrics::kGroupGap), tokens.ownTint);
    if (m_older != Older::None && rows.front().index == 0)
        paintSkeleton(painter,
                      QRect(0, rows.front().y - rowmetrics::kSkeleton, viewport()->width(), rowmetrics::kSkeleton),
                      m_cache.style().rightToLeft, tokens);
    m_painted = true;
    if (!std::exchange(m_settlePosted, true))
        post(this, [this] { settle(); });
}

void TimelineView::paintEmpty(QPainter &painter)
{
    const Tokens &tokens = m_theme.tokens();
    const RowStyle &style = m_cache.style();
    const QRect area = viewport()->rect().adjusted(metrics::kPadding, 0, -metrics::kPadding, 0);
    const int line = style.lineHeight();
    const QString title = m_roomTitle.isEmpty() ? tr("Nothing has been said here yet.")
                                                : tr("Nothing has been said in %1 yet.").arg(m_roomTitle);
    QRect upper(area.left(), area.center().y() - line * 2, area.width(), line * 2);
    painter.setFont(style.name);
    painter.setPen(tokens.text);
    painter.drawText(upper, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, title);
    painter.setFont(style.text);
    painter.setPen(tokens.secondaryText);
    painter.drawText(upper.translated(0, upper.height() + 4), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     tr("Write the first message below."));
    setAccessibleDescription(title + u' ' + tr("Write the first message below."));
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    invalidate();
}

void TimelineView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    invalidate();
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest && isVisible())
        ensureLayout();
    if (event->type() == QEvent::WindowActivate)
        viewport()->update();
    return QAbstractScrollArea::event(event);
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Messages"));
        m_model.refreshWords();
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange
        || event->type() == QEvent::LanguageChange)
        restyle();
}

}  // namespace parlor
