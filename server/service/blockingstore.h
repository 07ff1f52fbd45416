// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/readers.h"
#include "store/writer.h"

/// Reads and writes that a thread of a WorkerPool waits for. Nobody else may.
namespace parlor::blocking {

/// The one answer of a call that gives it on another thread.
template<typename T>
class Answer
{
public:
    Reply<T> reply()
    {
        return [this](Result<T> result) {
            const std::scoped_lock lock(m_mutex);
            m_result.emplace(std::move(result));
            // Under the lock: the waiting thread destroys this object as soon as it can take it.
            m_wake.notify_one();
        };
    }
    Result<T> take()
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_result.has_value(); });
        return std::move(*m_result);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Result<T>> m_result;
};

template<typename T>
Result<T> read(Readers &readers, Readers::Work<T> work)
{
    Answer<T> answer;
    readers.read<T>(std::move(work), answer.reply());
    return answer.take();
}

template<typename T>
Result<T> write(Writer &writer, Writer::Work<T> work)
{
    Answer<T> answer;
    writer.write<T>(std::move(work), answer.reply());
    return answer.take();
}

}  // namespace parlor::blocking
