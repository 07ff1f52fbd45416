// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "host/commandline.h"
#include "host/exitcodes.h"
#include "host/logoutput.h"
#include "host/processlimits.h"
#include "host/serverhost.h"
#include "host/servicemanager.h"
#include "host/signalwatcher.h"
#include "host/storecommands.h"
#include "host/usercommands.h"

#include <QCoreApplication>
#include <QTimer>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace parlor;

constexpr std::chrono::milliseconds kStopWithin{4900};

void printLine(FILE *stream, const QString &text)
{
    std::fprintf(stream, "%s\n", qUtf8Printable(text));
    std::fflush(stream);
}

int serve(QCoreApplication &app, Command command)
{
    ServiceManager manager = ServiceManager::fromEnvironment();
    raiseDescriptorLimit();
    command.options.onRequest = requestLogOutput(command.logFormat);
    ServerHost host(command.options);
    int result = exitcode::kDone;
    QTimer watchdog;

    QObject::connect(&host, &ServerHost::ready, &app, [&](const QUrl &url) {
        printLine(stdout, QStringLiteral("parlord ready ") + url.toString());
        manager.ready("Serving on " + url.toEncoded());
        if (manager.watchdogInterval())
            watchdog.start(*manager.watchdogInterval());
    });
    QObject::connect(&host, &ServerHost::failed, &app, [&](const Error &error) {
        printLine(stderr, QStringLiteral("parlord: ") + error.detail);
        result = exitcode::kCouldNotStart;
        app.quit();
    });
    QObject::connect(&host, &ServerHost::stopped, &app, &QCoreApplication::quit);
    // The manager hears that we live only when the threads that serve have said so.
    QObject::connect(&watchdog, &QTimer::timeout, &host, &ServerHost::askAlive);
    QObject::connect(&host, &ServerHost::alive, &app, [&manager] { manager.alive(); });
    const SignalWatcher watcher([&](SignalWatcher::Signal signal) {
        if (signal == SignalWatcher::Signal::Hangup) {
            qCInfo(logHost, "nothing is read again while it runs: settings and certificates take a restart");
            return;
        }
        qCInfo(logHost, "asked to stop");
        manager.stopping();
        QTimer::singleShot(kStopWithin, &app, [] { std::_Exit(exitcode::kFailed); });
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
        return exitcode::kWrongUsage;
    }
    installLogOutput(command->logFormat);
    switch (command->kind) {
    case Command::Kind::Help:
        printLine(stdout, command->helpText);
        return exitcode::kDone;
    case Command::Kind::Version:
        printLine(stdout, QStringLiteral("parlord " PARLOR_VERSION));
        return exitcode::kDone;
    case Command::Kind::Check:
        return runCheck(*command);
    case Command::Kind::Backup:
        return runBackup(*command);
    case Command::Kind::Restore:
        return runRestore(*command);
    case Command::Kind::Migrate:
        return runMigrate(*command);
    case Command::Kind::AddUser:
        return runAddUser(*command);
    case Command::Kind::ResetPassword:
        return runResetPassword(*command);
    case Command::Kind::Serve:
        break;
    }
    return serve(app, *command);
}
