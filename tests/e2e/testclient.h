// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/idgenerator.h"
#include "faultproxy.h"
#include "patience.h"
#include "profile/profile.h"
#include "session/session.h"

#include <QTemporaryDir>
#include <memory>

namespace parlor {

/// One device of one person: a real session with a profile on disk, behind a network of its own that can
/// be made to fail.
class TestClient
{
public:
    TestClient(const QString &username, quint16 serverPort);
    ~TestClient();

    void registerAccount();
    void signIn();
    /// As after a crash and a new start of the program: what was in memory is lost.
    void restart();
    /// The program is not running.
    void kill() { session.reset(); }

    bool isLive() const { return session && session->connection().isLive(); }
    const RoomState *room(RoomId id) const { return session ? session->rooms().find(id) : nullptr; }
    /// What the person sees, row by row; "…" for a gap.
    QStringList bodies(RoomId id) const;
    /// Whether everything that was composed here is confirmed and shown as such.
    bool isAtRest(RoomId id) const;
    ClientKey send(RoomId id, const QString &body);
    /// What was sent here and is not confirmed: on its way to the disk, or in the outbox.
    int waiting() const { return m_unstored + int(session->outbox().size()); }
    /// Fills the gaps and loads what is older, until everything is there. False: not yet.
    bool wantsNothing(RoomId id);

    FaultProxy network;
    std::unique_ptr<Session> session;

private:
    void start();

    QString m_username;
    QTemporaryDir m_directory;
    SystemClock m_clock;
    SystemIdGenerator m_ids;
    std::unique_ptr<Profile> m_profile;
    int m_unstored = 0;
};

}  // namespace parlor
