# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
add_library(parlor_windowstage STATIC ${CMAKE_CURRENT_LIST_DIR}/windowstage.cpp)
target_include_directories(parlor_windowstage PUBLIC ${CMAKE_SOURCE_DIR}/tests/app/ui)
target_link_libraries(parlor_windowstage PUBLIC parlor_ui_host parlor_ui Qt6::Test Qt6::Widgets Qt6::Network Qt6::Sql PRIVATE parlor_options)

# Pictures of two people's windows over a real server, for the README and for people to look at: parlor_pictures DIRECTORY.
add_executable(parlor_pictures ${CMAKE_CURRENT_LIST_DIR}/pictures.cpp)
target_link_libraries(parlor_pictures PRIVATE parlor_options parlor_windowstage)
