# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

# A wrong include does not compile. One line of source is built twice, outside of "all": with what the sources of FORBIDDEN
# have, where the compiler must say that there is no such file, and with what those of ALLOWED have, where it must compile.
# parlor_wrong_include(NAME HEADER FORBIDDEN library ALLOWED library)
function(parlor_wrong_include name header)
  cmake_parse_arguments(A "" "FORBIDDEN;ALLOWED" "" ${ARGN})
  set(source ${CMAKE_BINARY_DIR}/tests/includes/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "#include ${header}\n")
  foreach(rule FORBIDDEN ALLOWED)
    string(TOLOWER include_${name}_${rule} target)
    add_library(${target} OBJECT EXCLUDE_FROM_ALL ${source})
    set_target_properties(${target} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${target} PRIVATE parlor_options ${A_${rule}} $<TARGET_PROPERTY:${A_${rule}},LINK_LIBRARIES>)
    add_test(NAME lint_${target} COMMAND ${CMAKE_COMMAND} --build ${CMAKE_BINARY_DIR} --target ${target})
    # Two Ninjas must not work in one folder at the same time.
    set_tests_properties(lint_${target} PROPERTIES RESOURCE_LOCK build_folder LABELS lint
      ENVIRONMENT "LC_ALL=C;CCACHE_DISABLE=1")
  endforeach()
  string(REGEX REPLACE "[<>\"]" "" file ${header})
  string(REPLACE "." "\\." file ${file})
  set_tests_properties(lint_include_${name}_forbidden PROPERTIES
    PASS_REGULAR_EXPRESSION "fatal error: (${file}: No such file or directory|'${file}' file not found)")
endfunction()

parlor_wrong_include(common_network <QNetworkReply> FORBIDDEN parlor_common ALLOWED parlor_client)
parlor_wrong_include(common_server "\"service/services.h\"" FORBIDDEN parlor_common ALLOWED parlor_server_core)
parlor_wrong_include(client_server "\"service/services.h\"" FORBIDDEN parlor_client ALLOWED parlor_server_core)
parlor_wrong_include(client_models "\"timelinemodel.h\"" FORBIDDEN parlor_client ALLOWED parlor_models)
parlor_wrong_include(client_widgets <QWidget> FORBIDDEN parlor_client ALLOWED parlor_ui)
parlor_wrong_include(models_ui "\"theme/tokens.h\"" FORBIDDEN parlor_models ALLOWED parlor_ui)
parlor_wrong_include(core_http <QHttpServer> FORBIDDEN parlor_server_core ALLOWED parlor_server)
parlor_wrong_include(ui_server "\"serverhost.h\"" FORBIDDEN parlor_ui ALLOWED parlor_server)

find_program(PARLOR_GIT git)
if(PARLOR_BASH AND PARLOR_GIT)
  add_test(NAME lint_checks COMMAND ${PARLOR_BASH} ${CMAKE_CURRENT_LIST_DIR}/checks.sh ${CMAKE_SOURCE_DIR}/scripts/checks)
  set_tests_properties(lint_checks PROPERTIES LABELS lint)
endif()
