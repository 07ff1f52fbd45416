# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

# parlor_fuzz(NAME [SOURCES ...] [CORPUS FOLDER...] DEPS ...): fuzz_NAME of NAME_fuzz.cpp, corpus/NAME and dict/NAME.dict.
# With the preset "fuzz" (Clang) libFuzzer drives it; everywhere else it is a test that replays the corpus and then mutates it
# for a while with a driver of our own.
function(parlor_fuzz name)
  cmake_parse_arguments(A "" "" "SOURCES;CORPUS;DEPS" ${ARGN})
  set(here ${CMAKE_SOURCE_DIR}/tests/fuzz)
  set(target fuzz_${name})
  add_executable(${target} ${here}/${name}_fuzz.cpp ${A_SOURCES})
  target_include_directories(${target} PRIVATE ${here} ${CMAKE_SOURCE_DIR}/server ${CMAKE_SOURCE_DIR}/tests/common/timeline)
  target_link_libraries(${target} PRIVATE parlor_options ${A_DEPS})
  if(PARLOR_SANITIZER MATCHES "fuzzer-no-link")
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    add_dependencies(parlor_fuzz_targets ${target})
    return()
  endif()
  target_sources(${target} PRIVATE ${here}/driver.cpp)
  set(corpus ${here}/corpus/${name} ${A_CORPUS})
  set(dictionary)
  if(EXISTS ${here}/dict/${name}.dict)
    set(dictionary --dictionary ${here}/dict/${name}.dict)
  endif()
  add_test(NAME ${target} COMMAND ${target} ${dictionary} ${corpus})
  # Always the same walk: what is new is looked for by hand, with other seeds and more time.
  set_tests_properties(${target} PROPERTIES TIMEOUT 300 LABELS fuzz ENVIRONMENT "TZ=UTC;LC_ALL=C.UTF-8;PARLOR_SEED=1")
endfunction()

add_custom_target(parlor_fuzz_targets)
parlor_fuzz(framer
  SOURCES ${CMAKE_SOURCE_DIR}/server/http/headerreader.cpp ${CMAKE_SOURCE_DIR}/server/http/requestframer.cpp
  DEPS parlor_common)
parlor_fuzz(links DEPS parlor_common)
parlor_fuzz(protocol CORPUS ${CMAKE_SOURCE_DIR}/tests/common/protocol/golden DEPS parlor_common)
set(parlor_search foldedtext.cpp searchquery.cpp searchtokens.cpp)
list(TRANSFORM parlor_search PREPEND ${CMAKE_SOURCE_DIR}/server/search/)
parlor_fuzz(search SOURCES ${parlor_search} DEPS parlor_common)
parlor_fuzz(sse DEPS parlor_common)
parlor_fuzz(texts SOURCES ${CMAKE_SOURCE_DIR}/server/service/mentionparser.cpp DEPS parlor_common)
parlor_fuzz(timeline
  SOURCES ${CMAKE_SOURCE_DIR}/tests/common/timeline/reference.cpp ${CMAKE_SOURCE_DIR}/tests/common/timeline/scenario.cpp
  DEPS parlor_common)
parlor_fuzz(uploads SOURCES ${CMAKE_SOURCE_DIR}/server/service/uploadmetadata.cpp DEPS parlor_common)
