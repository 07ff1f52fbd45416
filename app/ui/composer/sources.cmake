# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
set(PARLOR_UI_COMPOSER
  composer/composer.cpp
  composer/composerbar.cpp
  composer/composerfield.cpp
  composer/draftstore.cpp
  composer/emojipopup.cpp
  composer/sendbutton.cpp)
