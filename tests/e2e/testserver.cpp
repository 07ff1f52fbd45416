// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testserver.h"

#include <QSignalSpy>

namespace parlor {

TestServer::TestServer()
{
    ServerOptions options;
    options.dataDirectory = m_directory.path();
    options.limitRates = false;
    options.weakPasswordHashes = true;
    options.clock = &m_clock;
    m_host = std::make_unique<ServerHost>(options);
    QObject::connect(m_host.get(), &ServerHost::ready, m_host.get(), [this](const QUrl &url) { m_url = url; });
    QObject::connect(m_host.get(), &ServerHost::failed, m_host.get(),
                     [](const Error &error) { qFatal("The server does not start: %s", qPrintable(error.detail)); });
    QSignalSpy ready(m_host.get(), &ServerHost::ready);
    m_host->start();
    if (m_url.isEmpty() && !ready.wait(30'000))
        qFatal("The server is not ready in 30 s");
}

TestServer::~TestServer() = default;

}  // namespace parlor
