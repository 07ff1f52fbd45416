// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>

namespace parlor {

/// The first line of a request and what its header says about framing.
struct RequestHead {
    QByteArray method;
    QByteArray target;  ///< origin-form, starts with one '/'; bytes that RFC 3986 forbids are percent-encoded
    bool keepAlive = true;
    bool expectsContinue = false;
    bool bodyFollows = false;               ///< it is handed on as it comes
    std::optional<qint64> bodyLength = {};  ///< of a body that follows; none: it ends by itself
};

}  // namespace parlor
