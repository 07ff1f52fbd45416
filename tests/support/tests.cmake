# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What tests of several areas share. Qt Network only.
parlor_library(parlor_test_support
  INCLUDE_ROOT ${CMAKE_CURRENT_LIST_DIR}
  SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/faultproxy.cpp
    ${CMAKE_CURRENT_LIST_DIR}/httpframer.cpp
    ${CMAKE_CURRENT_LIST_DIR}/proxyconnection.cpp
  DEPS Qt6::Core Qt6::Network)

parlor_test(tst_faultproxy DEPS parlor_test_support parlor_common)
