// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "host/commandline.h"
#include "host/logoutput.h"
#include "host/processlimits.h"
#include "host/serverhost.h"
#include "host/signalwatcher.h"

#include <QCoreApplication>
#include <QTimer>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace parlor;

// The exit codes of all our programs.
constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kCouldNotStart = 3;

constexpr std::chrono::milliseconds kStopWithin{4900};

void printLine(FILE *stream, const QString &text)
{
    std::fprintf(stream, "%s\n", qUtf8Printable(text));
    std::fflush(stream);
}

int serve(QCoreApplication &app, const Command &command)
{
    installLogOutput(command.logFormat);
    raiseDescriptorLimit();
    ServerHost host(command.options);
    int result = kDone;

    QObject::connect(&host, &ServerHost::ready, &app,
                     [](const QUrl &url) { printLine(stdout, QStringLiteral("parlord ready ") + url.toString()); });
    QObject::connect(&host, &ServerHost::failed, &app, [&](const Error &error) {
        printLine(stderr, QStringLiteral("parlord: ") + error.detail);
        result = kCouldNotStart;
        app.quit();
    });
    QObject::connect(&host, &ServerHost::stopped, &app, &QCoreApplication::quit);
    const SignalWatcher watcher([&] {
        qCInfo(logHost, "asked to stop");
        QTimer::singleShot(kStopWithin, &app, [] { std::_Exit(kFailed); });
        host.stop();
    });

    host.start();
    app.exec();
    return result;
}

}  // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("parlord"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PARLOR_VERSION));

    const Result<Command> command = parseCommandLine(QCoreApplication::arguments(),
                                                     QProcessEnvironment::systemEnvironment());
    if (!command) {
        printLine(stderr, QStringLiteral("parlord: ") + command.error().detail);
        return kWrongUsage;
    }
    switch (command->kind) {
    case Command::Kind::Help:
        printLine(stdout, command->helpText);
        return kDone;
    case Command::Kind::Version:
        printLine(stdout, QStringLiteral("parlord " PARLOR_VERSION));
        return kDone;
    case Command::Kind::Serve:
        break;
    }
    return serve(app, *command);
}
