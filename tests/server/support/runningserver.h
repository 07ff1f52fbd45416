// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/idgenerator.h"
#include "base/manualclock.h"
#include "rawclient.h"
#include "serverhost.h"

#include <QSignalSpy>
#include <QTemporaryDir>

namespace parlor {

/// A whole server on loopback with a clock that stands still until it is moved.
class RunningServer
{
public:
    explicit RunningServer(const std::function<void(ServerOptions &)> &change = {})
    {
        ServerOptions options;
        options.dataDirectory = m_directory.path();
        options.clock = &clock;
        options.ids = &m_ids;
        options.weakPasswordHashes = true;
        options.limitRates = false;  // its clock stands: what is used up never comes back
        options.accessTokenLife = std::chrono::hours(24);
        if (change)
            change(options);
        host = std::make_unique<ServerHost>(options);
        start();
    }
    ~RunningServer() { stop(); }

    bool start()
    {
        if (host->isRunning())
            return true;
        QSignalSpy ready(host.get(), &ServerHost::ready);
        host->start();
        if (ready.isEmpty() && !ready.wait(kPatience))
            return false;
        url = ready.first().first().toUrl();
        return true;
    }
    bool stop()
    {
        if (!host || !host->isRunning())
            return true;
        QSignalSpy stopped(host.get(), &ServerHost::stopped);
        host->stop();
        return !stopped.isEmpty() || stopped.wait(kPatience);
    }

    struct Account {
        qint64 id = 0;
        QByteArray token;
        QByteArray refreshToken;
    };
    Account signUp(const QByteArray &name)
    {
        RawClient client(url);
        const RawAnswer answer = client.request(
            "POST", "/api/auth/register", {},
            "{\"username\":\"" + name + "\",\"password\":\"correct horse\",\"display_name\":\"" + name + "\"}");
        return accountFrom(answer);
    }
    Account login(const QByteArray &name)
    {
        RawClient client(url);
        return accountFrom(client.request("POST", "/api/auth/login", {},
                                          "{\"username\":\"" + name + "\",\"password\":\"correct horse\"}"));
    }
    RawAnswer call(const QByteArray &token, const QByteArray &method, const QByteArray &target,
                   const QByteArray &body = {}, const QByteArray &headers = {})
    {
        RawClient client(url);
        return client.request(method, target, "Authorization: Bearer " + token + "\r\n" + headers, body);
    }
    /// The head of the log.
    QByteArray cursor(const QByteArray &token)
    {
        const QJsonObject answer = call(token, "GET", "/api/events/poll").json();
        return answer.value(QLatin1String("cursor")).toString().toLatin1();
    }
    /// A room of the owner's with these members.
    qint64 makeRoom(const QByteArray &token, const QList<qint64> &members = {})
    {
        QByteArray ids;
        for (const qint64 id : members)
            ids += (ids.isEmpty() ? "" : ",") + QByteArray::number(id);
        const RawAnswer answer = call(token, "POST", "/api/chat/rooms",
                                      "{\"workspace_id\":1,\"kind\":\"group\",\"name\":\"Tea\",\"member_ids\":[" + ids
                                          + "]}");
        return answer.json().value(QLatin1String("room")).toObject().value(QLatin1String("id")).toInteger();
    }
    RawAnswer say(const QByteArray &token, qint64 room, const QByteArray &text, const QByteArray &headers = {})
    {
        return call(token, "POST", "/api/chat/rooms/" + QByteArray::number(room) + "/messages",
                    "{\"client_key\":\"key-" + QByteArray::number(++m_key) + "-abcdef\",\"body\":\"" + text + "\"}",
                    headers);
    }

    QString dataDirectory() const { return m_directory.path(); }

    ManualClock clock;
    QUrl url;
    std::unique_ptr<ServerHost> host;

private:
    static Account accountFrom(const RawAnswer &answer)
    {
        const QJsonObject grant = answer.json();
        return {grant.value(QLatin1String("user")).toObject().value(QLatin1String("id")).toInteger(),
                grant.value(QLatin1String("access_token")).toString().toLatin1(),
                grant.value(QLatin1String("refresh_token")).toString().toLatin1()};
    }

    QTemporaryDir m_directory;
    SystemIdGenerator m_ids;
    int m_key = 0;
};

}  // namespace parlor
