# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

parlor_test(tst_manualclock DEPS parlor_common)
parlor_test(tst_jsonreader DEPS parlor_common)
parlor_test(tst_timeandchance DEPS parlor_common)
