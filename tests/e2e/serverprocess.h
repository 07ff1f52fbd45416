// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace parlor {

/// parlord as a process of its own, to be killed and started again on the same port and data.
class ServerProcess
{
public:
    /// Started and ready.
    explicit ServerProcess(const QStringList &moreArguments = {});
    ~ServerProcess();

    QUrl url() const { return m_url; }
    quint16 port() const { return quint16(m_url.port()); }
    /// SIGKILL: nothing is finished, flushed or said.
    void kill();
    void startAgain();
    /// Started again, and not waited for.
    void beginStart();
    /// What `parlord check` says of a store that no server holds; empty where it is whole.
    QString check() const;
    QString directory() const { return m_directory.path(); }

private:
    void launch(quint16 port);
    void awaitReady();

    QStringList m_moreArguments;
    QTemporaryDir m_directory;
    QProcess m_process;
    QUrl m_url;
};

}  // namespace parlor
