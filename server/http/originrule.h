// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httpreply.h"
#include "http/httprequest.h"

#include <QStringList>

namespace parlor {

/// Which web pages may talk to this server: its own and those that the operator names.
class OriginRule
{
public:
    explicit OriginRule(const QStringList &allowed);

    enum class Verdict { NoOrigin, Own, Allowed, Foreign };
    Verdict judge(const HttpRequest &request) const;
    /// The CORS headers of every answer to a page that may read it.
    static HttpHeaders corsHeaders(const HttpRequest &request);
    /// The answer to a preflight.
    static HttpReply preflight(const QByteArray &allow);

private:
    QList<QByteArray> m_allowed;
};

}  // namespace parlor
