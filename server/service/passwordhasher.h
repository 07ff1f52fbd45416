// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/serversettings.h"

#include <QByteArray>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace parlor {

/// Argon2id on threads of its own: one hash costs tens of milliseconds and as many megabytes, so that no
/// other thread can afford it and only a few run at once.
class PasswordHasher
{
public:
    explicit PasswordHasher(const PasswordCost &cost);
    ~PasswordHasher();

    /// Nothing where it is stopping, or memory is short, or too many wait.
    void hash(const QString &password, std::function<void(std::optional<QByteArray>)> reply);
    /// An empty hash, of somebody who does not exist, costs the same time and never fits.
    void verify(const QString &password, const QByteArray &hash, std::function<void(std::optional<bool>)> reply);

    /// Finishes what runs and answers what waits with nothing. From then on everything is answered so.
    void stop();

private:
    /// `stranger` is the hash that stands for nobody's; null: give up.
    using Job = std::function<void(const QByteArray *stranger)>;
    std::optional<QByteArray> hashNow(const QByteArray &password) const;
    void take(Job job);
    void loop();

    PasswordCost m_cost;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_waiting;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

}  // namespace parlor
