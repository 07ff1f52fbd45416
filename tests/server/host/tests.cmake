# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
parlor_server_test(tst_serverhost)
parlor_server_test(tst_parlord)
target_compile_definitions(tst_parlord PRIVATE PARLORD_PROGRAM="$<TARGET_FILE:parlord>")
add_dependencies(tst_parlord parlord)
