# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

# WebSockets is named because HttpServer's package file asks for it on Qt 6.4.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Network Widgets Sql Svg WebSockets HttpServer LinguistTools Test)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(JWT REQUIRED IMPORTED_TARGET libjwt<3)
# Qt speaks TLS; what it cannot do is make a certificate.
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
# The store speaks to SQLite itself: QtSql hides extended error codes, savepoints that roll back by themselves and statement reuse.
find_package(SQLite3 3.38 REQUIRED)
pkg_check_modules(MD4C REQUIRED IMPORTED_TARGET md4c)
