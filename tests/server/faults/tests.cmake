# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What fails beneath the server: the disk, the memory.
parlor_library(parlor_fault_plan
  INCLUDE_ROOT ${CMAKE_CURRENT_LIST_DIR}
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/faultplan.cpp
  DEPS Qt6::Core SQLite::SQLite3)

parlor_test(tst_storefaults
  SOURCE ${CMAKE_CURRENT_LIST_DIR}/tst_storefaults.cpp ${CMAKE_CURRENT_LIST_DIR}/operations.cpp
  DEPS parlor_fault_plan parlor_server_core)
target_include_directories(tst_storefaults PRIVATE ${CMAKE_SOURCE_DIR}/tests/server/core ${CMAKE_SOURCE_DIR}/tests/server/support)

parlor_server_test(tst_faultyserver)
target_link_libraries(tst_faultyserver PRIVATE parlor_fault_plan)
target_include_directories(tst_faultyserver PRIVATE ${CMAKE_SOURCE_DIR}/tests/support)
