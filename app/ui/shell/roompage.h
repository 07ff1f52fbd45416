// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionstate.h"
#include "model/ids.h"
#include "shell/windowcontext.h"

#include <QWidget>

namespace parlor {

class Banner;
class InkLabel;
class RoomHeader;
class RoomPane;
class Session;

/// The room on screen with what stands around its messages: header, connection banner, and the sentence
/// where there is no room.
class RoomPage final : public QWidget
{
    Q_OBJECT
public:
    RoomPage(const WindowContext &context, Session &session, QWidget *parent = nullptr);

    RoomId room() const;
    void showRoom(RoomId room);
    /// What stands in the banner: nothing while live.
    void showState(const ConnectionState &state);
    /// Something that the person asked for did not work. Stays until closed or another room is shown.
    void showProblem(const QString &words);
    /// The room or somebody's name changed.
    void refresh();
    void focusComposer();

    RoomHeader &header() const { return *m_header; }
    RoomPane &pane() const { return *m_pane; }
    Banner &connectionBanner() const { return *m_banner; }

private:
    void layOut();

    Session &m_session;
    RoomHeader *m_header;
    Banner *m_banner;
    Banner *m_notice;
    InkLabel *m_empty;
    RoomPane *m_pane;
};

}  // namespace parlor
