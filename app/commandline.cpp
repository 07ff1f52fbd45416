// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include "theme/themename.h"

#include <QCommandLineParser>

namespace parlor {

namespace {

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral("Parlor: a chat that belongs to the people in it."));
    parser.addOptions({
        {QStringLiteral("profile"), QStringLiteral("Use the profile NAME; each has accounts of its own."),
         QStringLiteral("NAME")},
        {QStringLiteral("data"), QStringLiteral("Keep profiles in DIR instead of the system's place."),
         QStringLiteral("DIR")},
        {QStringLiteral("theme"), QStringLiteral("light, dark or system."), QStringLiteral("THEME")},
        {QStringLiteral("no-animations"), QStringLiteral("Nothing moves by itself.")},
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Say this and leave.")},
        {QStringLiteral("version"), QStringLiteral("Say the version and leave.")},
    });
    parser.addPositionalArgument(QStringLiteral("link"), QStringLiteral("An invite link, parlor://…"),
                                 QStringLiteral("[link]"));
}

}  // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return {ErrorCode::InvalidRequest, parser.errorText()};
    CommandLine line;
    if (parser.isSet(QStringLiteral("profile")))
        line.profile = parser.value(QStringLiteral("profile"));
    line.dataDirectory = parser.value(QStringLiteral("data"));
    if (parser.isSet(QStringLiteral("theme"))) {
        line.theme = themeFromName(parser.value(QStringLiteral("theme")));
        if (!line.theme)
            return {ErrorCode::InvalidRequest, QStringLiteral("--theme takes light, dark or system")};
    }
    line.animations = !parser.isSet(QStringLiteral("no-animations"));
    line.help = parser.isSet(QStringLiteral("help"));
    line.version = parser.isSet(QStringLiteral("version"));
    const QStringList rest = parser.positionalArguments();
    if (rest.size() > 1 || (rest.size() == 1 && !rest.first().startsWith(QLatin1String("parlor://"))))
        return {ErrorCode::InvalidRequest, QStringLiteral("not a parlor:// link: %1").arg(rest.last())};
    line.link = rest.value(0);
    return line;
}

QString commandLineHelp()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

}  // namespace parlor
