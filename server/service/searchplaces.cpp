// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/searchplaces.h"

namespace parlor {

namespace {

constexpr qsizetype kSearches = 2000;
constexpr int kUnderWay = 16;

}  // namespace

Status SearchPlaces::enter(UserId user)
{
    const std::scoped_lock lock(m_mutex);
    if (m_underWay.value(user) >= kUnderWay)
        return Error{ErrorCode::RateLimited, QStringLiteral("Too many searches at once"), {}, 1};
    ++m_underWay[user];
    return Done{};
}

void SearchPlaces::leave(UserId user)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto count = m_underWay.find(user); count != m_underWay.end() && --*count == 0)
        m_underWay.erase(count);
}

std::optional<MessageId> SearchPlaces::beginOf(const QByteArray &search, int page)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_bySearch.constFind(search);
    if (found == m_bySearch.cend())
        return std::nullopt;
    const std::vector<MessageId> &begins = (*found)->begins;
    const size_t index = size_t(page - 2);
    return page >= 2 && index < begins.size() ? std::optional(begins[index]) : std::nullopt;
}

void SearchPlaces::setBegin(const QByteArray &search, int page, MessageId newest)
{
    const std::scoped_lock lock(m_mutex);
    std::vector<MessageId> &begins = touch(search).begins;
    const size_t index = size_t(page - 2);
    // A page further on than any known is one whose search was forgotten meanwhile.
    if (index > begins.size())
        return;
    begins.resize(index);
    begins.push_back(newest);
}

void SearchPlaces::forget(const QByteArray &search)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto found = m_bySearch.find(search); found != m_bySearch.end())
        (*found)->begins.clear();
}

SearchPlaces::Place &SearchPlaces::touch(const QByteArray &search)
{
    if (const auto found = m_bySearch.find(search); found != m_bySearch.end()) {
        m_recent.splice(m_recent.begin(), m_recent, *found);
        return m_recent.front();
    }
    m_recent.push_front({search, {}});
    m_bySearch.insert(search, m_recent.begin());
    if (m_bySearch.size() > kSearches) {
        m_bySearch.remove(m_recent.back().search);
        m_recent.pop_back();
    }
    return m_recent.front();
}

}  // namespace parlor
