// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QLatin1String>

namespace parlor {

/// The name on the wire ("not_a_member"). Local codes have one too, for logs and the outbox.
QLatin1String errorName(ErrorCode code);
/// Internal for a name that is not known.
ErrorCode errorFromName(QStringView name);
/// The HTTP status that goes with a code; 0 for local codes.
int httpStatus(ErrorCode code);
/// The nearest code for a status whose body said none.
ErrorCode errorFromStatus(int status);

/// RFC 9457: {title, status, code, detail, errors[]}.
QJsonObject problemJson(const Error &error);
/// The way back; `status` counts where the body is no problem document.
Error errorFromProblem(const QJsonObject &body, int status, int retryAfterSeconds);

}  // namespace parlor
