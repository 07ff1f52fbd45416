// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storecheck.h"

#include "store/database.h"
#include "store/filecheck.h"
#include "store/migrations.h"
#include "store/store.h"

#include <QFile>
#include <array>

namespace parlor {

namespace {

constexpr const char *kRestore = "Restore the newest backup that \"parlord check\" finds nothing in.";
constexpr const char
    *kCounting = "Nothing is lost, but people see wrong numbers. Keep a copy of the data directory and report this.";
constexpr const char *kHistory =
    "Clients cannot complete this history. Keep a copy of the data directory, then restore the newest backup that is "
    "sound.";
constexpr const char *kAccess =
    "Somebody may get in who should not. Keep a copy of the data directory, revoke the invitation, token or session that "
    "is named, and report this.";
constexpr const char *kAudit =
    "Somebody changed the file with another program, or it is damaged. Compare with the newest backup that is sound.";
constexpr const char *kReport = "Keep a copy of the data directory and report this.";

/// One statement that finds nothing in a sound store; each of its rows says where.
struct Rule {
    const char *statement;
    const char *what;
    const char *advice;
};

constexpr std::array kRules{
    Rule{"check_integrity", "the file is damaged", kRestore},
    Rule{"check_foreign_keys", "a row names another that is not there", kRestore},
    Rule{"check_settings", "the store lacks what it was born with", kRestore},
    Rule{"check_identity", "the identity of the store is malformed", kRestore},
    Rule{"check_room_seqs", "the messages of a room are not numbered without holes", kHistory},
    Rule{"check_event_holes", "the log of events has a hole", kHistory},
    Rule{"check_event_payloads", "an event cannot be read", kHistory},
    Rule{"check_event_orphans", "an event is about something that is not there", kReport},
    Rule{"check_message_revisions", "a message's last change is not in the log", kHistory},
    Rule{"check_revisions", "something was changed by an event that is not in the log", kHistory},
    Rule{"check_memberships", "a membership begins or ends with an event that is not in the log", kReport},
    Rule{"check_client_keys", "a message was stored twice", kReport},
    Rule{"check_direct_pairs", "two people have more than one direct room", kReport},
    Rule{"check_direct_members", "a direct room does not have the two people that it is of", kReport},
    Rule{"check_reply_counts", "replies are counted wrongly", kCounting},
    Rule{"check_reply_places", "a reply does not belong to what it replies to", kReport},
    Rule{"check_mention_orphans", "a mention has no message", kCounting},
    Rule{"check_mentions_missing", "a mention is not counted", kCounting},
    Rule{"check_file_links", "a message has a file that it cannot have", kReport},
    Rule{"check_pins", "a message is pinned that cannot be", kReport},
    Rule{"check_read_marks", "a read mark lies outside its room", kCounting},
    Rule{"check_own_messages", "own messages would be counted as unread", kCounting},
    Rule{"check_deleted_texts", "a deleted message still has its text", kReport},
    Rule{"check_deleted_rooms", "a deleted room still has members", kReport},
    Rule{"check_room_values", "a room has a value that there is not", kReport},
    Rule{"check_member_values", "a membership has a value that there is not", kReport},
    Rule{"check_room_people", "somebody is in a room and not in its workspace", kAccess},
    Rule{"check_owners", "there are people and no owner", kReport},
    Rule{"check_forwards", "what a message forwards is not there as it says", kReport},
    Rule{"check_ignored", "somebody ignores themselves", kReport},
    Rule{"check_invites", "an invitation was used more often than it may be, or than it says", kAccess},
    Rule{"check_invite_places", "an invitation leads where none can", kAccess},
    Rule{"check_invite_people", "who used an invitation never came in", kReport},
    Rule{"check_suspended", "a suspended account is still signed in", kAccess},
    Rule{"check_bots", "an account is a bot that nobody made, or was made as one and is none", kAccess},
    Rule{"check_bot_passwords", "a bot has a password", kAccess},
    Rule{"check_bot_tokens", "a token is not the only one of a bot", kAccess},
    Rule{"check_hooks", "a hook does not post into its room as a bot of its own", kAccess},
    Rule{"check_actions", "an action and its message do not fit each other", kReport},
    Rule{"check_action_ends", "an action has an end that it cannot have", kReport},
    Rule{"check_action_events", "an action was decided more than once", kReport},
    Rule{"check_audit_holes", "the audit log lacks a line", kAudit},
    Rule{"check_audit_lines", "the audit log names something that is not there", kAudit},
};

void apply(const Rule &rule, Database &database, QList<Finding> &findings)
{
    const QString what = QLatin1String(rule.what);
    {
        Query query = database.query(rule.statement);
        while (query.next())
            findings.append({what, query.text(0), QLatin1String(rule.advice)});
    }
    // What cannot be read is damage, and no reason not to look at the rest.
    if (database.failed())
        findings.append({QStringLiteral("the store cannot be read"),
                         QStringLiteral("%1: %2").arg(QLatin1String(rule.statement), database.failure().detail),
                         QLatin1String(kRestore)});
    database.clearFailure();
}

}  // namespace

QList<Finding> checkStore(Database &database)
{
    QList<Finding> findings;
    database.query("begin_read").run();
    for (const Rule &rule : kRules)
        apply(rule, database, findings);
    if (database.inTransaction())
        database.execute("ROLLBACK");
    return findings;
}

Result<QList<Finding>> checkDirectory(const QString &directory)
{
    loadStoreResource();
    const QString file = storeFile(directory);
    if (!QFile::exists(file))
        return {ErrorCode::NotFound, QStringLiteral("%1: there is no store. Name its directory with --data").arg(file)};
    const auto database = Database::open(file, Database::Mode::ReadOnly);
    if (!database)
        return QList<Finding>{
            {QStringLiteral("the store cannot be opened"), database.error().detail, QLatin1String(kRestore)}};
    const int number = (*database)->schemaNumber();
    const int newest = knownMigrations().last().number;
    if ((*database)->failed())
        return QList<Finding>{
            {QStringLiteral("the store cannot be read"), (*database)->failure().detail, QLatin1String(kRestore)}};
    if (number != newest)
        return {ErrorCode::UpgradeRequired, QStringLiteral("%1: has schema %2, this program checks %3. %4")
                                                .arg(file)
                                                .arg(number)
                                                .arg(newest)
                                                .arg(number < newest ? QStringLiteral("Run \"parlord migrate\" first")
                                                                     : QStringLiteral("Use the newer program"))};
    QList<Finding> findings = checkStore(**database);
    findings += checkFiles(**database, directory);
    return findings;
}

}  // namespace parlor
