# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

# A test against a whole server on loopback; it includes nothing of what is inside.
function(parlor_server_test name)
  parlor_test(${name} SOURCE ${CMAKE_CURRENT_LIST_DIR}/${name}.cpp DEPS parlor_server)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/server/support)
endfunction()

parlor_test(tst_requestframer DEPS parlor_server)
target_include_directories(tst_requestframer PRIVATE ${CMAKE_SOURCE_DIR}/server)
parlor_test(tst_connectionlimits DEPS parlor_server parlor_server_core)
target_include_directories(tst_connectionlimits PRIVATE ${CMAKE_SOURCE_DIR}/server ${CMAKE_SOURCE_DIR}/tests/server/support)
parlor_server_test(tst_inputbudget)
parlor_server_test(tst_listener)
parlor_test(tst_unreadanswers DEPS parlor_server)
target_include_directories(tst_unreadanswers PRIVATE ${CMAKE_SOURCE_DIR}/server ${CMAKE_SOURCE_DIR}/tests/server/support)
parlor_server_test(tst_dispatcher)
parlor_server_test(tst_roomapi)
parlor_test(tst_bodyflow DEPS parlor_server)
target_include_directories(tst_bodyflow PRIVATE ${CMAKE_SOURCE_DIR}/server ${CMAKE_SOURCE_DIR}/tests/server/support)
parlor_server_test(tst_powers)
parlor_test(tst_advertisedaddress DEPS parlor_server)
target_include_directories(tst_advertisedaddress PRIVATE ${CMAKE_SOURCE_DIR}/server)
parlor_server_test(tst_searchroutes)
parlor_server_test(tst_exportroutes)
