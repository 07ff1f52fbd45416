# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
set(PARLOR_UI_DIALOGS
  dialogs/channelssheet.cpp
  dialogs/editroomsheet.cpp
  dialogs/newroomsheet.cpp
  dialogs/peoplesheet.cpp
  dialogs/sheet.cpp)
