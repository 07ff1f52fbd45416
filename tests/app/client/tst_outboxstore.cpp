// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/outboxstore.h"

#include <QSqlQuery>
#include <QTemporaryDir>

using namespace parlor;

namespace {

OutboxEntry entry(const QString &key, const QString &body)
{
    OutboxEntry entry;
    entry.key = ClientKey{key};
    entry.room = RoomId{7};
    entry.body = body;
    entry.composedAt = Timestamp{1'795'248'000'000};
    return entry;
}

std::unique_ptr<OutboxStore> opened(const QString &file)
{
    Result<std::unique_ptr<OutboxStore>> store = OutboxStore::open(file);
    return store ? std::move(store).value() : nullptr;
}

}  // namespace

class TestOutboxStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEverythingOverReopening()
    {
        OutboxEntry written = entry(QStringLiteral("key-00001"), QStringLiteral("Здравей 👋\0 สวัสดี"));
        written.replyTo = MessageId{5};
        {
            const auto store = opened(file());
            written.order = *store->insert(written);
            written.attempts = 3;
            written.state = OutboxEntry::State::Failed;
            written.failure = Error{ErrorCode::InvalidFields, QStringLiteral("too long"), {}, 0};
            QVERIFY(store->update(written));
        }
        const Result<QList<OutboxEntry>> read = opened(file())->load();
        QVERIFY(read);
        QCOMPARE(read->size(), 1);
        QVERIFY(read->first() == written);
    }

    void keepsTheOrderOfComposingAndNeverReusesAPlace()
    {
        const auto store = opened(file());
        const quint64 first = *store->insert(entry(QStringLiteral("key-00001"), QStringLiteral("a")));
        const quint64 second = *store->insert(entry(QStringLiteral("key-00002"), QStringLiteral("b")));
        QVERIFY(second > first);
        QVERIFY(store->remove(ClientKey{QStringLiteral("key-00002")}));
        QVERIFY(*store->insert(entry(QStringLiteral("key-00003"), QStringLiteral("c"))) > second);
    }

    void sameKeyKeepsItsFirstWords()
    {
        const auto store = opened(file());
        const quint64 order = *store->insert(entry(QStringLiteral("key-00001"), QStringLiteral("first")));
        QCOMPARE(*store->insert(entry(QStringLiteral("key-00001"), QStringLiteral("second"))), order);
        QCOMPARE(store->load()->size(), 1);
        QCOMPARE(store->load()->first().body, QStringLiteral("first"));
    }

    void isReadableByItsOwnerAlone()
    {
        const auto store = opened(file());
        QVERIFY(store->insert(entry(QStringLiteral("key-00001"), QStringLiteral("secret"))));
        for (const QString &suffix : {QString(), QStringLiteral("-wal")}) {
            const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
            QVERIFY2(!(QFile::permissions(file() + suffix) & others), qPrintable(suffix));
        }
    }

    void refusesAFileOfANewerProgram()
    {
        opened(file());
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
            database.setDatabaseName(file());
            QVERIFY(database.open());
            QSqlQuery(database).exec(QStringLiteral("PRAGMA user_version=99"));
            database.close();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("newer"));
        const auto result = OutboxStore::open(file());
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Storage);
    }

    void setsADamagedFileAside()
    {
        QFile broken(file());
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(QByteArray(8192, 'x'));
        broken.close();
        const auto store = opened(file());
        QVERIFY(store);
        QVERIFY(store->load()->isEmpty());
        QVERIFY(QFile::exists(file() + QStringLiteral(".damaged-1")));
    }

    void saysThatTheDiskRefuses()
    {
        const auto result = OutboxStore::open(m_directory->path() + QStringLiteral("/no/such/folder/outbox.sqlite"));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Storage);
    }

    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

private:
    QString file() const { return m_directory->filePath(QStringLiteral("outbox.sqlite")); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestOutboxStore)
#include "tst_outboxstore.moc"
