// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinewords.h"

#include <QLocale>
#include <QRegularExpression>

namespace parlor {

namespace {

QDateTime local(Timestamp moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.ms);
}

bool isEnglish(const QLocale &locale)
{
    return locale.language() == QLocale::English || locale.language() == QLocale::C;
}

/// The locale's long date without its year and what belongs to the year ("г.", "年").
QString yearlessFormat(const QLocale &locale)
{
    static const QRegularExpression year(
        QStringLiteral("[ ,]*(?:'de' )?(?:G+ ?)?y+(?: ?'?г'?\\.?|年)?[ ,]*$|y+年|y+[ ,.]+"));
    QString format = locale.dateFormat(QLocale::LongFormat);
    return format.remove(year).trimmed();
}

QString nameOf(const QJsonObject &person, const People &people)
{
    const UserId id{person.value(QLatin1String("id")).toInteger()};
    const QString known = id.isValid() && people.displayName ? people.displayName(id) : QString();
    return known.isEmpty() ? person.value(QLatin1String("display_name")).toString() : known;
}

/// Who a system message is about: {user} or {user_id}.
QString subjectOf(const QJsonObject &system, const People &people)
{
    const QString name = nameOf(system.value(QLatin1String("user")).toObject(), people);
    if (!name.isEmpty())
        return name;
    const UserId id{system.value(QLatin1String("user_id")).toInteger()};
    return id.isValid() && people.displayName ? people.displayName(id) : QString();
}

}  // namespace

QString TimelineWords::time(Timestamp moment)
{
    const QLocale locale;
    // The C locale would show seconds.
    return locale.language() == QLocale::C ? locale.toString(local(moment).time(), QStringLiteral("H:mm"))
                                           : locale.toString(local(moment).time(), QLocale::ShortFormat);
}

QDate TimelineWords::localDay(Timestamp moment)
{
    return local(moment).date();
}

QString TimelineWords::day(QDate day, int thisYear)
{
    const QLocale locale;
    if (isEnglish(locale))
        return locale.toString(day, day.year() == thisYear ? QStringLiteral("dddd d MMMM")
                                                           : QStringLiteral("dddd d MMMM yyyy"));
    if (day.year() == thisYear)
        return locale.toString(day, yearlessFormat(locale));
    return locale.toString(day, QLocale::LongFormat);
}

QString TimelineWords::gap(const Gap &gap)
{
    const int count = int(gap.to - gap.from + 1);
    // One has a sentence of its own: English is not in the catalogues, so it has no plural forms.
    return count == 1 ? tr("1 message is missing here. Loading…")
                      : tr("%n messages are missing here. Loading…", nullptr, count);
}

QString TimelineWords::deleted(const QString &sender)
{
    return tr("A message from %1 was deleted.").arg(sender);
}

QString TimelineWords::system(const Message &message, const People &people)
{
    const QString type = message.system.value(QLatin1String("type")).toString();
    const QString actor = people.displayName ? people.displayName(message.senderId) : QString();
    const QString subject = subjectOf(message.system, people);
    const QString name = message.system.value(QLatin1String("name")).toString();
    const QString topic = message.system.value(QLatin1String("topic")).toString();
    const bool other = !subject.isEmpty() && subject != actor;

    if (type == QLatin1String("room_created"))
        return tr("%1 made this room.").arg(actor);
    if (type == QLatin1String("member_added") || type == QLatin1String("member_joined"))
        return other ? tr("%1 added %2.").arg(actor, subject) : tr("%1 joined.").arg(actor);
    if (type == QLatin1String("member_removed") || type == QLatin1String("member_left"))
        return other ? tr("%1 removed %2.").arg(actor, subject) : tr("%1 left.").arg(actor);
    if (type == QLatin1String("room_renamed"))
        return tr("%1 renamed the room to %2.").arg(actor, name);
    if (type == QLatin1String("topic_changed"))
        return topic.isEmpty() ? tr("%1 removed the topic.").arg(actor) : tr("%1 set the topic: %2").arg(actor, topic);
    return tr("%1 changed the room.").arg(actor);
}

QString TimelineWords::failure(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotAMember:
    case ErrorCode::NotFound:
        return tr("you are no longer a member of this room.");
    case ErrorCode::Forbidden:
        return tr("you may not write here.");
    case ErrorCode::BodyTooLarge:
    case ErrorCode::InvalidFields:
        return tr("the server does not take this text.");
    case ErrorCode::ClientKeyConflict:
        return tr("another message was sent under the same key.");
    case ErrorCode::Gone:
        return tr("what it answers is gone.");
    case ErrorCode::Storage:
        return tr("it could not be stored on this computer.");
    case ErrorCode::UpgradeRequired:
        return tr("this program is too old for the server.");
    default:
        return tr("the server refused it.");
    }
}

QString TimelineWords::state(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Queued:
        return tr("Waiting to be sent");
    case DeliveryState::Sending:
        return tr("Sending");
    case DeliveryState::Sent:
        return tr("Sent");
    case DeliveryState::Read:
        return tr("Read");
    case DeliveryState::Failed:
        return tr("Not sent");
    case DeliveryState::Received:
        return {};
    }
    return {};
}

QString TimelineWords::readBy(const QStringList &names)
{
    constexpr int kNamed = 8;
    if (names.size() <= kNamed)
        return tr("Read by %1").arg(names.join(QStringLiteral(", ")));
    return tr("Read by %1 and %n more", nullptr, int(names.size()) - kNamed)
        .arg(names.mid(0, kNamed).join(QStringLiteral(", ")));
}

QString TimelineWords::stateName(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Queued:
        return QStringLiteral("queued");
    case DeliveryState::Sending:
        return QStringLiteral("sending");
    case DeliveryState::Sent:
        return QStringLiteral("sent");
    case DeliveryState::Read:
        return QStringLiteral("read");
    case DeliveryState::Failed:
        return QStringLiteral("failed");
    case DeliveryState::Received:
        return QStringLiteral("received");
    }
    return {};
}

QString TimelineWords::kindName(const Row &row)
{
    if (row.isGap())
        return QStringLiteral("gap");
    switch (row.kind()) {
    case MessageKind::User:
        return QStringLiteral("user");
    case MessageKind::Assistant:
        return QStringLiteral("assistant");
    case MessageKind::System:
        return QStringLiteral("system");
    }
    return {};
}

}  // namespace parlor
