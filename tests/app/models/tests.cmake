# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
parlor_test(tst_previewtext DEPS parlor_models)
parlor_test(tst_roomlistmodel DEPS parlor_models)
parlor_test(tst_timelinemodel DEPS parlor_models parlor_test_support)
