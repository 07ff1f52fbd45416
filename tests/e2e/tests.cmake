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
target_include_directories(parlor_e2e_support PUBLIC ${CMAKE_SOURCE_DIR}/tests/server/support)
target_compile_definitions(parlor_e2e_support PRIVATE PARLORD_PROGRAM="$<TARGET_FILE:parlord>")
add_dependencies(parlor_e2e_support parlord)

parlor_test(tst_race DEPS parlor_e2e_support LABELS e2e TIMEOUT 900)
parlor_test(tst_realtexts DEPS parlor_e2e_support LABELS e2e TIMEOUT 900)
parlor_test(tst_twoclients DEPS parlor_e2e_support LABELS e2e)

parlor_test(tst_killrounds
  SOURCE ${CMAKE_CURRENT_LIST_DIR}/tst_killrounds.cpp ${CMAKE_CURRENT_LIST_DIR}/killcrew.cpp
  DEPS parlor_e2e_support SQLite::SQLite3 LABELS e2e)

find_program(PARLOR_CURL curl)
find_program(PARLOR_SETSID setsid)
if(PARLOR_BASH AND PARLOR_CURL AND PARLOR_SETSID)
  add_test(NAME e2e_firststeps
    COMMAND ${PARLOR_BASH} ${CMAKE_CURRENT_LIST_DIR}/firststeps.sh $<TARGET_FILE:parlord> ${CMAKE_SOURCE_DIR}/scripts/first-steps)
  set_tests_properties(e2e_firststeps PROPERTIES TIMEOUT 60 LABELS e2e ENVIRONMENT "QT_NO_GLIB=1")
endif()

if(UNIX)
  parlor_program(parlor_chatclient SOURCES ${CMAKE_CURRENT_LIST_DIR}/chatclient.cpp DEPS parlor_client)
  parlor_test(tst_processes DEPS parlor_e2e_support LABELS e2e TIMEOUT 900)
  target_compile_definitions(tst_processes PRIVATE PARLOR_CHATCLIENT="$<TARGET_FILE:parlor_chatclient>")
  add_dependencies(tst_processes parlor_chatclient)
endif()
