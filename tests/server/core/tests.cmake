# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

parlor_test(tst_accounts DEPS parlor_server_core)
parlor_test(tst_attemptwindow DEPS parlor_server_core)
parlor_test(tst_mentionparser DEPS parlor_server_core)
parlor_test(tst_mentions DEPS parlor_server_core)
parlor_test(tst_messages DEPS parlor_server_core)
parlor_test(tst_pins DEPS parlor_server_core)
parlor_test(tst_presence DEPS parlor_server_core)
parlor_test(tst_ratelimiter DEPS parlor_server_core)
parlor_test(tst_receipts DEPS parlor_server_core)
parlor_test(tst_rooms DEPS parlor_server_core)
parlor_test(tst_store DEPS parlor_server_core)
parlor_test(tst_sync DEPS parlor_server_core)
parlor_test(tst_unreadmodel DEPS parlor_server_core parlor_test_support)
parlor_test(tst_workspaces DEPS parlor_server_core)
parlor_test(tst_writer DEPS parlor_server_core)
