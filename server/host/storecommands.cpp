// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/storecommands.h"

#include "base/clock.h"
#include "base/idgenerator.h"
#include "bus/inprocessbus.h"
#include "host/commandline.h"
#include "host/exitcodes.h"
#include "store/migrations.h"
#include "store/store.h"
#include "store/storebackup.h"
#include "store/storecheck.h"

#include <cstdio>

namespace parlor {

namespace {

void say(FILE *stream, const QString &line)
{
    std::fprintf(stream, "%s\n", qUtf8Printable(line));
    std::fflush(stream);
}

int complain(const Error &error, int code)
{
    say(stderr, QStringLiteral("parlord: ") + error.detail);
    return code;
}

/// What is in use or not there could not be begun; all else failed on the way.
int codeOf(const Error &error)
{
    const bool isRefusal = error.code == ErrorCode::Conflict || error.code == ErrorCode::NotFound
                           || error.code == ErrorCode::UpgradeRequired;
    return isRefusal ? exitcode::kCouldNotStart : exitcode::kFailed;
}

}  // namespace

int runCheck(const Command &command)
{
    const auto findings = checkDirectory(command.options.dataDirectory);
    if (!findings)
        return complain(findings.error(), codeOf(findings.error()));
    for (const Finding &finding : *findings)
        say(stdout, QStringLiteral("%1: %2. %3").arg(finding.where, finding.what, finding.advice));
    if (!findings->isEmpty()) {
        say(stderr,
            QStringLiteral("parlord: %1 findings in %2").arg(findings->size()).arg(command.options.dataDirectory));
        return exitcode::kFailed;
    }
    say(stdout, QStringLiteral("%1: all is well").arg(command.options.dataDirectory));
    return exitcode::kDone;
}

int runBackup(const Command &command)
{
    SystemClock clock;
    const Status done = backUp(command.options.dataDirectory, command.argument, clock);
    if (!done)
        return complain(done.error(), codeOf(done.error()));
    say(stdout, QStringLiteral("%1: backed up and checked").arg(command.argument));
    return exitcode::kDone;
}

int runRestore(const Command &command)
{
    SystemClock clock;
    SystemIdGenerator ids;
    const Result<QString> aside = restore(command.argument, command.options.dataDirectory, {command.force}, clock, ids);
    if (!aside)
        return complain(aside.error(), codeOf(aside.error()));
    if (!aside->isEmpty())
        say(stdout, QStringLiteral("%1: what was there before").arg(*aside));
    say(stdout, QStringLiteral("%1: restored from %2").arg(command.options.dataDirectory, command.argument));
    return exitcode::kDone;
}

int runMigrate(const Command &command)
{
    SystemClock clock;
    SystemIdGenerator ids;
    InProcessBus bus;
    // Opening is bringing up to date.
    const auto store = Store::open(command.options.dataDirectory, clock, ids, bus);
    if (!store)
        return complain(store.error(), exitcode::kCouldNotStart);
    say(stdout, QStringLiteral("%1: has schema %2, the newest")
                    .arg(command.options.dataDirectory)
                    .arg(knownMigrations().last().number));
    return exitcode::kDone;
}

}  // namespace parlor
