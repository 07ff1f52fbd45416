// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "livelystore.h"
#include "store/messagetable.h"
#include "store/storebackup.h"
#include "store/storecheck.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace parlor;

namespace {

void writeFile(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestStoreBackup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_place = std::make_unique<QTemporaryDir>(); }

    void aBackupBesideWritersIsOfOneMoment()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const RoomId room = server.room(ann, RoomKind::Group);
        server.post(ann, room, QStringLiteral("before"));
        std::atomic<int> open = 0;
        std::atomic<bool> goOn = true;
        std::function<void()> postOne = [&] {
            ++open;
            server.services->messages.post(ann, room, {server.ids.clientKey(), QStringLiteral("meanwhile"), {}, {}, {}},
                                           [&](const Result<PostedMessage> &) {
                                               if (goOn)
                                                   postOne();
                                               --open;
                                           });
        };
        for (int i = 0; i < 8; ++i)
            postOne();
        const Status done = backUp(server.directory.path(), path("copy"), server.clock);
        goOn = false;
        QTRY_COMPARE(open.load(), 0);
        QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().detail));
        QVERIFY(checkDirectory(path("copy"))->isEmpty());
    }

    void whatWasAcknowledgedBeforeItIsInIt()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const RoomId room = server.room(ann, RoomKind::Group);
        std::mutex mutex;
        QList<Message> acknowledged;
        std::atomic<int> open = 0;
        std::atomic<bool> goOn = true;
        std::function<void()> postOne = [&] {
            ++open;
            server.services->messages.post(ann, room, {server.ids.clientKey(), server.ids.clientKey().text, {}, {}, {}},
                                           [&](const Result<PostedMessage> &posted) {
                                               {
                                                   const std::scoped_lock lock(mutex);
                                                   acknowledged.append(posted->message);
                                               }
                                               if (goOn)
                                                   postOne();
                                               --open;
                                           });
        };
        const auto snapshot = [&] {
            const std::scoped_lock lock(mutex);
            return acknowledged;
        };
        for (int i = 0; i < 8; ++i)
            postOne();
        QTRY_VERIFY(snapshot().size() > 300);
        const QList<Message> before = snapshot();
        const Status done = backUp(server.directory.path(), path("copy"), server.clock);
        goOn = false;
        QTRY_COMPARE(open.load(), 0);
        QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().detail));
        QVERIFY(checkDirectory(path("copy"))->isEmpty());
        const auto copy = Database::open(storeFile(path("copy")), Database::Mode::ReadOnly);
        MessageTable messages(**copy);
        for (const Message &message : before) {
            const std::optional<StoredMessage> kept = messages.find(message.id);
            QVERIFY2(kept, qPrintable(QString::number(message.id.value)));
            QCOMPARE(kept->message.body, message.body);
            QCOMPARE(kept->message.seq, message.seq);
        }
    }

    void aBackupHasEverythingAndIsOnlyForItsOwner()
    {
        CoreServer server;
        fillWithLife(server);
        writeFile(server.directory.filePath(QStringLiteral("files/ab/cdef")), "a picture");
        writeFile(server.directory.filePath(QStringLiteral("tls.key")), "a key");
        QVERIFY(backUp(server.directory.path(), path("copy"), server.clock).ok());
        QCOMPARE(contentOf(path("copy/files/ab/cdef")), QByteArray("a picture"));
        QCOMPARE(contentOf(path("copy/tls.key")), QByteArray("a key"));
        QVERIFY(QFile::exists(path("copy/backup.json")));
        QVERIFY(!QFileInfo::exists(path("copy.partial")));
        QVERIFY(!(QFileInfo(path("copy")).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void nothingIsOverwritten()
    {
        CoreServer server;
        QVERIFY(QDir().mkpath(path("copy")));
        QCOMPARE(backUp(server.directory.path(), path("copy"), server.clock).error().code, ErrorCode::Conflict);
    }

    void aBackupOfADamagedStoreFailsAndHasNoName()
    {
        CoreServer server;
        fillWithLife(server);
        server.stop();
        QVERIFY((*Database::open(storeFile(server.directory.path()), Database::Mode::ReadWrite))
                    ->execute("DELETE FROM events WHERE event_id = 4"));
        const Status done = backUp(server.directory.path(), path("copy"), server.clock);
        QVERIFY(!done.ok());
        QVERIFY2(done.error().detail.contains(QStringLiteral("hole")), qPrintable(done.error().detail));
        QVERIFY(!QFileInfo::exists(path("copy")));
    }

    void whereThereIsNoStoreThereIsNoBackup()
    {
        ManualClock clock;
        QCOMPARE(backUp(m_place->path(), path("copy"), clock).error().code, ErrorCode::NotFound);
    }

    void aRestoredStoreIsAnotherWithTheSameContent()
    {
        CoreServer server;
        fillWithLife(server);
        writeFile(server.directory.filePath(QStringLiteral("files/ab/cdef")), "a picture");
        const EventId head = *server.log->head();
        QVERIFY(backUp(server.directory.path(), path("copy"), server.clock).ok());
        const Result<QString> aside = restore(path("copy"), path("data"), {}, server.clock, server.ids);
        QVERIFY2(aside.ok(), aside ? "" : qPrintable(aside.error().detail));
        QVERIFY(aside->isEmpty());
        QVERIFY(checkDirectory(path("data"))->isEmpty());
        auto store = Store::open(path("data"), server.clock, server.ids, server.bus);
        QVERIFY(store.ok());
        QVERIFY((*store)->epoch() != server.store->epoch());
        QVERIFY((*store)->tokenKey() != server.store->tokenKey());
        QCOMPARE((*store)->refreshKey(), server.store->refreshKey());
        QCOMPARE(*(*(*store)->openLog())->head(), head);
        QCOMPARE(contentOf(path("data/files/ab/cdef")), QByteArray("a picture"));
        QVERIFY(!QFileInfo::exists(path("data/restoring")));
    }

    void aDirectoryInUseIsNotRestoredTo()
    {
        CoreServer server;
        QVERIFY(backUp(server.directory.path(), path("copy"), server.clock).ok());
        const auto refused = restore(path("copy"), server.directory.path(), {true}, server.clock, server.ids);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY2(refused.error().detail.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(refused.error().detail));
    }

    void whatIsThereIsSetAsideOnlyWhenAsked()
    {
        CoreServer server;
        fillWithLife(server);
        QVERIFY(backUp(server.directory.path(), path("copy"), server.clock).ok());
        writeFile(path("data/store.sqlite"), "precious");
        QCOMPARE(restore(path("copy"), path("data"), {}, server.clock, server.ids).error().code, ErrorCode::Conflict);
        QCOMPARE(contentOf(path("data/store.sqlite")), QByteArray("precious"));
        const Result<QString> aside = restore(path("copy"), path("data"), {true}, server.clock, server.ids);
        QVERIFY(aside.ok());
        QCOMPARE(contentOf(QDir(*aside).filePath(QStringLiteral("store.sqlite"))), QByteArray("precious"));
        QVERIFY(checkDirectory(path("data"))->isEmpty());
    }

    void whatIsNoBackupIsNotRestored()
    {
        ManualClock clock;
        SystemIdGenerator ids;
        QVERIFY(QDir().mkpath(path("copy")));
        QCOMPARE(restore(path("copy"), path("data"), {}, clock, ids).error().code, ErrorCode::NotFound);
        QVERIFY(!QFileInfo::exists(path("data")));
    }

    void aDamagedBackupIsNotRestored()
    {
        CoreServer server;
        fillWithLife(server);
        QVERIFY(backUp(server.directory.path(), path("copy"), server.clock).ok());
        QVERIFY((*Database::open(storeFile(path("copy")), Database::Mode::ReadWrite))
                    ->execute("DELETE FROM events WHERE event_id = 4"));
        writeFile(path("data/store.sqlite"), "precious");
        QVERIFY(!restore(path("copy"), path("data"), {true}, server.clock, server.ids).ok());
        QCOMPARE(contentOf(path("data/store.sqlite")), QByteArray("precious"));
    }

private:
    QString path(const char *name) const { return m_place->filePath(QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_place;
};

QTEST_GUILESS_MAIN(TestStoreBackup)
#include "tst_storebackup.moc"
