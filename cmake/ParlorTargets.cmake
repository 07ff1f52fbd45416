# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
# One helper for libraries, one for programs, one for tests. Sources are listed, never globbed.

find_program(PARLOR_CCACHE ccache)
if(PARLOR_CCACHE)
  # The sloppiness is what ccache's manual asks for with precompiled headers.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${PARLOR_CCACHE})
endif()

# Dozens of test programs are linked in every build: mold does it several times faster than the default linker.
find_program(PARLOR_MOLD mold)
if(PARLOR_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

# Compile options that every target of ours gets. What Qt deprecated after 6.4 still has no successor there, so it does not warn.
add_library(parlor_options INTERFACE)
target_compile_options(parlor_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${PARLOR_WARNINGS_AS_ERRORS}>:-Werror>
  # Needed by ccache with precompiled headers; GCC only.
  $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
  $<$<CXX_COMPILER_ID:Clang>:-Xclang;-fno-pch-timestamp>)
target_compile_definitions(parlor_options INTERFACE
  QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
  QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_DEPRECATED_WARNINGS_SINCE=0x060400 PARLOR_VERSION="${PROJECT_VERSION}")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT PARLOR_SANITIZER)
  # KiB: without it GCC searches the precompiled header's 250 MiB for garbage in each file. Sanitized code needs the memory for itself.
  target_compile_options(parlor_options INTERFACE --param=ggc-min-heapsize=400000)
endif()
if(PARLOR_SANITIZER)
  target_compile_options(parlor_options INTERFACE -fsanitize=${PARLOR_SANITIZER} -fno-omit-frame-pointer -g1
    -fno-sanitize-recover=all)
  target_link_options(parlor_options INTERFACE -fsanitize=${PARLOR_SANITIZER})
endif()

# parlor_library(NAME INCLUDE_ROOT DIR [PRIVATE_ROOT DIR] PCH FILE SOURCES ... DEPS ... [PRIVATE_DEPS ...])
# INCLUDE_ROOT is all that a dependent can include: the include path is the dependency rule.
function(parlor_library name)
  cmake_parse_arguments(A "" "INCLUDE_ROOT;PRIVATE_ROOT;PCH" "SOURCES;DEPS;PRIVATE_DEPS" ${ARGN})
  add_library(${name} STATIC ${A_SOURCES})
  target_include_directories(${name} PUBLIC ${A_INCLUDE_ROOT})
  if(A_PRIVATE_ROOT)
    target_include_directories(${name} PRIVATE ${A_PRIVATE_ROOT})
  endif()
  target_link_libraries(${name} PUBLIC ${A_DEPS} PRIVATE parlor_options ${A_PRIVATE_DEPS})
  if(A_PCH)
    target_precompile_headers(${name} PRIVATE ${A_PCH})
  endif()
endfunction()

# parlor_program(NAME SOURCES ... DEPS ...)
function(parlor_program name)
  cmake_parse_arguments(A "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${A_SOURCES})
  target_link_libraries(${name} PRIVATE parlor_options ${A_DEPS})
endfunction()

# parlor_test(NAME [SOURCE FILE...] [DEPS ...] [LABELS ...] [ARGS ...] [TIMEOUT s]); the source is NAME.cpp beside the calling file unless said.
# Every test runs offscreen, without GLib's dispatcher, in UTC and in a home of its own.
function(parlor_test name)
  cmake_parse_arguments(A "" "TIMEOUT" "SOURCE;DEPS;LABELS;ARGS" ${ARGN})
  if(NOT A_SOURCE)
    set(A_SOURCE ${CMAKE_CURRENT_LIST_DIR}/${name}.cpp)
  endif()
  if(NOT A_TIMEOUT)
    set(A_TIMEOUT 300)
  endif()
  set(environment QT_QPA_PLATFORM=offscreen QT_NO_GLIB=1 TZ=UTC LC_ALL=C.UTF-8 HOME=${CMAKE_BINARY_DIR}/test-home
    "LSAN_OPTIONS=print_suppressions=0:suppressions=${CMAKE_SOURCE_DIR}/tests/lsan.supp"
    # Qt is not instrumented: what happens within it says nothing. The servers that tests start are forked by QProcess.
    "TSAN_OPTIONS=ignore_noninstrumented_modules=1 die_after_fork=0 suppressions=${CMAKE_SOURCE_DIR}/tests/tsan.supp")
  if(PARLOR_SANITIZER)
    # Sanitized code is up to twenty times slower: fewer random runs, more patience.
    list(APPEND environment PARLOR_PROPERTY_RUNS=5000)
    math(EXPR A_TIMEOUT "3 * ${A_TIMEOUT}")
  endif()
  add_executable(${name} ${A_SOURCE})
  # The same set for all, so that one precompiled header fits all.
  target_link_libraries(${name} PRIVATE parlor_options Qt6::Test Qt6::Widgets Qt6::Network Qt6::Sql ${A_DEPS})
  target_precompile_headers(${name} REUSE_FROM parlor_test_pch)
  # A test's own moc output is included by its source: what remains of this file is mostly empty, and reading the header takes half a second.
  set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  add_test(NAME ${name} COMMAND ${name} ${A_ARGS})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${A_TIMEOUT} LABELS "${A_LABELS}" ENVIRONMENT "${environment}")
endfunction()
