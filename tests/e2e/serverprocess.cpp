// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "serverprocess.h"

namespace parlor {

ServerProcess::ServerProcess(const QStringList &moreArguments) : m_moreArguments(moreArguments)
{
    launch(0);
    awaitReady();
}

ServerProcess::~ServerProcess()
{
    kill();
}

void ServerProcess::launch(quint16 port)
{
    const QString address = QStringLiteral("127.0.0.1:%1").arg(port);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(PARLORD_PROGRAM),
                    QStringList{QStringLiteral("--data"), m_directory.path(), QStringLiteral("--listen"), address,
                                QStringLiteral("--rate-limit"), QStringLiteral("off")}
                        + m_moreArguments);
}

void ServerProcess::awaitReady()
{
    QByteArray line;
    while (!line.endsWith('\n')) {
        if (!m_process.waitForReadyRead(30'000))
            qFatal("parlord is not ready: %s", qPrintable(m_process.errorString()));
        line += m_process.readLine();
    }
    m_url = QUrl(QString::fromUtf8(line.trimmed().split(' ').last()));
}

void ServerProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(30'000);
}

void ServerProcess::startAgain()
{
    launch(port());
    awaitReady();
}

void ServerProcess::beginStart()
{
    launch(port());
    m_process.waitForStarted(30'000);
}

QString ServerProcess::check() const
{
    QProcess check;
    check.setProcessChannelMode(QProcess::MergedChannels);
    check.start(QStringLiteral(PARLORD_PROGRAM),
                {QStringLiteral("check"), QStringLiteral("--data"), m_directory.path()});
    if (!check.waitForFinished(60'000) || check.exitStatus() != QProcess::NormalExit)
        return QStringLiteral("it does not end");
    return check.exitCode() == 0 ? QString() : QString::fromUtf8(check.readAll());
}

}  // namespace parlor
