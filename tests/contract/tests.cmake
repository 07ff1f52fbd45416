# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

# docs/openapi.yaml and docs/protocol.md, held against a real server. Python reads YAML and knows JSON schemas; what is
# missing there is a test that is skipped with a word.
parlor_program(parlor_routes SOURCES ${CMAKE_CURRENT_LIST_DIR}/routes.cpp DEPS parlor_server parlor_server_core Qt6::HttpServer)
target_include_directories(parlor_routes PRIVATE ${CMAKE_SOURCE_DIR}/server)

find_package(Python3 3.9 COMPONENTS Interpreter)
if(Python3_Interpreter_FOUND)
  # parlor_contract_test(NAME SCRIPT ARGS ...)
  function(parlor_contract_test name script)
    cmake_parse_arguments(A "" "" "ARGS" ${ARGN})
    add_test(NAME ${name} COMMAND ${Python3_EXECUTABLE} -B ${script} ${A_ARGS} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}/tests/contract)
    # The server that a test starts needs what tests in C++ have.
    set(environment QT_NO_GLIB=1 TZ=UTC LC_ALL=C.UTF-8
      "LSAN_OPTIONS=print_suppressions=0:suppressions=${CMAKE_SOURCE_DIR}/tests/lsan.supp"
      "TSAN_OPTIONS=ignore_noninstrumented_modules=1 suppressions=${CMAKE_SOURCE_DIR}/tests/tsan.supp")
    set_tests_properties(${name} PROPERTIES TIMEOUT 900 LABELS contract SKIP_RETURN_CODE 77 ENVIRONMENT "${environment}")
  endfunction()

  set(PARLOR_OPENAPI ${CMAKE_SOURCE_DIR}/docs/openapi.yaml)
  parlor_contract_test(contract_document check_document.py ARGS ${PARLOR_OPENAPI})
  parlor_contract_test(contract_server check_server.py
    ARGS $<TARGET_FILE:parlord> $<TARGET_FILE:parlor_routes> ${PARLOR_OPENAPI})
  parlor_contract_test(contract_guide check_guide.py
    ARGS $<TARGET_FILE:parlord> ${PARLOR_OPENAPI} ${CMAKE_SOURCE_DIR}/docs/protocol.md)
endif()
