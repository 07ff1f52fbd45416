// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rawclient.h"

#include <QProcess>

namespace parlor {

/// The program itself, on a data directory and a port of its own choice.
class ParlordProcess
{
public:
    ParlordProcess(const QString &data, const QStringList &arguments,
                   const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        process.setProcessEnvironment(environment);
        process.start(
            QStringLiteral(PARLORD_PROGRAM),
            QStringList{QStringLiteral("--data"), data, QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}
                + arguments);
        process.waitForReadyRead(kPatience);
        const QByteArray line = process.readLine().trimmed();
        if (line.startsWith("parlord ready "))
            url = QUrl(QString::fromLatin1(line.mid(14)));
    }
    ~ParlordProcess() { end(); }
    /// SIGTERM, and what it ended with; -1: it did not.
    int end()
    {
        if (process.state() == QProcess::NotRunning)
            return process.exitCode();
        process.terminate();
        if (!process.waitForFinished(kPatience))
            return -1;
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    /// Ann gets an account.
    RawAnswer signUp() const
    {
        return RawClient(url).request("POST", "/api/auth/register", {},
                                      R"({"username":"ann","password":"correct horse","display_name":"Ann"})");
    }
    QByteArray errors() { return process.readAllStandardError(); }

    struct Outcome {
        int code = -1;
        QByteArray output;
        QByteArray errors;
        QByteArray said() const { return output + errors; }
    };
    /// Another command, to its end.
    static Outcome run(const QStringList &arguments, const QByteArray &input = {},
                       const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(PARLORD_PROGRAM), arguments);
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(kPatience);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    QProcess process;
    QUrl url;
};

/// Of who signed up or in.
inline QByteArray tokenIn(const RawAnswer &grant)
{
    return grant.json().value(QLatin1String("access_token")).toString().toLatin1();
}

}  // namespace parlor
