# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
include(${CMAKE_CURRENT_LIST_DIR}/theme/tests.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/timeline/tests.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/composer/tests.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/roomlist/tests.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/translations/tests.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/stage/tests.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/shell/tests.cmake)
