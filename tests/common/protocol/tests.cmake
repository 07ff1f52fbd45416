# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

parlor_test(tst_golden DEPS parlor_common)
target_compile_definitions(tst_golden PRIVATE PARLOR_GOLDEN_DIR="${CMAKE_CURRENT_LIST_DIR}/golden")
parlor_test(tst_parlorlink DEPS parlor_common parlor_test_support)
parlor_test(tst_protocolwords DEPS parlor_common)
parlor_test(tst_requestrules DEPS parlor_common)
parlor_test(tst_sse DEPS parlor_common parlor_test_support)
