# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Measurements, which are no tests: built when asked for, never run by ctest.

parlor_program(parlor_bench_timeline SOURCES ${CMAKE_CURRENT_LIST_DIR}/timeline_bench.cpp DEPS parlor_common)
set_target_properties(parlor_bench_timeline PROPERTIES EXCLUDE_FROM_ALL ON)

parlor_program(parlor_bench_search SOURCES ${CMAKE_CURRENT_LIST_DIR}/search_bench.cpp DEPS parlor_server_core)
target_compile_definitions(parlor_bench_search PRIVATE PARLOR_TEST_DATA_DIR="${CMAKE_CURRENT_SOURCE_DIR}/data")
set_target_properties(parlor_bench_search PROPERTIES EXCLUDE_FROM_ALL ON)

if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  parlor_program(parlor_bench_load
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/load/load_bench.cpp ${CMAKE_CURRENT_LIST_DIR}/load/loadserver.cpp
    DEPS parlor_common)
  target_compile_definitions(parlor_bench_load PRIVATE PARLORD_PROGRAM="$<TARGET_FILE:parlord>")
  add_dependencies(parlor_bench_load parlord)
  set_target_properties(parlor_bench_load PROPERTIES EXCLUDE_FROM_ALL ON)
endif()
