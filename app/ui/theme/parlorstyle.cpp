// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/parlorstyle.h"

#include "theme/metrics.h"
#include "theme/stylepaint.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QScrollBar>
#include <QStyleOption>
#include <QWidget>

namespace parlor {

namespace {

constexpr int kScrollBar = 10;
constexpr int kShortestSlider = 32;

/// The slider of a scroll bar without arrow buttons.
QRect sliderRect(const QStyleOptionSlider &bar)
{
    const bool vertical = bar.orientation == Qt::Vertical;
    const int length = vertical ? bar.rect.height() : bar.rect.width();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int size = length;
    if (range > 0) {
        size = int(qint64(length) * bar.pageStep / std::max<qint64>(1, range + bar.pageStep));
        size = std::clamp(size, std::min(kShortestSlider, length), length);
    }
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - size,
                                                      bar.upsideDown);
    return vertical ? QRect(bar.rect.left(), bar.rect.top() + start, bar.rect.width(), size)
                    : QRect(bar.rect.left() + start, bar.rect.top(), size, bar.rect.height());
}

QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const QRect all = bar.rect;
    const QRect slider = sliderRect(bar);
    const bool vertical = bar.orientation == Qt::Vertical;
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return all;
    case QStyle::SC_ScrollBarSlider:
        return slider;
    case QStyle::SC_ScrollBarSubPage:
        return vertical ? QRect(all.left(), all.top(), all.width(), slider.top() - all.top())
                        : QRect(all.left(), all.top(), slider.left() - all.left(), all.height());
    case QStyle::SC_ScrollBarAddPage:
        return vertical ? QRect(all.left(), slider.bottom() + 1, all.width(), all.bottom() - slider.bottom())
                        : QRect(slider.right() + 1, all.top(), all.right() - slider.right(), all.height());
    default:
        return {};
    }
}

}  // namespace

ParlorStyle::ParlorStyle(bool animates) : QProxyStyle(QStringLiteral("Fusion")), m_animates(animates)
{
    setObjectName(QStringLiteral("parlor"));
}

void ParlorStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // Menus and dialogs take the colours of the window that they belong to.
    if (widget->isWindow() && widget->parentWidget() && !widget->testAttribute(Qt::WA_WindowPropagation))
        widget->setAttribute(Qt::WA_WindowPropagation);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

int ParlorStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return kScrollBar;
    case PM_ScrollBarSliderMin:
        return kShortestSlider;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QAbstractScrollArea *>(widget) ? 0 : 1;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return metrics::kGrid;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return metrics::kPadding;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 2 * metrics::kGrid;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ParlorStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_ContextMenu:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_Widget_Animation_Duration:
        return m_animates ? metrics::kAnimationMs : 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize ParlorStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                    const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        return {std::max(size.width() + 32, 64), std::max(size.height() + 12, 36)};
    case CT_LineEdit:
        return {size.width() + 16, std::max(size.height() + 10, 36)};
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {size.width(), 9};
        return {size.width() + 60, std::max(size.height() + 8, 32)};
    }
    default:
        return result;
    }
}

QRect ParlorStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(8, 2, -8, -2);
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect ParlorStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                  const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && bar)
        return visualRect(bar->direction, bar->rect, scrollBarPart(*bar, sub));
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

void ParlorStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            stylepaint::field(*painter, *option);
        return;
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            stylepaint::pushButton(*painter, *button);
        return;
    case PE_FrameLineEdit:
    case PE_FrameDefaultButton:
    case PE_FrameMenu:
        return;
    case PE_PanelButtonTool:
        stylepaint::toolButton(*painter, *option);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        stylepaint::checkBox(*painter, *option);
        return;
    case PE_IndicatorRadioButton:
        stylepaint::radioButton(*painter, *option);
        return;
    case PE_FrameFocusRect:
        if (!qstyleoption_cast<const QStyleOptionButton *>(option))
            stylepaint::focusRing(*painter, *option);
        return;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        stylepaint::menuPanel(*painter, *option);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ParlorStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        return;
    case CE_PushButton:
        proxy()->drawControl(CE_PushButtonBevel, option, painter, widget);
        proxy()->drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            stylepaint::pushButtonLabel(*painter, *button);
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            stylepaint::menuItem(*painter, *item);
        return;
    case CE_MenuEmptyArea:
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, option->palette.color(QPalette::Mid));
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void ParlorStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                     const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && bar) {
        stylepaint::scrollBar(*painter, *bar, subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget), widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}  // namespace parlor
