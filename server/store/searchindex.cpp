// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchindex.h"

#include "base/logging.h"
#include "search/searchterms.h"

#include <QDir>
#include <QFile>
#include <limits>

namespace parlor {

namespace {

constexpr int kSchema = 1;
/// Messages whose times are kept as one: the clock may jump, so ids alone do not tell when something was said.
constexpr qint64 kSpan = 1024;
/// What the index gathers in memory before it writes: larger pieces are merged less often.
constexpr int kHashBytes = 8 * 1024 * 1024;
const QString kIdentity = QStringLiteral("identity");
const QString kNewest = QStringLiteral("newest");

QByteArray identityFor(const QString &epoch)
{
    return epoch.toLatin1() + '/' + QByteArray::number(kSchema) + '/' + searchRules();
}

QByteArray identityOf(Database &database)
{
    Query query = database.query("search_state_find");
    query.bind(kIdentity);
    return query.next() ? query.bytes(0) : QByteArray();
}

bool fits(Database &database, const QByteArray &identity, MessageId newest)
{
    return identityOf(database) == identity && SearchIndex(database).number(kNewest) <= newest.value;
}

bool furnish(Database &database, const QByteArray &identity)
{
    database.query("begin_write").run();
    for (const char *statement : {"search_create_state", "search_create_spans", "search_create_words"})
        database.query(statement).run();
    database.query("search_words_tune").bind(QStringLiteral("hashsize"), kHashBytes).run();
    database.query("search_state_put").bind(kIdentity, identity).run();
    database.query("commit").run();
    return !database.failed();
}

void removeFiles(const QString &file)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(file + QLatin1String(suffix));
}

Result<std::unique_ptr<Database>> openFile(const QString &file)
{
    auto database = Database::open(file, Database::Mode::ReadWrite);
    // What a power cut takes is read from the store again. It is written in runs, so that much of it need not be held.
    if (database && !(*database)->execute("PRAGMA synchronous=NORMAL; PRAGMA cache_size=-4096"))
        return (*database)->failure();
    return database;
}

}  // namespace

SearchableMessage SearchableMessage::read(const Query &query, int first)
{
    SearchableMessage message;
    message.id = query.id<MessageId>(first);
    message.room = query.id<RoomId>(first + 1);
    message.sender = query.id<UserId>(first + 2);
    message.kind = MessageKind(query.integer(first + 3));
    message.createdAt = query.time(first + 4);
    message.body = query.text(first + 5);
    return message;
}

Result<std::unique_ptr<Database>> SearchIndex::open(const QString &file, const QString &epoch, MessageId newest)
{
    const QByteArray identity = identityFor(epoch);
    if (QFile::exists(file)) {
        auto database = openFile(file);
        if (database && fits(**database, identity, newest))
            return database;
        qCInfo(logStore).noquote() << "The search index" << file << "is made anew";
    }
    removeFiles(file);
    auto database = openFile(file);
    if (!database)
        return database;
    if (!furnish(**database, identity))
        return Error{ErrorCode::Storage,
                     QStringLiteral("Cannot make the search index %1: %2").arg(file, (*database)->failure().detail),
                     {},
                     0};
    return database;
}

Status SearchIndex::attach(Database &store, const QString &file)
{
    store.query("search_attach").bind(QDir::toNativeSeparators(file)).run();
    if (!store.failed())
        return Done{};
    return Error{ErrorCode::Storage,
                 QStringLiteral("Cannot open the search index %1: %2").arg(file, store.failure().detail),
                 {},
                 0};
}

void SearchIndex::add(const SearchableMessage &message)
{
    const auto [span, isNew] = m_spans.try_emplace(message.id.value / kSpan,
                                                   Span{message.createdAt, message.createdAt});
    span->second.first = std::min(span->second.first, message.createdAt);
    span->second.last = std::max(span->second.last, message.createdAt);
    if (message.kind == MessageKind::System || message.body.isEmpty())
        return;
    const FoldedText folded = foldText(message.body);
    const QByteArray terms = searchterms::ofMessage(message.room, message.sender, folded, tokensOf(folded));
    if (!terms.isEmpty())
        m_database.query("search_words_add").bind(message.id, Utf8{terms}).run();
}

void SearchIndex::forget(const SearchableMessage &message)
{
    if (message.kind == MessageKind::System)
        return;
    const FoldedText folded = foldText(message.body);
    const QByteArray terms = searchterms::ofMessage(message.room, message.sender, folded, tokensOf(folded));
    if (!terms.isEmpty())
        m_database.query("search_words_forget").bind(message.id, Utf8{terms}).run();
}

void SearchIndex::finish()
{
    for (const auto &[number, span] : m_spans) {
        Query query = m_database.query("search_span_widen");
        query.bind(number, span.first, span.last);
        query.run();
    }
    m_spans.clear();
}

qint64 SearchIndex::number(const QString &name)
{
    Query query = m_database.query("search_state_find");
    query.bind(name);
    return query.next() ? query.integer(0) : 0;
}

void SearchIndex::setNumber(const QString &name, qint64 value)
{
    m_database.query("search_state_put").bind(name, value).run();
}

std::optional<SearchIndex::Bounds> SearchIndex::bounds(std::optional<Timestamp> after, std::optional<Timestamp> before)
{
    constexpr qint64 kFarthest = std::numeric_limits<qint64>::max();
    if (!after && !before)
        return Bounds{MessageId{1}, MessageId{kFarthest}};
    Query query = m_database.query("search_spans_within");
    query.bind(after ? after->ms : -kFarthest, before ? before->ms : kFarthest);
    if (!query.next() || query.isNull(0))
        return std::nullopt;
    return Bounds{MessageId{query.integer(0) * kSpan}, MessageId{query.integer(1) * kSpan + kSpan - 1}};
}

}  // namespace parlor
