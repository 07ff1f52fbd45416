// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/errorcodes.h"

#include "base/jsonreader.h"
#include "protocol/endpoints.h"

#include <array>

namespace parlor {

namespace {

struct CodeEntry {
    ErrorCode code;
    int status;  ///< 0: never on the wire
    const char *name;
    const char *title;
};

/// Of several codes with one status the first is what the status alone means.
constexpr std::array kCodes{
    CodeEntry{ErrorCode::InvalidRequest, 400, "invalid_request", "The request cannot be read"},
    CodeEntry{ErrorCode::Unauthorized, 401, "unauthorized", "Not signed in"},
    CodeEntry{ErrorCode::TokenExpired, 401, "token_expired", "The access token has expired"},
    CodeEntry{ErrorCode::RefreshReused, 401, "refresh_reused", "The refresh token was used before"},
    CodeEntry{ErrorCode::Forbidden, 403, "forbidden", "Not allowed"},
    CodeEntry{ErrorCode::NotAMember, 403, "not_a_member", "Not a member of this room"},
    CodeEntry{ErrorCode::NotFound, 404, "not_found", "Not found"},
    CodeEntry{ErrorCode::MethodNotAllowed, 405, "method_not_allowed", "The method is not allowed here"},
    CodeEntry{ErrorCode::Timeout, 408, "timeout", "The request took too long to arrive"},
    CodeEntry{ErrorCode::Conflict, 409, "conflict", "In conflict with the present state"},
    CodeEntry{ErrorCode::ClientKeyConflict, 409, "client_key_conflict", "The client key names another message"},
    CodeEntry{ErrorCode::UsernameTaken, 409, "username_taken", "The user name is taken"},
    CodeEntry{ErrorCode::Gone, 410, "gone", "No longer there"},
    CodeEntry{ErrorCode::PreconditionFailed, 412, "precondition_failed", "A precondition does not hold"},
    CodeEntry{ErrorCode::BodyTooLarge, 413, "body_too_large", "The body is too large"},
    CodeEntry{ErrorCode::UnsupportedMediaType, 415, "unsupported_media_type", "The media type is not supported"},
    CodeEntry{ErrorCode::RangeNotSatisfiable, 416, "range_not_satisfiable", "The range lies outside the file"},
    CodeEntry{ErrorCode::InvalidFields, 422, "invalid_fields", "Some fields are missing or wrong"},
    CodeEntry{ErrorCode::UpgradeRequired, 426, "upgrade_required", "This protocol version is not spoken"},
    CodeEntry{ErrorCode::RateLimited, 429, "rate_limited", "Too many requests"},
    CodeEntry{ErrorCode::HeadersTooLarge, 431, "headers_too_large", "The header is too large"},
    CodeEntry{ErrorCode::Internal, 500, "internal", "The server failed"},
    CodeEntry{ErrorCode::Unavailable, 503, "unavailable", "Not available at present"},
    CodeEntry{ErrorCode::Network, 0, "network", "No connection"},
    CodeEntry{ErrorCode::BadAnswer, 0, "bad_answer", "The answer cannot be read"},
    CodeEntry{ErrorCode::Storage, 0, "storage", "The disk failed"},
    CodeEntry{ErrorCode::Cancelled, 0, "cancelled", "Cancelled"},
};
static_assert(kCodes.size() == size_t(ErrorCode::Cancelled) + 1, "a code without an entry");

const CodeEntry &entryOf(ErrorCode code)
{
    return *std::find_if(kCodes.begin(), kCodes.end(), [code](const CodeEntry &e) { return e.code == code; });
}

QJsonObject toJson(const FieldError &field)
{
    QJsonObject json{{QLatin1String("field"), field.field}, {QLatin1String("code"), field.code}};
    if (field.limit)
        json.insert(QLatin1String("limit"), *field.limit);
    return json;
}

/// What a proxy or a later version wrote there is no reason to fail: the fields only explain.
QList<FieldError> fieldErrors(const QJsonValue &errors)
{
    QList<FieldError> fields;
    for (const QJsonValue value : errors.toArray()) {
        const QJsonObject json = value.toObject();
        FieldError field{
            json.value(QLatin1String("field")).toString(), json.value(QLatin1String("code")).toString(), {}};
        if (const QJsonValue limit = json.value(QLatin1String("limit")); limit.isDouble())
            field.limit = limit.toInteger();
        fields.append(field);
    }
    return fields;
}

}  // namespace

QLatin1String errorName(ErrorCode code)
{
    return QLatin1String(entryOf(code).name);
}

ErrorCode errorFromName(QStringView name)
{
    const auto it = std::find_if(kCodes.begin(), kCodes.end(),
                                 [name](const CodeEntry &e) { return name == QLatin1String(e.name); });
    return it == kCodes.end() ? ErrorCode::Internal : it->code;
}

int httpStatus(ErrorCode code)
{
    return entryOf(code).status;
}

ErrorCode errorFromStatus(int status)
{
    const auto it = std::find_if(kCodes.begin(), kCodes.end(),
                                 [status](const CodeEntry &e) { return e.status == status; });
    if (status > 0 && it != kCodes.end())
        return it->code;
    // RFC 9110, 15: a status that is not known counts as the x00 of its class.
    if (status == 502 || status == 504)
        return ErrorCode::Unavailable;
    if (status >= 500 && status < 600)
        return ErrorCode::Internal;
    if (status >= 400 && status < 500)
        return ErrorCode::InvalidRequest;
    return ErrorCode::BadAnswer;
}

QJsonObject problemJson(const Error &error)
{
    const CodeEntry &entry = entryOf(error.code);
    QJsonObject json{{QLatin1String("title"), QLatin1String(entry.title)},
                     {QLatin1String("status"), entry.status},
                     {QLatin1String("code"), QLatin1String(entry.name)}};
    if (!error.detail.isEmpty())
        json.insert(QLatin1String("detail"), error.detail);
    if (error.code == ErrorCode::UpgradeRequired)
        json.insert(QLatin1String("lowest"), endpoint::kProtocolVersion);
    QJsonArray fields;
    for (const FieldError &field : error.fields)
        fields.append(toJson(field));
    if (!fields.isEmpty())
        json.insert(QLatin1String("errors"), fields);
    return json;
}

Error errorFromProblem(const QJsonObject &body, int status, int retryAfterSeconds)
{
    Error error{errorFromStatus(status), {}, {}, retryAfterSeconds};
    const QString name = body.value(QLatin1String("code")).toString();
    // A local code is not the server's to say, and an unknown one says less than the status.
    if (const ErrorCode named = errorFromName(name); errorName(named) == name && httpStatus(named) != 0)
        error.code = named;
    error.detail = body.value(QLatin1String("detail")).toString();
    if (error.detail.isEmpty())
        error.detail = body.value(QLatin1String("title")).toString();
    error.fields = fieldErrors(body.value(QLatin1String("errors")));
    return error;
}

}  // namespace parlor
