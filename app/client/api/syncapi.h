// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "protocol/event.h"
#include "protocol/requests.h"

namespace parlor {

/// What a poll brings.
struct PollAnswer {
    QList<Event> events;
    Cursor cursor;
    std::optional<control::Reset> reset;
};

/// The whole picture, and the events where no stream can be had.
class SyncApi
{
public:
    explicit SyncApi(ApiClient &api) : m_api(api) {}

    /// Deleting what these give cancels the request.
    QObject *sync(int messages, QObject *context, Reply<SyncPicture> done);
    QObject *poll(const std::optional<Cursor> &since, std::chrono::seconds wait, QObject *context,
                  Reply<PollAnswer> done);

private:
    ApiClient &m_api;
};

Result<PollAnswer> pollAnswerFromJson(const QJsonObject &object);

}  // namespace parlor
