# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
set(PARLOR_UI_THEME
  theme/avatar.cpp
  theme/avatarwidget.cpp
  theme/contrast.cpp
  theme/fonts.cpp
  theme/iconbutton.cpp
  theme/icons.cpp
  theme/inklabel.cpp
  theme/parlorstyle.cpp
  theme/stylepaint.cpp
  theme/systemscheme.cpp
  theme/theme.cpp
  theme/themename.cpp
  theme/tokens.cpp)
