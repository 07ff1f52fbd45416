// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/peopleapi.h"

#include "protocol/endpoints.h"
#include "protocol/json.h"

namespace parlor {

void PeopleApi::search(const QString &text, QObject *context, Reply<QList<User>> done)
{
    ApiRequest request{"GET", endpoint::kUsers};
    // QUrlQuery takes what is encoded already; a plus would be read as a space by the other side.
    request.query.addQueryItem(QStringLiteral("q"), QString::fromLatin1(QUrl::toPercentEncoding(text)));
    m_api.call<QList<User>>(request, wrappedList<User>(QLatin1String("users"), userFromJson), context, std::move(done));
}

void PeopleApi::online(QObject *context, Reply<QList<Presence>> done)
{
    m_api.call<QList<Presence>>({"GET", endpoint::kOnlineUsers},
                                wrappedList<Presence>(QLatin1String("users"), presenceFromJson), context,
                                std::move(done));
}

void PeopleApi::setPresence(PresenceStatus status, QObject *context, Reply<Done> done)
{
    m_api.call<Done>({"PUT", endpoint::kPresence, {}, QJsonObject{{QStringLiteral("status"), wireName(status)}}},
                     ignoreBody, context, std::move(done));
}

}  // namespace parlor
