# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

# A scripted server for the tests of the client: real HTTP on loopback.
add_library(parlor_fakeserver STATIC
  ${CMAKE_CURRENT_LIST_DIR}/fakeparlor.cpp
  ${CMAKE_CURRENT_LIST_DIR}/fakeserver.cpp)
target_include_directories(parlor_fakeserver PUBLIC ${CMAKE_CURRENT_LIST_DIR})
target_link_libraries(parlor_fakeserver PUBLIC parlor_client PRIVATE parlor_options)

parlor_test(tst_session DEPS parlor_client parlor_fakeserver)
parlor_test(tst_apiclient DEPS parlor_client parlor_fakeserver)
parlor_test(tst_outbox DEPS parlor_client parlor_fakeserver)
parlor_test(tst_outboxstore DEPS parlor_client)
parlor_test(tst_eventfeed DEPS parlor_client parlor_fakeserver)
parlor_test(tst_eventstream DEPS parlor_client parlor_fakeserver)
parlor_test(tst_eventapplier DEPS parlor_client parlor_fakeserver)
parlor_test(tst_profile DEPS parlor_client)
parlor_test(tst_unreadcount DEPS parlor_client)
