# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

parlor_test(tst_rowlist DEPS parlor_common)
parlor_test(tst_timeline DEPS parlor_common)
parlor_test(tst_timelinegaps DEPS parlor_common)
parlor_test(tst_timelinepending DEPS parlor_common)
parlor_test(tst_timelinerevisions DEPS parlor_common)
set(timeline_properties tst_timelineproperties.cpp reference.cpp scenario.cpp)
list(TRANSFORM timeline_properties PREPEND ${CMAKE_CURRENT_LIST_DIR}/)
parlor_test(tst_timelineproperties SOURCE ${timeline_properties} DEPS parlor_common)
