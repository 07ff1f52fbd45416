# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
parlor_library(parlor_server_core
  INCLUDE_ROOT ${CMAKE_CURRENT_SOURCE_DIR}
  PCH pch.h
  SOURCES
    bus/inprocessbus.cpp
    bus/loggedevent.cpp
  DEPS parlor_common
  PRIVATE_DEPS SQLite::SQLite3 PkgConfig::SODIUM PkgConfig::JWT)
