// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apirequest.h"
#include "base/clock.h"

#include <QObject>
#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QNetworkReply;
QT_END_NAMESPACE

namespace parlor {

/// One request under way. Answers once and deletes itself; deleted before, it aborts and answers nothing.
class HttpCall final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const HttpAnswer &)>;

    /// Takes the reply over. The time limit is ours, not QNetworkRequest's: that one queues its abort to a
    /// reply which may be deleted meanwhile (Qt 6.8), and does not follow our clock.
    HttpCall(QNetworkReply *reply, Clock &clock, std::chrono::milliseconds timeout, Done done, QObject *parent);
    ~HttpCall() override;

private:
    void finish();
    void giveUp();

    QNetworkReply *m_reply;
    std::unique_ptr<Timer> m_timer;
    Done m_done;
    bool m_timedOut = false;
};

/// An answer as the protocol means it. BadAnswer for what is not the protocol's: another page by a proxy
/// or a captive portal, a redirect.
HttpAnswer readAnswer(QNetworkReply &reply);
/// Seconds of Retry-After, 0 where there are none.
int retryAfterSeconds(const QNetworkReply &reply);

}  // namespace parlor
