// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchindexer.h"

#include "base/logging.h"
#include "store/searchindex.h"
#include "store/writer.h"

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace parlor {

using namespace std::chrono_literals;

namespace {

constexpr int kBatch = 1000;
/// Messages that come one by one are indexed together, which is several times cheaper.
constexpr auto kGathering = 20ms;
constexpr auto kAfterFailure = 1s;
const QString kNewest = QStringLiteral("newest");
const QString kOlder = QStringLiteral("older");
const QString kChange = QStringLiteral("change");
const QString kBegun = QStringLiteral("begun");

/// Where all cores are busy, those who write and those who are answered go first.
void stepBack()
{
#ifdef Q_OS_LINUX
    // Of this thread alone, on Linux. A third of the weight of the others, whatever that is: an index that gets nothing
    // where the machine is busy would never be up to date.
    constexpr int kStep = 5;
    ::setpriority(PRIO_PROCESS, 0, ::getpriority(PRIO_PROCESS, 0) + kStep);
#endif
}

qint64 numberOf(Database &database, std::string_view statement)
{
    Query query = database.query(statement);
    return query.next() ? query.integer(0) : 0;
}

}  // namespace

SearchIndexer::SearchIndexer(std::unique_ptr<Database> index, std::unique_ptr<Database> store, Writer &writer,
                             EventBus &bus)
    : m_index(std::move(index)), m_store(std::move(store)), m_writer(writer), m_bus(bus)
{
    m_subscription = m_bus.subscribe({[this](const QList<LoggedEventPtr> &) { wake(); }, {}, {}});
    m_thread = std::thread([this] { loop(); });
}

SearchIndexer::~SearchIndexer()
{
    m_bus.unsubscribe(m_subscription);
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_settled.notify_all();
    m_thread.join();
}

void SearchIndexer::wake()
{
    {
        const std::scoped_lock lock(m_mutex);
        ++m_asked;
    }
    m_wake.notify_one();
}

bool SearchIndexer::settle()
{
    std::unique_lock lock(m_mutex);
    const quint64 wanted = ++m_asked;
    ++m_waiting;
    m_wake.notify_one();
    m_settled.wait(lock, [&] { return m_done >= wanted || m_failures > 0 || m_stopping; });
    --m_waiting;
    return m_done >= wanted;
}

void SearchIndexer::loop()
{
    stepBack();
    load();
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        const quint64 asked = m_asked;
        lock.unlock();
        const Turn turn = this->turn();
        lock.lock();
        m_failures = turn == Turn::Failed ? m_failures + 1 : 0;
        if (turn == Turn::More)
            continue;
        m_done = turn == Turn::Idle ? asked : m_done;
        m_settled.notify_all();
        if (turn == Turn::Failed) {
            m_wake.wait_for(lock, kAfterFailure, [this] { return m_stopping.load(); });
            continue;
        }
        m_wake.wait(lock, [&] { return m_stopping || m_asked != asked; });
        m_wake.wait_for(lock, kGathering, [this] { return m_stopping || m_waiting > 0; });
    }
}

/// Where the last commit of the index left off. A new index begins at the end of the store.
void SearchIndexer::load()
{
    SearchIndex index(*m_index);
    m_place = {index.number(kNewest), index.number(kOlder), index.number(kChange)};
    if (index.number(kBegun) > 0)
        return;
    m_place.newest = m_place.older = numberOf(*m_store, "search_messages_head");
}

void SearchIndexer::save()
{
    SearchIndex index(*m_index);
    index.setNumber(kNewest, m_place.newest);
    index.setNumber(kOlder, m_place.older);
    index.setNumber(kChange, m_place.change);
    index.setNumber(kBegun, 1);
}

SearchIndexer::Turn SearchIndexer::turn()
{
    m_store->query("begin_read").run();
    const qint64 head = numberOf(*m_store, "search_messages_head");
    const bool isChanged = numberOf(*m_store, "search_changes_head") > m_place.change;
    const bool isIdle = head <= m_place.newest && !isChanged && m_place.older == 0;
    if (!isIdle && !m_store->failed()) {
        // Once the store forgets a change it must be on disk here, and all that came before.
        if (isChanged)
            m_index->execute("PRAGMA synchronous=FULL");
        m_index->query("begin_write").run();
        if (isChanged)
            indexChanges();
        if (head > m_place.newest)
            indexBetween(m_place.newest, head, &m_place.newest);
        else if (!isChanged)
            indexOlder();
        if (m_stopping) {
            rollBack();
            return Turn::Failed;
        }
        save();
        m_index->query("commit").run();
        if (isChanged)
            m_index->execute("PRAGMA synchronous=NORMAL");
    }
    m_store->query("commit").run();
    if (!commit())
        return Turn::Failed;
    if (isChanged) {
        m_writer.write<Done>(
            [upTo = m_place.change](WriteTransaction &transaction) -> Status {
                transaction.database().query("search_change_forget").bind(upTo).run();
                return Done{};
            },
            [](const Status &) {});
    }
    return isIdle ? Turn::Idle : Turn::More;
}

/// Whether all went well. What did not is undone and tried again later.
bool SearchIndexer::commit()
{
    if (!m_index->failed() && !m_store->failed())
        return true;
    if (m_failures == 0)
        qCWarning(logStore) << "Search does not see what is new until the index can be written again";
    rollBack();
    load();
    m_index->clearFailure();
    m_store->clearFailure();
    return false;
}

void SearchIndexer::rollBack()
{
    for (Database *database : {m_index.get(), m_store.get()}) {
        database->clearFailure();
        if (database->inTransaction())
            database->execute("ROLLBACK");
        database->clearFailure();
    }
}

void SearchIndexer::indexChanges()
{
    struct Change {
        SearchableMessage before;
        SearchableMessage now;
    };
    std::vector<Change> changes;
    Query query = m_store->query("search_changes_after");
    query.bind(m_place.change, kBatch);
    while (query.next()) {
        Change change{SearchableMessage::read(query, 2), SearchableMessage::read(query, 2)};
        change.before.body = query.text(1);
        changes.push_back(std::move(change));
        m_place.change = query.integer(0);
    }
    // FTS5 takes it for damage where more is forgotten than was ever added, and what a message said may never have
    // been: it was changed before this thread came to it. So it is added, maybe once more, and all of them first,
    // for going back in the order of ids costs a piece of the index each time.
    SearchIndex index(*m_index);
    for (const Change &change : changes) {
        if (m_stopping)
            return;
        index.add(change.before);
    }
    for (const Change &change : changes) {
        if (m_stopping)
            return;
        index.forget(change.before);
        index.add(change.now);  // forgetting hid the words that it still says
    }
    index.finish();
}

void SearchIndexer::indexBetween(qint64 after, qint64 upTo, qint64 *reached)
{
    SearchIndex index(*m_index);
    Query messages = m_store->query("search_messages_between");
    messages.bind(after, upTo, kBatch);
    while (!m_stopping && messages.next()) {
        const SearchableMessage message = SearchableMessage::read(messages, 0);
        index.add(message);
        *reached = message.id.value;
    }
    index.finish();
}

void SearchIndexer::indexOlder()
{
    const qint64 after = std::max<qint64>(0, m_place.older - kBatch);
    qint64 reached = 0;
    indexBetween(after, m_place.older, &reached);
    m_place.older = after;
    if (after == 0)
        qCInfo(logStore) << "The search index knows all messages";
}

}  // namespace parlor
