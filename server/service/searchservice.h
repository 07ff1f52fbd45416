// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/searchpage.h"
#include "service/caller.h"
#include "service/searchplaces.h"
#include "service/servicecontext.h"

#include <memory>

namespace parlor {

struct SearchRequest {
    QString words;
    std::optional<RoomId> room;
    std::optional<UserId> sender;
    std::optional<Timestamp> before;
    std::optional<Timestamp> after;
    qint64 limit = 50;  ///< as it came
    qint64 page = 1;

    bool operator==(const SearchRequest &) const = default;
};

/// Finds messages by their words, in the caller's rooms alone.
class SearchService
{
public:
    explicit SearchService(const ServiceContext &context);
    ~SearchService();

    /// Newest first. A page can hold fewer hits than its limit and not be the last: what one answer looks
    /// through is bounded. Gone: a later page whose search is no longer remembered and that lies too deep to be
    /// counted out again.
    void find(const Caller &caller, const SearchRequest &request, Reply<SearchPage> reply);

private:
    ServiceContext m_context;
    std::shared_ptr<SearchPlaces> m_places;  ///< replies may come after this object
};

}  // namespace parlor
