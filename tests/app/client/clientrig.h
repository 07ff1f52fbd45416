// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/manualclock.h"
#include "fakeparlor.h"
#include "profile/profile.h"
#include "session/session.h"

#include <QTemporaryDir>

namespace parlor {

/// A profile, a clock and a fake server for one test; sessions are made and destroyed by it.
class ClientRig
{
public:
    ClientRig()
    {
        auto opened = Profile::open(directory.path(), QStringLiteral("default"));
        if (!opened)
            qFatal("no profile: %s", qPrintable(opened.error().detail));
        profile = std::move(opened).value();
    }

    ClientContext context() { return {clock, ids, *profile, nullptr}; }
    ServerAddress address() const { return {parlor.http.url(), {}}; }
    Account account() const { return {address(), parlor.alice.username, parlor.alice.id, parlor.alice.displayName}; }

    void start()
    {
        session = std::make_unique<Session>(context(), address());
        session->signIn({parlor.alice.username, QStringLiteral("password"), {}}, session.get(), [](Result<User>) {});
    }
    /// As after the program was started anew.
    void restart()
    {
        session.reset();
        session = std::make_unique<Session>(context(), address());
        session->resume(account());
    }
    const RoomState &room() const { return *session->rooms().find(RoomId{1}); }
    bool hasRoom() const { return session && session->rooms().find(RoomId{1}); }
    bool isLive() const { return session->connection().kind == ConnectionState::Kind::Live; }
    QStringList bodies() const
    {
        QStringList texts;
        for (int i = 0; hasRoom() && i < room().timeline().size(); ++i)
            texts.append(room().timeline().at(i)->isGap() ? QStringLiteral("…") : room().timeline().at(i)->body());
        return texts;
    }
    QList<DeliveryState> states() const
    {
        QList<DeliveryState> states;
        for (int i = 0; hasRoom() && i < room().timeline().size(); ++i)
            states.append(room().timeline().at(i)->state());
        return states;
    }
    ClientKey send(const QString &body)
    {
        const ClientKey key = session->newDraftKey();
        session->send({key, RoomId{1}, body, {}});
        return key;
    }

    QTemporaryDir directory;
    ManualClock clock;
    SeededIdGenerator ids{1};
    FakeParlor parlor;
    std::unique_ptr<Profile> profile;
    std::unique_ptr<Session> session;
};

}  // namespace parlor
