# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Two clients and a server, all of them real.
parlor_library(parlor_e2e_support
  INCLUDE_ROOT ${CMAKE_CURRENT_LIST_DIR}
  SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/plainapi.cpp
    ${CMAKE_CURRENT_LIST_DIR}/serverprocess.cpp
    ${CMAKE_CURRENT_LIST_DIR}/testclient.cpp
    ${CMAKE_CURRENT_LIST_DIR}/testserver.cpp
  DEPS parlor_client parlor_server parlor_test_support Qt6::Test)
target_compile_definitions(parlor_e2e_support PRIVATE PARLORD_PROGRAM="$<TARGET_FILE:parlord>")
add_dependencies(parlor_e2e_support parlord)

parlor_test(tst_race DEPS parlor_e2e_support LABELS e2e TIMEOUT 900)
parlor_test(tst_realtexts DEPS parlor_e2e_support LABELS e2e TIMEOUT 900)
parlor_test(tst_twoclients DEPS parlor_e2e_support LABELS e2e)
