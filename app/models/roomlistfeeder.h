// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "directory/roomdirectory.h"
#include "directory/userdirectory.h"
#include "roomlistmodel.h"

#include <QObject>
#include <QSet>

namespace parlor {

class Session;

/// Keeps a RoomListModel as the session's rooms are. What changes within one turn of the event loop is
/// put into the model once, at its end.
class RoomListFeeder final : public QObject
{
    Q_OBJECT
public:
    /// All three must outlive it. Fills the model at once.
    RoomListFeeder(const Session &session, const Clock &clock, RoomListModel &model, QObject *parent = nullptr);

    /// The language is another: every line is worded anew.
    void refreshWords();

Q_SIGNALS:
    /// The model has what was told so far.
    void fed();

private:
    void later(RoomId room);
    void laterForUser(UserId user);
    void feed();
    RoomListEntry entry(const RoomState &room) const;

    const Session &m_session;
    const Clock &m_clock;
    RoomListModel &m_model;
    QSet<RoomId> m_waiting;
    bool m_posted = false;
};

}  // namespace parlor
