# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
parlor_server_test(tst_streams)
parlor_server_test(tst_streamsessions)
parlor_server_test(tst_resume)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  parlor_test(tst_detachedsink DEPS parlor_server)
  target_include_directories(tst_detachedsink PRIVATE ${CMAKE_SOURCE_DIR}/server ${CMAKE_SOURCE_DIR}/tests/server/support)
endif()
parlor_server_test(tst_seam)
target_include_directories(tst_seam PRIVATE ${CMAKE_SOURCE_DIR}/tests/support)
parlor_test(tst_framequeue DEPS parlor_server)
target_include_directories(tst_framequeue PRIVATE ${CMAKE_SOURCE_DIR}/server)
parlor_test(tst_contiguity DEPS parlor_server parlor_server_core)
target_include_directories(tst_contiguity PRIVATE ${CMAKE_SOURCE_DIR}/server ${CMAKE_SOURCE_DIR}/tests/server/support)
parlor_test(tst_audience DEPS parlor_server parlor_server_core parlor_test_support)
target_include_directories(tst_audience PRIVATE ${CMAKE_SOURCE_DIR}/server ${CMAKE_SOURCE_DIR}/tests/server/core
  ${CMAKE_SOURCE_DIR}/tests/server/support)
