// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/adminservice.h"

#include "base/idgenerator.h"
#include "service/auditing.h"
#include "service/membershipchanges.h"
#include "service/passwordhasher.h"
#include "service/refusal.h"
#include "service/sessionchanges.h"
#include "store/audittable.h"
#include "store/readers.h"
#include "store/usertable.h"
#include "store/workspacetable.h"
#include "store/writer.h"

namespace parlor {

namespace {

/// 96 bits: to be typed once, and then changed.
constexpr int kPasswordBytes = 12;

Result<Role> powerOf(Database &database, const Caller &caller)
{
    const std::optional<Role> role = WorkspaceTable(database).roleOf(kFirstWorkspace, caller.user);
    if (role.value_or(Role::Guest) < Role::Admin)
        return refusal::forbidden(QStringLiteral("Only the server's owner and admins may do this"));
    return *role;
}

/// Somebody whom the caller may act on.
Result<User> subjectOf(Database &database, const Caller &caller, UserId id)
{
    const Result<Role> power = powerOf(database, caller);
    if (!power)
        return power.error();
    const std::optional<User> user = UserTable(database).find(id);
    if (!user)
        return Error{ErrorCode::NotFound, QStringLiteral("There is no such account"), {}, 0};
    if (id == caller.user)
        return refusal::forbidden(QStringLiteral("Nobody does this to themselves"));
    if (WorkspaceTable(database).roleOf(kFirstWorkspace, id).value_or(Role::Guest) > *power)
        return refusal::forbidden(QStringLiteral("Nobody does this to who stands above them"));
    return *user;
}

template<typename T, typename Read>
Readers::Work<T> readByAdmin(const Caller &caller, Read read)
{
    return [caller, read = std::move(read)](Database &database) -> Result<T> {
        if (const Result<Role> power = powerOf(database, caller); !power)
            return power.error();
        return read(database);
    };
}

}  // namespace

AdminService::AdminService(const ServiceContext &context, std::shared_ptr<SessionChanges> sessions,
                           std::shared_ptr<PasswordHasher> hasher)
    : m_context(context), m_sessions(std::move(sessions)), m_hasher(std::move(hasher))
{
}

void AdminService::users(const Caller &caller, const QString &query, UserId after, int limit,
                         Reply<QList<AccountRow>> reply)
{
    const auto read = [folded = query.toCaseFolded(), after, limit](Database &database) {
        return AdminTable(database).users(folded, kFirstWorkspace, after, limit);
    };
    m_context.readers.read<QList<AccountRow>>(readByAdmin<QList<AccountRow>>(caller, read), std::move(reply));
}

void AdminService::sessions(const Caller &caller, SessionId after, int limit, Reply<QList<DeviceRow>> reply)
{
    const auto read = [after, limit](Database &database) { return AdminTable(database).sessions(after, limit); };
    m_context.readers.read<QList<DeviceRow>>(readByAdmin<QList<DeviceRow>>(caller, read), std::move(reply));
}

void AdminService::rooms(const Caller &caller, RoomId after, int limit, Reply<QList<RoomRow>> reply)
{
    const auto read = [after, limit](Database &database) { return AdminTable(database).rooms(after, limit); };
    m_context.readers.read<QList<RoomRow>>(readByAdmin<QList<RoomRow>>(caller, read), std::move(reply));
}

void AdminService::stats(const Caller &caller, Reply<StoreStats> reply)
{
    const auto read = [](Database &database) { return AdminTable(database).stats(); };
    m_context.readers.read<StoreStats>(readByAdmin<StoreStats>(caller, read), std::move(reply));
}

void AdminService::audit(const Caller &caller, std::optional<AuditId> after, int limit, Reply<QList<AuditEntry>> reply)
{
    const auto read = [after, limit](Database &database) { return AuditTable(database).page(after, limit); };
    m_context.readers.read<QList<AuditEntry>>(readByAdmin<QList<AuditEntry>>(caller, read), std::move(reply));
}

void AdminService::setSuspended(const Caller &caller, UserId id, bool suspended, Reply<Done> reply)
{
    m_context.writer.write<Done>(
        [caller, id, suspended, sessions = m_sessions](WriteTransaction &transaction) -> Status {
            Database &database = transaction.database();
            const Result<User> user = subjectOf(database, caller, id);
            if (!user)
                return user.error();
            UserTable users(database);
            if (users.isSuspended(id) == suspended)
                return Done{};
            users.setSuspended(id, suspended ? std::optional(transaction.now()) : std::nullopt);
            if (suspended)
                sessions->endAll(transaction, id);
            audit::record(transaction, caller,
                          suspended ? QStringLiteral("user_suspended") : QStringLiteral("user_unsuspended"), {id});
            return Done{};
        },
        std::move(reply));
}

void AdminService::resetPassword(const Caller &caller, UserId id, Reply<QString> reply)
{
    const QString password = m_context.ids.token(kPasswordBytes);
    const auto store = [&writer = m_context.writer, sessions = m_sessions, caller, id, password,
                        reply](const std::optional<QByteArray> &hash) {
        if (!hash)
            return reply(Error{ErrorCode::Unavailable, QStringLiteral("No password can be made now"), {}, 1});
        writer.write<QString>(
            [sessions, caller, id, password, hash = *hash](WriteTransaction &transaction) -> Result<QString> {
                Database &database = transaction.database();
                // Again: much may have happened while the hash was made.
                if (const Result<User> user = subjectOf(database, caller, id); !user)
                    return user.error();
                UserTable(database).setPasswordHash(id, hash);
                sessions->endAll(transaction, id);
                audit::record(transaction, caller, QStringLiteral("password_reset"), {id});
                return password;
            },
            reply);
    };
    m_context.readers.read<Done>(
        [caller, id](Database &database) -> Status {
            const Result<User> user = subjectOf(database, caller, id);
            if (!user)
                return user.error();
            if (user->isBot)
                return refusal::forbidden(QStringLiteral("A bot has no password"));
            return Done{};
        },
        [hasher = m_hasher, password, reply, store](const Status &may) {
            if (!may)
                return reply(may.error());
            hasher->hash(password, store);
        });
}

}  // namespace parlor
