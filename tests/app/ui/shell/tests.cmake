# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
parlor_test(tst_firststart DEPS parlor_windowstage)
parlor_test(tst_roompane DEPS parlor_windowstage)
