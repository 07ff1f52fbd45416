// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <chrono>

/// The refusals that several services give, in the same words.
namespace parlor::refusal {

inline Error noSuchRoom()
{
    return {ErrorCode::NotFound, QStringLiteral("There is no such room"), {}, 0};
}

inline Error noSuchWorkspace()
{
    return {ErrorCode::NotFound, QStringLiteral("There is no such workspace"), {}, 0};
}

inline Error noSuchMessage()
{
    return {ErrorCode::NotFound, QStringLiteral("There is no such message"), {}, 0};
}

inline Error forbidden(const QString &why)
{
    return {ErrorCode::Forbidden, why, {}, 0};
}

inline Error tooMany(const QString &why, std::chrono::milliseconds wait)
{
    return {ErrorCode::RateLimited, why, {}, int(std::chrono::ceil<std::chrono::seconds>(wait).count())};
}

/// No password can be checked or hashed now.
inline Error hasherAway()
{
    return {ErrorCode::Unavailable, QStringLiteral("The password cannot be checked now"), {}, 1};
}

/// One field of a request that has the right shape but cannot be.
inline Error badField(const QString &field, const QString &why, std::optional<qint64> limit = {})
{
    return {ErrorCode::InvalidFields, why, {{field, QStringLiteral("invalid"), limit}}, 0};
}

}  // namespace parlor::refusal
