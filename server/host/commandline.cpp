// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/commandline.h"

#include "host/serveroptionsreader.h"
#include "host/settingvalues.h"

#include <QCommandLineParser>

namespace parlor {

namespace {

struct CommandWord {
    const char *words;  ///< "user add"
    Command::Kind kind;
    const char *argument;  ///< its placeholder; null: takes none
};

constexpr std::array kCommands{
    CommandWord{"serve", Command::Kind::Serve, nullptr},
    CommandWord{"version", Command::Kind::Version, nullptr},
    CommandWord{"check", Command::Kind::Check, nullptr},
    CommandWord{"backup", Command::Kind::Backup, "DEST"},
    CommandWord{"restore", Command::Kind::Restore, "SOURCE"},
    CommandWord{"migrate", Command::Kind::Migrate, nullptr},
    CommandWord{"user add", Command::Kind::AddUser, "NAME"},
    CommandWord{"user reset-password", Command::Kind::ResetPassword, "NAME"},
};

constexpr const char
    *kDescription = "Parlor's server.\n"
                    "\n"
                    "Commands:\n"
                    "  serve                      Serve until SIGTERM. The default.\n"
                    "  check                      Verify the store, also while a server runs on it.\n"
                    "  backup DEST                Copy everything to a new directory, also while a server runs.\n"
                    "  restore SOURCE [--force]   Bring a backup back. --force sets aside what is there.\n"
                    "  migrate                    Bring the store up to this version, and stop.\n"
                    "  user add NAME              Make an account; the password is read from stdin.\n"
                    "  user reset-password NAME   Set a new password, from stdin; all devices are signed out.\n"
                    "  version                    Show the version.\n"
                    "\n"
                    "Each flag can be a variable too (--max-streams: PARLORD_MAX_STREAMS) or a line of the file that\n"
                    "--config names (max-streams = 100). Flags win over variables, these over the file.";

QString flagError(const QCommandLineParser &parser)
{
    const QStringList unknown = parser.unknownOptionNames();
    if (unknown.isEmpty())
        return parser.errorText();
    QStringList names{QStringLiteral("help"), QStringLiteral("version"), QStringLiteral("config"),
                      QStringLiteral("force"), QStringLiteral("display-name")};
    for (const SettingKey &key : SettingValues::keys())
        names.append(QLatin1String(key.name));
    const QString near = nearest(unknown.first(), names);
    return QStringLiteral("--%1: no such flag. %2")
        .arg(unknown.first(), near.isEmpty() ? QStringLiteral("\"parlord --help\" lists all.")
                                             : QStringLiteral("Did you mean --%1?").arg(near));
}

/// Takes the words of the command off; what stays is its argument.
Result<CommandWord> commandOf(QStringList &words)
{
    if (words.isEmpty())
        return kCommands.front();
    QStringList names;
    for (const CommandWord &command : kCommands) {
        const QString name = QLatin1String(command.words);
        names.append(name);
        const QStringList parts = name.split(u' ');
        if (words.mid(0, parts.size()) != parts)
            continue;
        words.remove(0, parts.size());
        return command;
    }
    const QString said = words.mid(0, words.first() == QLatin1String("user") ? 2 : 1).join(u' ');
    const QString near = nearest(said, names);
    return wrongUsage(QStringLiteral("\"%1\": no such command. %2")
                          .arg(said, near.isEmpty() ? QStringLiteral("\"parlord --help\" lists all.")
                                                    : QStringLiteral("Did you mean \"%1\"?").arg(near)));
}

Status takeArgument(const CommandWord &word, const QStringList &rest, Command &command)
{
    const QString name = QLatin1String(word.words);
    if (!word.argument && !rest.isEmpty())
        return wrongUsage(QStringLiteral("\"%1\" takes no \"%2\"").arg(name, rest.first()));
    if (word.argument && rest.size() != 1)
        return wrongUsage(QStringLiteral("say what it is for: parlord %1 %2").arg(name, QLatin1String(word.argument)));
    command.argument = rest.value(0);
    return Done{};
}

}  // namespace

Result<Command> parseCommandLine(const QStringList &arguments, const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QLatin1String(kDescription));
    parser.addPositionalArgument(QStringLiteral("command"), QStringLiteral("One of those above."),
                                 QStringLiteral("[command]"));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this."));
    const QCommandLineOption version(QStringLiteral("version"), QStringLiteral("Show the version."));
    const QCommandLineOption config(QStringLiteral("config"), QStringLiteral("An INI file with the same names."),
                                    QStringLiteral("FILE"));
    const QCommandLineOption force(QStringLiteral("force"), QStringLiteral("restore: set aside what is there."));
    const QCommandLineOption displayName(QStringLiteral("display-name"),
                                         QStringLiteral("user add: what others see. Default: the name."),
                                         QStringLiteral("TEXT"));
    parser.addOptions({help, version, config, force, displayName});
    for (const SettingKey &key : SettingValues::keys())
        parser.addOption(QCommandLineOption(QString::fromLatin1(key.name), QString::fromUtf8(key.help),
                                            QString::fromUtf8(key.value ? key.value : "")));
    if (!parser.parse(arguments))
        return wrongUsage(flagError(parser));

    Command command;
    command.helpText = parser.helpText();
    if (parser.isSet(help) || parser.isSet(version)) {
        command.kind = parser.isSet(help) ? Command::Kind::Help : Command::Kind::Version;
        return command;
    }
    QStringList words = parser.positionalArguments();
    const Result<CommandWord> word = commandOf(words);
    if (!word)
        return word.error();
    command.kind = word->kind;
    if (const Status taken = takeArgument(*word, words, command); !taken)
        return taken.error();
    command.force = parser.isSet(force);
    if (command.force && command.kind != Command::Kind::Restore)
        return wrongUsage(QStringLiteral("--force: only \"restore\" takes it"));
    command.displayName = parser.value(displayName);
    if (parser.isSet(displayName) && command.kind != Command::Kind::AddUser)
        return wrongUsage(QStringLiteral("--display-name: only \"user add\" takes it"));

    SettingValues values;
    for (const SettingKey &key : SettingValues::keys()) {
        const QString name = QString::fromLatin1(key.name);
        if (parser.isSet(name))
            values.addFlag(key, parser.values(name));
    }
    if (const Status read = values.addEnvironment(environment); !read)
        return read.error();
    const QString file = parser.isSet(config) ? parser.values(config).last() : values.file();
    if (!file.isEmpty()) {
        if (const Status read = values.addFile(file); !read)
            return read.error();
    }
    if (const Status read = readServerOptions(values, command); !read)
        return read.error();
    return command;
}

}  // namespace parlor
