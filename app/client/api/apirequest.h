// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QUrlQuery>
#include <chrono>
#include <optional>

namespace parlor {

/// One request as the api classes word it.
struct ApiRequest {
    QByteArray method = "GET";
    QString path;  ///< as protocol/endpoints spells it
    QUrlQuery query = {};
    std::optional<QJsonObject> body = {};
    std::chrono::milliseconds timeout = std::chrono::seconds(30);  ///< for the whole of it
};

/// What came back: the object of a success (empty with 204), or why there is none.
struct HttpAnswer {
    Result<QJsonObject> result;
    QJsonObject problem;  ///< the body of a refusal: some carry the present state
};

}  // namespace parlor
