// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/searchservice.h"

#include "search/searchquery.h"
#include "search/searchterms.h"
#include "search/snippet.h"
#include "service/refusal.h"
#include "service/roomaccess.h"
#include "store/messagetable.h"
#include "store/readers.h"
#include "store/searchindex.h"
#include "store/store.h"

#include <QCryptographicHash>

namespace parlor {

namespace {

/// Messages that one answer reads, found or not: words that are common but never together are the worst case.
constexpr int kMaxRead = 50'000;
constexpr qint64 kLastPage = 1'000'000;

/// What is the same search, whatever its page, for one device of one person.
QByteArray nameOf(const Caller &caller, const SearchRequest &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(request.words.toUtf8());
    QByteArray rest;
    for (const qint64 number : {caller.user.value, caller.session.value, request.room.value_or(RoomId()).value,
                                request.sender.value_or(UserId()).value, request.before.value_or(Timestamp()).ms,
                                request.after.value_or(Timestamp()).ms, qint64(request.before.has_value()),
                                qint64(request.after.has_value()), request.limit})
        rest += '\n' + QByteArray::number(number);
    hash.addData(rest);
    return hash.result();
}

Result<QList<RoomId>> roomsFor(Database &database, UserId user, std::optional<RoomId> only)
{
    if (!only)
        return MemberTable(database).roomsOf(user);
    const Result<RoomAccess> access = joinedRoom(database, user, *only);
    if (!access)
        return access.error();
    return QList<RoomId>{*only};
}

SearchHit hitOf(Message message, const std::vector<PointRange> &found)
{
    const Snippet snippet = snippetOf(message.body, found);
    SearchHit hit{std::move(message), snippet.text, {}};
    for (const PointRange range : snippet.highlights)
        hit.highlights.append({range.from, range.to - range.from});
    return hit;
}

/// One search over one moment of the store.
class Search
{
public:
    Search(Database &database, const SearchRequest &request, const SearchQuery &query)
        : m_database(database), m_request(request), m_query(query)
    {
    }

    struct Found {
        QList<SearchHit> hits;
        std::optional<MessageId> next;  ///< where the next page begins
        bool isTired = false;           ///< stopped for having read too much
    };
    /// The hits from `newest` on back, after `skip` of them.
    Found run(const QByteArray &expression, SearchIndex::Bounds bounds, int skip, int limit)
    {
        Found found;
        Query candidates = m_database.query("search_find");
        candidates.bind(Utf8{expression}, bounds.first, bounds.last);
        for (int read = 0; candidates.next(); ++read) {
            const auto id = candidates.id<MessageId>(0);
            if (read == kMaxRead) {
                found.next = id;
                found.isTired = true;
                break;
            }
            std::optional<StoredMessage> stored = MessageTable(m_database).find(id);
            if (!stored || !mayBeShown(stored->message))
                continue;
            const std::vector<PointRange> ranges = m_query.find(stored->message.body);
            if (ranges.empty() || skip-- > 0)
                continue;
            if (found.hits.size() == limit) {
                found.next = id;
                break;
            }
            found.hits.append(hitOf(std::move(stored->message), ranges));
        }
        return found;
    }

private:
    /// The index may be a moment behind the store, and knows nothing of times.
    bool mayBeShown(const Message &message) const
    {
        if (message.kind == MessageKind::System || message.deletedAt)
            return false;
        if (m_request.sender && message.senderId != *m_request.sender)
            return false;
        return (!m_request.before || message.createdAt < *m_request.before)
               && (!m_request.after || message.createdAt > *m_request.after);
    }

    Database &m_database;
    const SearchRequest &m_request;
    const SearchQuery &m_query;
};

Result<SearchPage> findIn(Database &database, const Caller &caller, const SearchRequest &request,
                          const SearchQuery &query, SearchPlaces &places)
{
    const Result<QList<RoomId>> rooms = roomsFor(database, caller.user, request.room);
    if (!rooms)
        return rooms.error();
    const QByteArray expression = searchterms::expression(*rooms, request.sender, query);
    std::optional<SearchIndex::Bounds> bounds = SearchIndex(database).bounds(request.after, request.before);
    if (expression.isEmpty() || !bounds)
        return SearchPage();
    const QByteArray name = nameOf(caller, request);
    const int page = int(request.page);
    qint64 skip = 0;
    if (page == 1)
        places.forget(name);
    else if (const std::optional<MessageId> begin = places.beginOf(name, page))
        bounds->last = std::min(bounds->last, *begin);
    else
        skip = (page - 1) * request.limit;
    const Error gone{
        ErrorCode::Gone, QStringLiteral("This search is no longer known, begin with its first page"), {}, 0};
    if (skip > kMaxRead)
        return gone;
    Search::Found found = Search(database, request, query).run(expression, *bounds, int(skip), int(request.limit));
    if (found.isTired && skip > 0)
        return gone;
    if (found.next)
        places.setBegin(name, page + 1, *found.next);
    return SearchPage{std::move(found.hits), found.next ? std::optional(page + 1) : std::nullopt};
}

}  // namespace

SearchService::SearchService(const ServiceContext &context)
    : m_context(context), m_places(std::make_shared<SearchPlaces>())
{
}

SearchService::~SearchService() = default;

void SearchService::find(const Caller &caller, const SearchRequest &request, Reply<SearchPage> reply)
{
    if (request.limit < 1)
        return reply(refusal::badField(QStringLiteral("limit"), QStringLiteral("At least one message"), 1));
    if (request.page < 1 || request.page > kLastPage)
        return reply(refusal::badField(QStringLiteral("page"), QStringLiteral("Pages are counted from 1"), 1));
    const Result<SearchQuery> query = SearchQuery::parse(request.words);
    if (!query)
        return reply(query.error());
    if (const Status may = m_places->enter(caller.user); !may)
        return reply(may.error());
    SearchRequest bounded = request;
    bounded.limit = std::min<qint64>(request.limit, m_context.settings.limits.page);
    m_context.store.searchReaders().read<SearchPage>(
        [caller, bounded, query = *query, places = m_places](Database &database) {
            return findIn(database, caller, bounded, query, *places);
        },
        [user = caller.user, places = m_places, reply = std::move(reply)](Result<SearchPage> page) {
            places->leave(user);
            reply(std::move(page));
        });
}

}  // namespace parlor
