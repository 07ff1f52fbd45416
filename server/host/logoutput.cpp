// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/logoutput.h"

#include "base/clock.h"
#include "base/json.h"

#include <cstdio>

namespace parlor {

namespace {

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "info";
}

void writeLine(const QByteArray &line)
{
    // One call, so that lines of several threads do not mix.
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

void writeText(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    QByteArray line = SystemClock().now().toText().toLatin1();
    line.append(' ').append(levelName(type)).append(' ').append(context.category ? context.category : "default");
    line.append(": ").append(message.toUtf8()).append('\n');
    writeLine(line);
}

void writeJson(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    QByteArray line = compactJson(
        {{QLatin1String("at"), SystemClock().now().toText()},
         {QLatin1String("level"), QLatin1String(levelName(type))},
         {QLatin1String("category"), QLatin1String(context.category ? context.category : "default")},
         {QLatin1String("message"), message}});
    line.append('\n');
    writeLine(line);
}

}  // namespace

void installLogOutput(LogFormat format)
{
    qInstallMessageHandler(format == LogFormat::Json ? writeJson : writeText);
}

}  // namespace parlor
