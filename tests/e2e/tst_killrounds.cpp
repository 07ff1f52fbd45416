// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "killcrew.h"
#include "rawclient.h"
#include "serverprocess.h"
#include "storepicture.h"
#include "testseed.h"

#include <QElapsedTimer>
#include <memory>
#include <vector>

using namespace parlor;

namespace {

constexpr int kWriters = 8;
constexpr int kReaders = 4;
constexpr int kDefaultRounds = 20;
constexpr qint64 kDefaultPatience = 50'000;  // ms; fewer rounds where the machine is slow

/// A moment that nobody chose, without a clock.
void spin(quint32 turns)
{
    std::atomic<quint32> done = 0;  // so that the compiler lets it turn
    while (done.fetch_add(1, std::memory_order_relaxed) < turns) {
    }
}

}  // namespace

/// A server that is killed again and again while eight write and four read. PARLOR_KILL_ROUNDS says how often,
/// PARLOR_SEED repeats a run as far as the machine allows.
class TestKillRounds : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerProcess> m_server;

    QJsonObject ask(const QByteArray &method, const QByteArray &target, const QByteArray &token = {},
                    const QByteArray &body = {})
    {
        RawClient client(m_server->url());
        const RawAnswer answer = client.request(
            method, target, token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n", body);
        if (answer.status / 100 != 2)
            qFatal("%s: %d %s", target.constData(), answer.status, answer.body.constData());
        return answer.json();
    }

    struct Account {
        QByteArray name;
        qint64 id = 0;
        QByteArray token;
    };
    Account signUp(const QByteArray &name)
    {
        const QJsonObject grant = ask("POST", "/api/auth/register", {},
                                      "{\"username\":\"" + name + R"(","password":"correct horse","display_name":")"
                                          + name + "\"}");
        return {name, grant.value(QLatin1String("user")).toObject().value(QLatin1String("id")).toInteger(),
                grant.value(QLatin1String("access_token")).toString().toLatin1()};
    }
    qint64 makeRoom(const QList<Account> &people)
    {
        QByteArrayList ids;
        for (const Account &person : people.mid(1))
            ids.append(QByteArray::number(person.id));
        return ask("POST", "/api/chat/rooms", people.first().token,
                   R"({"workspace_id":1,"kind":"group","name":"Tea","member_ids":[)" + ids.join(',') + "]}")
            .value(QLatin1String("room"))
            .toObject()
            .value(QLatin1String("id"))
            .toInteger();
    }
    QByteArray head(const QByteArray &token)
    {
        return ask("GET", "/api/events/poll", token).value(QLatin1String("cursor")).toString().toLatin1();
    }
    /// What was said in these rooms, in the order of the log: nothing else happens there, and nothing is changed.
    QList<KillReader::Heard> log(const QList<qint64> &rooms)
    {
        QByteArrayList ids;
        for (const qint64 room : rooms)
            ids.append(QByteArray::number(room));
        QList<KillReader::Heard> log;
        for (const QString &row :
             StorePicture(m_server->directory())
                 .rows("SELECT revision, client_key FROM messages WHERE client_key IS NOT NULL AND room_id IN ("
                       + ids.join(',') + ") ORDER BY revision"))
            log.append({row.section(u'|', 0, 0).toLongLong(), row.section(u'|', 1).toLatin1()});
        return log;
    }
    static QList<qint64> roomsOf(int person, qint64 all, qint64 half)
    {
        return person % 2 ? QList<qint64>{all} : QList<qint64>{all, half};
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ServerProcess>(
            QStringList{QStringLiteral("--access-token-seconds"), QStringLiteral("86400")});
    }
    void cleanup() { m_server.reset(); }

    void nothingIsLostOrDoubledWhateverTheMoment()
    {
        bool isSet = false;
        const int given = qEnvironmentVariableIntValue("PARLOR_KILL_ROUNDS", &isSet);
        const int rounds = isSet ? given : kDefaultRounds;
        const quint32 seed = testSeed();
        QRandomGenerator random(seed);

        QList<Account> people;
        for (int i = 0; i < kWriters; ++i)
            people.append(signUp("writer" + QByteArray::number(i)));
        const qint64 all = makeRoom(people);
        const qint64 half = makeRoom({people.at(0), people.at(2), people.at(4), people.at(6)});
        const QByteArray start = head(people.first().token);

        KillStage stage;
        std::vector<std::unique_ptr<KillWriter>> writers;
        std::vector<std::unique_ptr<KillReader>> readers;
        for (int i = 0; i < kWriters; ++i)
            writers.push_back(
                std::make_unique<KillWriter>(stage, m_server->url(), people.at(i).name, people.at(i).token,
                                             i % 2 ? QList<qint64>{all} : QList<qint64>{all, half}, random.generate()));
        for (int i = 0; i < kReaders; ++i)
            readers.push_back(std::make_unique<KillReader>(stage, m_server->url(), people.at(i).token, start));

        QElapsedTimer elapsed;
        elapsed.start();
        int done = 0;
        int duringWrites = 0;
        int whileStarting = 0;
        stage.setRunning(true);
        for (; done < rounds && (isSet || elapsed.elapsed() < kDefaultPatience); ++done) {
            stage.awaitSent(int(random.bounded(10, 200)));
            spin(random.bounded(1'000'000));
            duringWrites += stage.underWay() > 0;
            m_server->kill();
            stage.setRunning(false);
            if (random.bounded(4) == 0) {
                m_server->beginStart();
                spin(random.bounded(60'000'000));
                m_server->kill();
                ++whileStarting;
            }
            m_server->startAgain();
            stage.setRunning(true);
        }
        stage.finish();
        int answered = 0;
        int retried = 0;
        int givenUp = 0;
        QMap<QByteArray, KillWriter::Said> said;
        for (const auto &writer : writers) {
            writer->join();
            for (const KillWriter::Said &one : writer->said()) {
                said.insert(one.key, one);
                answered += one.id > 0;
                givenUp += one.id == 0;
                retried += one.attempts > 1;
            }
        }
        QCOMPARE(stage.complaints(), QStringList());

        // Every reader has what the log has for it: each event once, in order.
        for (int i = 0; i < kReaders; ++i) {
            const QList<KillReader::Heard> log = this->log(roomsOf(i, all, half));
            QTRY_COMPARE_WITH_TIMEOUT(readers[size_t(i)]->count(), int(log.size()), 30'000);
        }
        stage.end();
        int streams = 0;
        for (int i = 0; i < kReaders; ++i) {
            readers[size_t(i)]->join();
            streams += readers[size_t(i)]->streams();
            QCOMPARE(readers[size_t(i)]->heard(), log(roomsOf(i, all, half)));
        }
        QCOMPARE(stage.complaints(), QStringList());
        m_server->kill();

        // What was answered is there, as it was answered, and nothing that nobody said.
        const StorePicture store(m_server->directory());
        QCOMPARE(store.faults(), QStringList());
        QCOMPARE(m_server->check(), QString());
        int stored = 0;
        for (const QString &row : store.rows("SELECT client_key, id, room_id, seq, body FROM messages"
                                             " WHERE client_key IS NOT NULL")) {
            const QStringList values = row.split(u'|');
            const auto one = said.constFind(values.at(0).toLatin1());
            QVERIFY2(one != said.constEnd(), qPrintable(row));
            QCOMPARE(values.at(2).toLongLong(), one->room);
            QCOMPARE(values.at(4), QLatin1String("said under ") + values.at(0));
            if (one->id > 0) {
                QCOMPARE(values.at(1).toLongLong(), one->id);
                QCOMPARE(values.at(3).toLongLong(), one->seq);
                ++stored;
            }
        }
        QCOMPARE(stored, answered);
        qInfo("%d rounds (%d with a write under way, %d also killed while starting) in %lld s: %d answered, %d of them "
              "after a retry, %d given up, %d streams",
              done, duringWrites, whileStarting, elapsed.elapsed() / 1000, answered, retried, givenUp, streams);
        QVERIFY(done > 0 && answered > 0);
    }
};

QTEST_GUILESS_MAIN(TestKillRounds)
#include "tst_killrounds.moc"
