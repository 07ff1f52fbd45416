# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
add_library(parlor_timelinestage STATIC ${CMAKE_CURRENT_LIST_DIR}/timelinestage.cpp)
target_include_directories(parlor_timelinestage PUBLIC ${CMAKE_SOURCE_DIR}/tests/app/ui)
target_link_libraries(parlor_timelinestage PUBLIC parlor_ui Qt6::Test Qt6::Widgets Qt6::Network Qt6::Sql PRIVATE parlor_options)

# Pictures for people to look at: timelinescenes DIRECTORY.
add_executable(timelinescenes ${CMAKE_CURRENT_LIST_DIR}/timelinescenes.cpp)
target_link_libraries(timelinescenes PRIVATE parlor_options parlor_timelinestage)

parlor_test(tst_accessibletimeline DEPS parlor_timelinestage)
parlor_test(tst_rowstack DEPS parlor_ui parlor_test_support)
parlor_test(tst_timelineview DEPS parlor_timelinestage)
parlor_test(tst_messagedocument DEPS parlor_ui parlor_test_support)
