# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
set(PARLOR_UI_SHELL
  shell/accountbar.cpp
  shell/banner.cpp
  shell/chatpage.cpp
  shell/connectionwords.cpp
  shell/detailspanel.cpp
  shell/errorwords.cpp
  shell/hosting.h
  shell/hostpanel.cpp
  shell/mainwindow.cpp
  shell/panes.cpp
  shell/roomactions.cpp
  shell/roomheader.cpp
  shell/roompage.cpp
  shell/settingsmenu.cpp
  shell/sidepanel.cpp)
