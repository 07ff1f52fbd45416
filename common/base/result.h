// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <functional>
#include <utility>
#include <variant>

namespace parlor {

/// What a call answers that has nothing to say but that it worked.
struct Done {
    bool operator==(const Done &) const = default;
};

/// A value or the reason why there is none.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_value(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_value(std::in_place_index<1>, std::move(error)) {}
    Result(ErrorCode code, QString detail = {}) : Result(Error{code, std::move(detail), {}, 0}) {}

    bool ok() const { return m_value.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Only when ok().
    const T &value() const & { return std::get<0>(m_value); }
    T &value() & { return std::get<0>(m_value); }
    T &&value() && { return std::get<0>(std::move(m_value)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    /// Only when not ok().
    const Error &error() const { return std::get<1>(m_value); }

private:
    std::variant<T, Error> m_value;
};

using Status = Result<Done>;

/// Takes the answer of asynchronous work; called exactly once, on the thread that the callee names.
template<typename T>
using Reply = std::function<void(Result<T>)>;

}  // namespace parlor
