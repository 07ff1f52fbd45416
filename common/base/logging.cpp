// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

namespace parlor {

Q_LOGGING_CATEGORY(logHttp, "parlor.http", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "parlor.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logStream, "parlor.stream", QtInfoMsg)
Q_LOGGING_CATEGORY(logHost, "parlor.host", QtInfoMsg)
Q_LOGGING_CATEGORY(logClient, "parlor.client", QtInfoMsg)
Q_LOGGING_CATEGORY(logOutbox, "parlor.outbox", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "parlor.ui", QtInfoMsg)

}  // namespace parlor
