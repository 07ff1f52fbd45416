# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
parlor_test(tst_translations DEPS parlor_ui)
target_compile_definitions(tst_translations PRIVATE
  PARLOR_LUPDATE="$<TARGET_FILE:Qt6::lupdate>" PARLOR_SOURCES="${CMAKE_SOURCE_DIR}")
