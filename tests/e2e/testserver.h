// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/manualclock.h"
#include "serverhost.h"

#include <QTemporaryDir>
#include <memory>

namespace parlor {

/// A whole server in this process, with a data directory and a clock of its own. Its time stands still
/// unless a test moves it; the heartbeat comes with the clock.
class TestServer
{
public:
    /// Started and ready.
    TestServer();
    ~TestServer();

    QUrl url() const { return m_url; }
    quint16 port() const { return quint16(m_url.port()); }
    /// Lets every stream tell how far it has come, as it does every 15 s.
    void beat() { m_clock.advance(std::chrono::seconds(15)); }

private:
    QTemporaryDir m_directory;
    ManualClock m_clock;
    std::unique_ptr<ServerHost> m_host;
    QUrl m_url;
};

}  // namespace parlor
