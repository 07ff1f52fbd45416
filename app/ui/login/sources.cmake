# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
set(PARLOR_UI_LOGIN
  login/accountfields.cpp
  login/choicebutton.cpp
  login/firststart.cpp
  login/formpage.cpp
  login/invitelink.cpp
  login/pages.cpp
  login/usernamesuggestion.cpp
  login/welcomepage.cpp)
