// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace parlor {

Q_DECLARE_LOGGING_CATEGORY(logHttp)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logStream)
Q_DECLARE_LOGGING_CATEGORY(logHost)
Q_DECLARE_LOGGING_CATEGORY(logClient)
Q_DECLARE_LOGGING_CATEGORY(logOutbox)
Q_DECLARE_LOGGING_CATEGORY(logUi)

}  // namespace parlor
