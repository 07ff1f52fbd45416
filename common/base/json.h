// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace parlor {

constexpr int kMaxJsonDepth = 64;

/// Parses one JSON object. InvalidRequest where the text is malformed, not UTF-8, nests deeper than
/// kMaxJsonDepth, or is not an object; the detail names the byte.
Result<QJsonObject> parseJsonObject(const QByteArray &text);

/// The compact text of an object, UTF-8.
QByteArray compactJson(const QJsonObject &object);

}  // namespace parlor
