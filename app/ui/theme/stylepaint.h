// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QRect;
class QWidget;

/// How ParlorStyle draws each kind of control. All colours come from the option's palette.
namespace parlor::stylepaint {

void field(QPainter &painter, const QStyleOption &option);
void pushButton(QPainter &painter, const QStyleOptionButton &option);
void pushButtonLabel(QPainter &painter, const QStyleOptionButton &option);
void toolButton(QPainter &painter, const QStyleOption &option);
void checkBox(QPainter &painter, const QStyleOption &option);
void radioButton(QPainter &painter, const QStyleOption &option);
void focusRing(QPainter &painter, const QStyleOption &option);
void menuPanel(QPainter &painter, const QStyleOption &option);
void menuItem(QPainter &painter, const QStyleOptionMenuItem &option);
void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &slider, const QWidget *widget);

}  // namespace parlor::stylepaint
