// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace parlor {

/// Every way in which something can fail. The first group is the protocol's (its name on the wire and
/// its HTTP status stand in protocol/errorcodes); the second never leaves the process.
enum class ErrorCode {
    InvalidRequest,
    Unauthorized,
    TokenExpired,
    RefreshReused,
    Forbidden,
    NotAMember,
    NotFound,
    MethodNotAllowed,
    Timeout,
    Conflict,
    Gone,
    PreconditionFailed,
    RangeNotSatisfiable,
    HeadersTooLarge,
    ClientKeyConflict,
    UsernameTaken,
    BodyTooLarge,
    UnsupportedMediaType,
    InvalidFields,
    RateLimited,
    UpgradeRequired,
    Internal,
    Unavailable,

    // Local: no server said these.
    Network,    ///< no answer: refused, cut, name not found, timed out
    BadAnswer,  ///< an answer that is not the protocol's (a captive portal's HTML)
    Storage,    ///< our own disk: full, read-only, damaged
    Cancelled,
};

/// What is wrong with one field of a request.
struct FieldError {
    QString field;
    QString code;                 ///< "missing", "wrong_type", "too_long", "too_short", "invalid"
    std::optional<qint64> limit;  ///< the bound that was crossed, where there is one

    bool operator==(const FieldError &) const = default;
};

/// A failure as a value. `code` is for programs, `detail` for people and logs (English).
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    QList<FieldError> fields;
    int retryAfterSeconds = 0;  ///< with RateLimited and Unavailable; 0: not said

    bool operator==(const Error &) const = default;
};

}  // namespace parlor
