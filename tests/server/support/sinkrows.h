// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runningserver.h"

namespace parlor {

/// What initTestCase_data() of a test calls that runs with both kinds of stream sink.
inline void addSinkRows()
{
    QTest::addColumn<bool>("portable");
    QTest::newRow("detached") << false;
    QTest::newRow("portable") << true;
}

/// A server whose streams are of the kind that the row says.
inline std::unique_ptr<RunningServer> serverOfSinkRow()
{
    QFETCH_GLOBAL(bool, portable);
    return std::make_unique<RunningServer>([portable](ServerOptions &options) { options.portableStreams = portable; });
}

}  // namespace parlor
