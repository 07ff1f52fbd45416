// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/idgenerator.h"
#include "commandline.h"
#include "connection/networkmonitor.h"
#include "host/hostcontroller.h"
#include "profile/profile.h"
#include "shell/mainwindow.h"
#include "theme/fonts.h"
#include "theme/parlorstyle.h"
#include "theme/themename.h"
#include "translations/translations.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <cstdio>

using namespace parlor;

namespace {

enum ExitCode { Ok = 0, WrongUsage = 2, CouldNotStart = 3 };

void say(std::FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text + QLatin1Char('\n')), stream);
}

/// A computer without a display is no failure of the program: it says so instead of aborting in Qt.
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
           || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

ThemeChoice themeOf(const CommandLine &line, const QSettings &settings)
{
    const std::optional<ThemeChoice> stored = themeFromName(settings.value(QLatin1String(kThemeKey)).toString());
    return line.theme.value_or(stored.value_or(ThemeChoice::System));
}

int run(QApplication &app, const CommandLine &line)
{
    const Translations translations;
    QApplication::setStyle(new ParlorStyle(line.animations));
    QApplication::setFont(fonts::body());
    const QString data = line.dataDirectory.isEmpty()
                             ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
                             : line.dataDirectory;
    const Result<std::unique_ptr<Profile>> profile = Profile::open(data, line.profile);
    if (!profile) {
        const bool taken = profile.error().code == ErrorCode::Conflict;
        say(stderr, taken ? QStringLiteral("parlor: the profile \"%1\" is open already (%2)")
                                .arg(line.profile, profile.error().detail)
                          : QStringLiteral("parlor: %1").arg(profile.error().detail));
        return CouldNotStart;
    }
    const QString directory = (*profile)->directory();
    QSettings settings(directory + QLatin1String("/window.ini"), QSettings::IniFormat);
    SystemClock clock;
    SystemIdGenerator ids;
    SystemNetworkMonitor network;
    Theme theme(themeOf(line, settings));
    theme.setAnimates(line.animations);
    HostController hosting(directory + QLatin1String("/server"), settings);
    MainWindow window({{clock, ids, **profile, &network}, theme, settings, &hosting});
    window.start();
    if (!line.link.isEmpty())
        window.openLink(line.link);
    window.show();
    return app.exec();
}

}  // namespace

int main(int argc, char **argv)
{
    // GLib's dispatcher looks at every descriptor in every turn.
    qputenv("QT_NO_GLIB", "1");
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const Result<CommandLine> line = parseCommandLine(arguments);
    if (!line) {
        say(stderr, QStringLiteral("parlor: %1\nTry: parlor --help").arg(line.error().detail));
        return WrongUsage;
    }
    if (line->help || line->version) {
        QCoreApplication app(argc, argv);
        say(stdout, line->help ? commandLineHelp().trimmed() : QStringLiteral("parlor " PARLOR_VERSION));
        return Ok;
    }
    if (!hasDisplay()) {
        say(stderr, QStringLiteral("parlor: there is no display. The server alone is parlord."));
        return CouldNotStart;
    }
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("parlor"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Parlor"));
    QGuiApplication::setDesktopFileName(QStringLiteral("parlor"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PARLOR_VERSION));
    return run(app, *line);
}
