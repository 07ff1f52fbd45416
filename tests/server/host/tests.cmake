# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

# A test that starts the program itself.
function(parlord_test name)
  parlor_server_test(${name})
  target_compile_definitions(${name} PRIVATE PARLORD_PROGRAM="$<TARGET_FILE:parlord>")
  add_dependencies(${name} parlord)
endfunction()

parlor_server_test(tst_metrics)
parlor_server_test(tst_retention)
parlor_server_test(tst_serverhost)
parlord_test(tst_commands)
parlord_test(tst_fulldisk)
parlord_test(tst_logs)
parlord_test(tst_parlord)
parlord_test(tst_settings)
parlord_test(tst_tls)
