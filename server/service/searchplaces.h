// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/ids.h"

#include <QHash>
#include <list>
#include <mutex>
#include <vector>

namespace parlor {

/// Where the pages of recent searches begin, so that the second goes on where the first ended, whatever was said
/// in between; and how many searches each person has under way. Safe on any thread.
class SearchPlaces
{
public:
    /// RateLimited where the person has too many under way. Each Done is to be followed by leave().
    Status enter(UserId user);
    void leave(UserId user);

    /// The newest message that the page may hold, if that is known.
    std::optional<MessageId> beginOf(const QByteArray &search, int page);
    void setBegin(const QByteArray &search, int page, MessageId newest);
    /// The search begins anew.
    void forget(const QByteArray &search);

private:
    struct Place {
        QByteArray search;
        std::vector<MessageId> begins;  ///< of the second page and on
    };
    using Places = std::list<Place>;
    Place &touch(const QByteArray &search);

    std::mutex m_mutex;
    QHash<UserId, int> m_underWay;
    Places m_recent;  ///< the last used first
    QHash<QByteArray, Places::iterator> m_bySearch;
};

}  // namespace parlor
