// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/routes.h"
#include "protocol/administration.h"
#include "protocol/json.h"
#include "service/services.h"

namespace parlor {

namespace {

QJsonValue timeOrNull(const std::optional<Timestamp> &time)
{
    return time ? QJsonValue(time->toText()) : QJsonValue();
}

QJsonObject toJson(const AccountRow &row)
{
    QJsonObject json = toJson(row.user);
    json.insert(QLatin1String("role"), row.role ? QJsonValue(wireName(*row.role)) : QJsonValue());
    json.insert(QLatin1String("suspended_at"), timeOrNull(row.suspendedAt));
    json.insert(QLatin1String("last_seen_at"), timeOrNull(row.lastSeenAt));
    return json;
}

QJsonObject toJson(const DeviceRow &row, SessionId current)
{
    return {{QLatin1String("id"), row.id.value},
            {QLatin1String("user_id"), row.user.value},
            {QLatin1String("device_name"), row.deviceName},
            {QLatin1String("created_at"), row.createdAt.toText()},
            {QLatin1String("last_seen_at"), row.lastSeenAt.toText()},
            {QLatin1String("current"), row.id == current}};
}

QJsonObject toJson(const RoomRow &row)
{
    QJsonObject json = toJson(row.room);
    json.insert(QLatin1String("member_count"), row.members);
    return json;
}

QJsonObject toJson(const StoreStats &stats)
{
    return {{QLatin1String("users"), stats.users},           {QLatin1String("bots"), stats.bots},
            {QLatin1String("suspended"), stats.suspended},   {QLatin1String("sessions"), stats.sessions},
            {QLatin1String("workspaces"), stats.workspaces}, {QLatin1String("rooms"), stats.rooms},
            {QLatin1String("messages"), stats.messages},     {QLatin1String("events"), stats.events},
            {QLatin1String("store_bytes"), stats.bytes}};
}

/// {key: [ … ]} as `make` makes each.
template<typename T, typename Make>
HttpReply listReply(QLatin1String key, const QList<T> &rows, Make make)
{
    QJsonArray array;
    for (const T &row : rows)
        array.append(make(row));
    return HttpReply::json({{key, array}});
}

struct Page {
    qint64 after = 0;
    int limit = 0;
};

/// Nothing where the query is wrong, which has been answered.
std::optional<Page> pageOf(const ExchangePtr &exchange)
{
    QueryReader query(exchange->request().query);
    const Page page{query.id<AuditId>("after_id").value_or(AuditId{}).value, query.listLimit()};
    if (query.ok())
        return page;
    exchange->fail(query.error());
    return std::nullopt;
}

QList<Route> readingRoutes(AdminService &admin)
{
    const auto users = [&admin](const ExchangePtr &exchange) {
        const auto make = [](const AccountRow &row) { return toJson(row); };
        if (const std::optional<Page> page = pageOf(exchange))
            admin.users(exchange->caller(), QueryReader(exchange->request().query).text("q"), UserId{page->after},
                        page->limit, exchange->reply<QList<AccountRow>>([make](const QList<AccountRow> &rows) {
                            return listReply(QLatin1String("users"), rows, make);
                        }));
    };
    const auto sessions = [&admin](const ExchangePtr &exchange) {
        const auto make = [own = exchange->caller().session](const DeviceRow &row) { return toJson(row, own); };
        if (const std::optional<Page> page = pageOf(exchange))
            admin.sessions(exchange->caller(), SessionId{page->after}, page->limit,
                           exchange->reply<QList<DeviceRow>>([make](const QList<DeviceRow> &rows) {
                               return listReply(QLatin1String("sessions"), rows, make);
                           }));
    };
    const auto rooms = [&admin](const ExchangePtr &exchange) {
        const auto make = [](const RoomRow &row) { return toJson(row); };
        if (const std::optional<Page> page = pageOf(exchange))
            admin.rooms(exchange->caller(), RoomId{page->after}, page->limit,
                        exchange->reply<QList<RoomRow>>([make](const QList<RoomRow> &rows) {
                            return listReply(QLatin1String("rooms"), rows, make);
                        }));
    };
    const auto stats = [&admin](const ExchangePtr &exchange) {
        admin.stats(exchange->caller(),
                    exchange->reply<StoreStats>([](const StoreStats &all) { return HttpReply::json(toJson(all)); }));
    };
    const auto audit = [&admin](const ExchangePtr &exchange) {
        if (const std::optional<Page> page = pageOf(exchange))
            admin.audit(exchange->caller(), page->after ? std::optional(AuditId{page->after}) : std::nullopt,
                        page->limit, exchange->reply<QList<AuditEntry>>([](const QList<AuditEntry> &entries) {
                            return HttpReply::json(listJson(QLatin1String("entries"), entries));
                        }));
    };

    return {
        {"GET", QStringLiteral("/api/admin/users"), Access::Session, users},
        {"GET", QStringLiteral("/api/admin/sessions"), Access::Session, sessions},
        {"GET", QStringLiteral("/api/admin/rooms"), Access::Session, rooms},
        {"GET", QStringLiteral("/api/admin/stats"), Access::Session, stats},
        {"GET", QStringLiteral("/api/admin/audit"), Access::Session, audit},
    };
}

}  // namespace

QList<Route> adminRoutes(const RouteContext &context)
{
    AdminService &admin = context.services.admin;

    const auto suspend = [&admin](const ExchangePtr &exchange) {
        admin.setSuspended(exchange->caller(), exchange->id<UserId>(0), true, exchange->replyDone());
    };
    const auto unsuspend = [&admin](const ExchangePtr &exchange) {
        admin.setSuspended(exchange->caller(), exchange->id<UserId>(0), false, exchange->replyDone());
    };
    const auto resetPassword = [&admin](const ExchangePtr &exchange) {
        admin.resetPassword(exchange->caller(), exchange->id<UserId>(0),
                            exchange->reply<QString>([](const QString &password) {
                                return HttpReply::json({{QLatin1String("password"), password}});
                            }));
    };

    return readingRoutes(admin)
           + QList<Route>{
               {"POST", QStringLiteral("/api/admin/users/{id}/suspend"), Access::Session, suspend},
               {"POST", QStringLiteral("/api/admin/users/{id}/unsuspend"), Access::Session, unsuspend},
               {"POST", QStringLiteral("/api/admin/users/{id}/reset-password"), Access::Session, resetPassword},
           };
}

}  // namespace parlor
