// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peoplelist.h"

#include "people/persondelegate.h"
#include "theme/theme.h"

namespace parlor {

PeopleList::PeopleList(const Theme &theme, bool checkable, QWidget *parent)
    : QListView(parent), m_people(new PeopleModel(checkable, this))
{
    setModel(m_people);
    setItemDelegate(new PersonDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setAccessibleName(tr("People"));
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    if (checkable)
        return;
    const auto choose = [this](const QModelIndex &index) { Q_EMIT personChosen(m_people->at(index.row()).id); };
    connect(this, &QListView::clicked, this, choose);
    connect(this, &QListView::activated, this, choose);
}

}  // namespace parlor
