# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
# The catalogues, compiled into the window. English has one for its plurals alone. What is new in the sources comes in with
#   lupdate -pluralonly -no-obsolete -locations none app common -ts translations/parlor_en.ts
# A command of our own because Qt 6.4 and 6.7 spell qt_add_lrelease differently.
set(parlor_catalogues)
foreach(language en)
  set(catalogue ${CMAKE_CURRENT_BINARY_DIR}/parlor_${language}.qm)
  set(source ${CMAKE_SOURCE_DIR}/translations/parlor_${language}.ts)
  add_custom_command(OUTPUT ${catalogue} DEPENDS ${source} VERBATIM
    COMMAND Qt6::lrelease -silent ${source} -qm ${catalogue})
  list(APPEND parlor_catalogues ${catalogue})
endforeach()
qt_add_resources(parlor_ui parlor_translations PREFIX /parlor/translations BASE ${CMAKE_CURRENT_BINARY_DIR}
  FILES ${parlor_catalogues})
