// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/botuser.h"

#include "service/membershipchanges.h"
#include "store/usertable.h"

namespace parlor {

namespace {

/// Leaves room for a number within the 32 characters of a user name.
constexpr qsizetype kLongestStem = 24;

/// What a user name may have of it.
QString stemOf(const QString &name)
{
    QString stem;
    for (const QChar c : name.toLower()) {
        const bool fits = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'_';
        if (fits)
            stem += c;
        else if (!stem.isEmpty() && !stem.endsWith(u'-'))
            stem += u'-';
    }
    stem = stem.left(kLongestStem);
    while (stem.endsWith(u'-'))
        stem.chop(1);
    // @all and @here name everyone.
    if (stem.size() < 2 || stem == QLatin1String("all") || stem == QLatin1String("here"))
        stem += stem.isEmpty() ? QStringLiteral("bot") : QStringLiteral("-bot");
    return stem;
}

QString freeUsername(UserTable &users, const QString &stem)
{
    QString name = stem;
    for (int i = 2; users.findName(name); ++i)
        name = stem + u'-' + QString::number(i);
    return name;
}

}  // namespace

User makeBotUser(WriteTransaction &transaction, const QString &name, WorkspaceId workspace, Role role,
                 const Caller &maker)
{
    UserTable users(transaction.database());
    User bot;
    bot.username = freeUsername(users, stemOf(name));
    bot.displayName = name;
    bot.isBot = true;
    bot.createdAt = transaction.now();
    bot.revision = transaction.nextEvent();
    bot.id = users.insertBot(bot);
    addToWorkspace(transaction, workspace, bot, role, maker);
    return bot;
}

}  // namespace parlor
