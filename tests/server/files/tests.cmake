# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
parlor_test(tst_filewords DEPS parlor_server parlor_server_core)
target_include_directories(tst_filewords PRIVATE ${CMAKE_SOURCE_DIR}/server)
parlor_server_test(tst_files)
parlor_server_test(tst_previews)
parlor_server_test(tst_uploads)
parlor_server_test(tst_uploadkill)
target_compile_definitions(tst_uploadkill PRIVATE PARLORD_PROGRAM="$<TARGET_FILE:parlord>")
add_dependencies(tst_uploadkill parlord)
