// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/syncapi.h"

#include <QPointer>

namespace parlor {

/// Events by polling, one request after the other, where streams are blocked.
class EventPoller final : public QObject
{
    Q_OBJECT
public:
    explicit EventPoller(SyncApi &api, QObject *parent = nullptr);

    void start(const std::optional<Cursor> &since);
    void stop();
    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void answered(const PollAnswer &answer);
    /// It has stopped.
    void failed(const Error &why);

private:
    void ask(std::chrono::seconds wait);
    void take(const Result<PollAnswer> &answer);

    SyncApi &m_api;
    bool m_isRunning = false;
    std::optional<Cursor> m_cursor;
    QPointer<QObject> m_request;
};

}  // namespace parlor
