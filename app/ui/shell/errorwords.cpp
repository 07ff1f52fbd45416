// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/errorwords.h"

#include <QCoreApplication>

namespace parlor {

namespace {

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(parlor::ErrorWords)
};

QString fieldWords(const FieldError &field)
{
    if (field.code == QLatin1String("too_long") && field.limit)
        return ErrorWords::tr("The field “%1” is too long: at most %n characters.", nullptr, int(*field.limit))
            .arg(field.field);
    if (field.code == QLatin1String("too_short") && field.limit)
        return ErrorWords::tr("The field “%1” is too short: at least %n characters.", nullptr, int(*field.limit))
            .arg(field.field);
    return ErrorWords::tr("The server does not accept what stands in “%1”.").arg(field.field);
}

QString waitWords(int seconds)
{
    return seconds > 0 ? ErrorWords::tr("Too many tries. Try again in %n s.", nullptr, seconds)
                       : ErrorWords::tr("Too many tries. Wait a little and try again.");
}

}  // namespace

QString errorWords(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Network:
        return ErrorWords::tr(
            "The server cannot be reached. Check the address, and that both computers are on the network.");
    case ErrorCode::BadAnswer:
        return ErrorWords::tr("Something answers there, but it is no Parlor server. Check the address.");
    case ErrorCode::Timeout:
        return ErrorWords::tr("The server took too long to answer. Try again.");
    case ErrorCode::UsernameTaken:
        return ErrorWords::tr("This user name is taken. Choose another, or sign in if it is yours.");
    case ErrorCode::Unauthorized:
    case ErrorCode::TokenExpired:
    case ErrorCode::RefreshReused:
        return ErrorWords::tr("User name or password is wrong.");
    case ErrorCode::RateLimited:
        return waitWords(error.retryAfterSeconds);
    case ErrorCode::Forbidden:
        return ErrorWords::tr("The server does not allow this. If it wants an invitation, ask its owner for a link.");
    case ErrorCode::NotAMember:
        return ErrorWords::tr("You are no longer a member of this room.");
    case ErrorCode::NotFound:
        return ErrorWords::tr("This does not exist any more, or you may not see it.");
    case ErrorCode::Conflict:
        return ErrorWords::tr("Somebody changed it meanwhile. Look at it again.");
    case ErrorCode::InvalidFields:
        return error.fields.isEmpty() ? ErrorWords::tr("The server does not accept this.")
                                      : fieldWords(error.fields.first());
    case ErrorCode::UpgradeRequired:
        return ErrorWords::tr("The server is newer than this program. Update Parlor on this computer.");
    case ErrorCode::Unavailable:
        return ErrorWords::tr("The server is busy or starting. Try again in a moment.");
    case ErrorCode::Storage:
        return ErrorWords::tr("The disk of this computer refused to store it: %1").arg(error.detail);
    case ErrorCode::BodyTooLarge:
        return ErrorWords::tr("It is too large for the server.");
    default:
        return ErrorWords::tr("It did not work (%1).").arg(error.detail);
    }
}

}  // namespace parlor
