// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "peoplemodel.h"

#include <QListView>

namespace parlor {

class Theme;

/// A list of people over a PeopleModel of its own.
class PeopleList final : public QListView
{
    Q_OBJECT
public:
    PeopleList(const Theme &theme, bool checkable, QWidget *parent = nullptr);

    PeopleModel &people() { return *m_people; }

Q_SIGNALS:
    /// By click or Enter; not where people are ticked.
    void personChosen(parlor::UserId id);

private:
    PeopleModel *m_people;
};

}  // namespace parlor
