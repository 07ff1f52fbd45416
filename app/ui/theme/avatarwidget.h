// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/presence.h"

#include <QWidget>

namespace parlor {

class Theme;

/// The avatar of one person, with presence.
class AvatarWidget final : public QWidget
{
    Q_OBJECT
public:
    AvatarWidget(const Theme &theme, int size, QWidget *parent = nullptr);

    void showPerson(const QString &name, qint64 id, PresenceStatus presence = PresenceStatus::Offline);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_name;
    qint64 m_id = 0;
    PresenceStatus m_presence = PresenceStatus::Offline;
};

}  // namespace parlor
