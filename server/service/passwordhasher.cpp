// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/passwordhasher.h"

#include <sodium.h>

namespace parlor {

PasswordHasher::PasswordHasher(const PasswordCost &cost) : m_cost(cost)
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot start");
    for (int i = 0; i < std::max(1, m_cost.threads); ++i)
        m_threads.emplace_back([this] { loop(); });
}

PasswordHasher::~PasswordHasher()
{
    stop();
}

void PasswordHasher::stop()
{
    std::vector<std::thread> threads;
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
        threads.swap(m_threads);
    }
    m_wake.notify_all();
    for (std::thread &thread : threads)
        thread.join();
}

void PasswordHasher::hash(const QString &password, std::function<void(std::optional<QByteArray>)> reply)
{
    take([this, text = password.toUtf8(), reply = std::move(reply)](const QByteArray *stranger) {
        reply(stranger ? hashNow(text) : std::nullopt);
    });
}

void PasswordHasher::verify(const QString &password, const QByteArray &hash,
                            std::function<void(std::optional<bool>)> reply)
{
    take([text = password.toUtf8(), hash, reply = std::move(reply)](const QByteArray *stranger) {
        if (!stranger)
            return reply(std::nullopt);
        const QByteArray &against = hash.isEmpty() ? *stranger : hash;
        const bool fits = crypto_pwhash_str_verify(against.constData(), text.constData(), quint64(text.size())) == 0;
        reply(fits && !hash.isEmpty());
    });
}

std::optional<QByteArray> PasswordHasher::hashNow(const QByteArray &password) const
{
    char text[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(text, password.constData(), quint64(password.size()), m_cost.operations, m_cost.memoryBytes)
        != 0)
        return std::nullopt;
    return QByteArray(text);
}

void PasswordHasher::take(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_stopping && m_waiting.size() < size_t(m_cost.mostWaiting)) {
            m_waiting.push_back(std::move(job));
            m_wake.notify_one();
            return;
        }
    }
    job(nullptr);
}

void PasswordHasher::loop()
{
    const QByteArray stranger = hashNow("nobody's").value_or(QByteArray());
    for (;;) {
        Job job;
        bool stopping = false;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            job = std::move(m_waiting.front());
            m_waiting.pop_front();
            stopping = m_stopping;
        }
        job(stopping ? nullptr : &stranger);
    }
}

}  // namespace parlor
