# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
# What is compiled into the window.
qt_add_resources(parlor_ui parlor_icons PREFIX /parlor BASE ${CMAKE_CURRENT_LIST_DIR} FILES
  ${CMAKE_CURRENT_LIST_DIR}/icons/attach.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/back.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/bell.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/bold.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/check-double.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/check.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/chevron-down.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/clock.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/close.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/copy.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/delete.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/details.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/down.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/edit.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/emoji.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/file.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/forward.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/hash.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/host.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/image.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/join.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/lock.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/more.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/muted.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/people.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/person.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/pin.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/plus.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/reply.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/retry.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/search.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/send.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/settings.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/sign-out.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/star.svg
  ${CMAKE_CURRENT_LIST_DIR}/icons/warning.svg)
