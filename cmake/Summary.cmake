# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
message(STATUS "Parlor ${PROJECT_VERSION}: Qt ${Qt6_VERSION}, libsodium ${SODIUM_VERSION}, libjwt ${JWT_VERSION}")
message(STATUS "  build type ${CMAKE_BUILD_TYPE}, sanitizer '${PARLOR_SANITIZER}', warnings as errors ${PARLOR_WARNINGS_AS_ERRORS}, ccache '${PARLOR_CCACHE}', mold '${PARLOR_MOLD}'")
