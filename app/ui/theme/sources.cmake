# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
set(PARLOR_UI_THEME
  theme/avatar.cpp
  theme/contrast.cpp
  theme/fonts.cpp
  theme/iconbutton.cpp
  theme/icons.cpp
  theme/parlorstyle.cpp
  theme/stylepaint.cpp
  theme/systemscheme.cpp
  theme/theme.cpp
  theme/tokens.cpp)
