// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/logoutput.h"

#include "base/clock.h"
#include "base/json.h"

#include <QLoggingCategory>
#include <cstdio>

namespace parlor {

namespace {

constexpr std::chrono::seconds kSlow{1};

Q_LOGGING_CATEGORY(logRequest, "parlor.request", QtInfoMsg)

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

QJsonObject jsonLine(QtMsgType type, const char *category, const QString &message)
{
    return {{QLatin1String("time"), SystemClock().now().toText()},
            {QLatin1String("level"), QLatin1String(levelName(type))},
            {QLatin1String("category"), QLatin1String(category ? category : "default")},
            {QLatin1String("message"), message}};
}

void writeJsonLine(const QJsonObject &object)
{
    QByteArray line = compactJson(object);
    line.append('\n');
    writeLine(line);
}

void writeJson(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    writeJsonLine(jsonLine(type, context.category, message));
}

double millisecondsOf(const RequestRecord &record)
{
    return double(record.duration.count() / 1000) / 1000;
}

void writeRequestJson(const RequestRecord &record)
{
    const bool isBad = record.status >= 500;
    if (isBad ? !logRequest().isWarningEnabled() : !logRequest().isInfoEnabled())
        return;
    QJsonObject line = jsonLine(isBad ? QtWarningMsg : QtInfoMsg, logRequest().categoryName(),
                                QStringLiteral("answered"));
    line.insert(QLatin1String("request_id"), QLatin1String(record.id));
    line.insert(QLatin1String("method"), QLatin1String(record.method));
    line.insert(QLatin1String("route"), QLatin1String(record.route));
    line.insert(QLatin1String("status"), record.status);
    line.insert(QLatin1String("duration_ms"), millisecondsOf(record));
    if (record.user.value != 0) {
        line.insert(QLatin1String("user_id"), record.user.value);
        line.insert(QLatin1String("session_id"), record.session.value);
    }
    writeJsonLine(line);
}

void writeRequestText(const RequestRecord &record)
{
    const bool isBad = record.status >= 500;
    const QtMsgType type = isBad ? QtWarningMsg : record.duration >= kSlow ? QtInfoMsg : QtDebugMsg;
    if (!logRequest().isEnabled(type))
        return;
    QByteArray line = SystemClock().now().toText().toLatin1();
    line.append(' ').append(levelName(type)).append(' ').append(logRequest().categoryName()).append(": ");
    line.append(record.method).append(' ').append(record.route).append(' ').append(QByteArray::number(record.status));
    line.append(' ').append(QByteArray::number(millisecondsOf(record), 'f', 1)).append(" ms");
    if (record.user.value != 0)
        line.append(" user ").append(QByteArray::number(record.user.value));
    line.append(" (").append(record.id).append(")\n");
    writeLine(line);
}

}  // namespace

void installLogOutput(LogFormat format)
{
    qInstallMessageHandler(format == LogFormat::Json ? writeJson : writeText);
}

RequestObserver requestLogOutput(LogFormat format)
{
    return format == LogFormat::Json ? writeRequestJson : writeRequestText;
}

}  // namespace parlor
