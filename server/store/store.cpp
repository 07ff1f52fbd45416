// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "base/clock.h"
#include "base/idgenerator.h"
#include "store/directorylock.h"
#include "store/eventtable.h"
#include "store/migrations.h"
#include "store/readers.h"
#include "store/searchindex.h"
#include "store/searchindexer.h"
#include "store/settingstable.h"
#include "store/workspacetable.h"
#include "store/writer.h"

#include <QDir>
#include <QFile>

// Qt wants it outside of any namespace: the resource lies in a static library.
static void initializeStoreResource()
{
    Q_INIT_RESOURCE(parlor_store);
}

namespace parlor {

namespace {

constexpr int kReaders = 2;
constexpr int kSearchReaders = 2;
constexpr int kKeyBytes = 32;
constexpr int kEpochBytes = 8;
const QString kEpochName = QStringLiteral("epoch");
const QString kTokenKeyName = QStringLiteral("token_key");
const QString kRefreshKeyName = QStringLiteral("refresh_key");

Status makeDirectory(const QString &directory)
{
    if (QDir(directory).exists())
        return Done{};
    if (!QDir().mkpath(directory))
        return {ErrorCode::Storage, QStringLiteral("Cannot make the data directory %1").arg(directory)};
    // It holds everybody's words and the server's keys.
    QFile::setPermissions(directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return Done{};
}

/// What a store is born with. Once there, it stays.
bool furnish(Database &database, Clock &clock, IdGenerator &ids)
{
    SettingsTable settings(database);
    WorkspaceTable workspaces(database);
    database.query("begin_write").run();
    if (!settings.find(kEpochName))
        settings.put(kEpochName, ids.randomBytes(kEpochBytes).toHex());
    for (const QString &name : {kTokenKeyName, kRefreshKeyName}) {
        if (!settings.find(name))
            settings.put(name, ids.randomBytes(kKeyBytes));
    }
    if (!workspaces.any())
        workspaces.insert(QStringLiteral("Home"), clock.now(), 0);
    database.query("commit").run();
    return !database.failed();
}

MessageId newestMessage(Database &database)
{
    Query query = database.query("search_messages_head");
    return MessageId{query.next() ? query.integer(0) : 0};
}

/// To each of them the index is visible, where one is named.
Result<std::vector<std::unique_ptr<Database>>> openReaders(const QString &file, int count, const QString &index = {})
{
    std::vector<std::unique_ptr<Database>> connections;
    for (int i = 0; i < count; ++i) {
        auto connection = Database::open(file, Database::Mode::ReadOnly);
        if (!connection)
            return connection.error();
        if (!index.isEmpty()) {
            if (const Status attached = SearchIndex::attach(**connection, index); !attached)
                return attached.error();
        }
        connections.push_back(std::move(connection).value());
    }
    return connections;
}

}  // namespace

void loadStoreResource()
{
    initializeStoreResource();
}

QString storeFile(const QString &directory)
{
    return directory + QStringLiteral("/store.sqlite");
}

void renewIdentity(Database &database, IdGenerator &ids)
{
    SettingsTable settings(database);
    settings.put(kEpochName, ids.randomBytes(kEpochBytes).toHex());
    settings.put(kTokenKeyName, ids.randomBytes(kKeyBytes));
}

struct Store::Private {
    std::unique_ptr<DirectoryLock> lock;  // first in, last out
    QString directory;
    QString file;
    QString epoch;
    QByteArray tokenKey;
    QByteArray refreshKey;
    std::unique_ptr<Readers> readers;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<Readers> searchReaders;
    std::unique_ptr<SearchIndexer> searchIndexer;
};

Store::Store(std::unique_ptr<Private> data) : d(std::move(data)) {}

Store::~Store()
{
    d->searchIndexer.reset();  // it writes by way of the writer
    d->writer.reset();
    d->readers.reset();
    d->searchReaders.reset();
    // Who only reads cannot fold the log of writes into the file, and a reader closed last. So that what lies there
    // when no server runs is one file.
    [[maybe_unused]] const auto last = Database::open(d->file, Database::Mode::ReadWrite);
}

Result<std::unique_ptr<Store>> Store::open(const QString &directory, Clock &clock, IdGenerator &ids, EventBus &bus,
                                           StoreMeasures *measures)
{
    initializeStoreResource();
    if (const Status made = makeDirectory(directory); !made)
        return made.error();
    auto data = std::make_unique<Private>();
    auto lock = DirectoryLock::take(directory);
    if (!lock)
        return lock.error();
    data->lock = std::move(lock).value();
    data->directory = directory;
    data->file = storeFile(directory);

    auto database = Database::open(data->file, Database::Mode::ReadWrite);
    if (!database)
        return database.error();
    if (const Status migrated = migrate(**database, data->file, knownMigrations()); !migrated)
        return migrated.error();
    if (!furnish(**database, clock, ids))
        return {ErrorCode::Storage,
                QStringLiteral("Cannot write to %1: %2").arg(data->file, (*database)->failure().detail)};
    SettingsTable settings(**database);
    data->epoch = QString::fromLatin1(settings.find(kEpochName).value_or(QByteArray()));
    data->tokenKey = settings.find(kTokenKeyName).value_or(QByteArray());
    data->refreshKey = settings.find(kRefreshKeyName).value_or(QByteArray());

    const QString indexFile = directory + QStringLiteral("/search.sqlite");
    auto index = SearchIndex::open(indexFile, data->epoch, newestMessage(**database));
    if (!index)
        return index.error();

    auto readers = openReaders(data->file, kReaders);
    if (!readers)
        return readers.error();
    auto searchReaders = openReaders(data->file, kSearchReaders, indexFile);
    if (!searchReaders)
        return searchReaders.error();
    auto followed = Database::open(data->file, Database::Mode::ReadOnly);
    if (!followed)
        return followed.error();
    data->readers = std::make_unique<Readers>(std::move(readers).value());
    data->searchReaders = std::make_unique<Readers>(std::move(searchReaders).value());
    data->writer = std::make_unique<Writer>(std::move(database).value(), clock, bus, measures);
    data->searchIndexer = std::make_unique<SearchIndexer>(std::move(index).value(), std::move(followed).value(),
                                                          *data->writer, bus);
    return std::unique_ptr<Store>(new Store(std::move(data)));
}

Writer &Store::writer()
{
    return *d->writer;
}

Readers &Store::readers()
{
    return *d->readers;
}

Result<std::unique_ptr<EventLog>> Store::openLog() const
{
    auto database = Database::open(d->file, Database::Mode::ReadOnly);
    if (!database)
        return database.error();
    return std::make_unique<EventLog>(std::move(database).value());
}

void Store::pruneEvents(Timestamp before)
{
    d->writer->write<Done>(
        [before](WriteTransaction &transaction) -> Status {
            EventTable(transaction.database()).prune(before);
            return Done{};
        },
        [](const Status &) {});
}

QString Store::directory() const
{
    return d->directory;
}

Readers &Store::searchReaders()
{
    return *d->searchReaders;
}

SearchIndexer &Store::searchIndexer()
{
    return *d->searchIndexer;
}

QString Store::epoch() const
{
    return d->epoch;
}

QByteArray Store::tokenKey() const
{
    return d->tokenKey;
}

QByteArray Store::refreshKey() const
{
    return d->refreshKey;
}

}  // namespace parlor
