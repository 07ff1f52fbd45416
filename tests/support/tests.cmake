# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What tests of several areas share. Qt Network only.
parlor_library(parlor_test_support
  INCLUDE_ROOT ${CMAKE_CURRENT_LIST_DIR}
  SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/faultproxy.cpp
    ${CMAKE_CURRENT_LIST_DIR}/httpframer.cpp
    ${CMAKE_CURRENT_LIST_DIR}/proxyconnection.cpp
    ${CMAKE_CURRENT_LIST_DIR}/realtexts.cpp
  DEPS Qt6::Core Qt6::Network)
target_compile_definitions(parlor_test_support PRIVATE PARLOR_TEST_DATA_DIR="${CMAKE_CURRENT_SOURCE_DIR}/data")

parlor_test(tst_faultproxy DEPS parlor_test_support parlor_common)
parlor_test(tst_textdata DEPS parlor_test_support parlor_common)
