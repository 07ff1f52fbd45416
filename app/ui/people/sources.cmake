# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
set(PARLOR_UI_PEOPLE
  people/persondelegate.cpp
  people/peoplelist.cpp
  people/peoplesource.cpp)
