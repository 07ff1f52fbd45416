// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/passwordservice.h"

#include "service/attemptwindow.h"
#include "service/passwordhasher.h"
#include "service/refusal.h"
#include "service/sessionchanges.h"
#include "store/readers.h"
#include "store/sessiontable.h"
#include "store/usertable.h"
#include "store/writer.h"

namespace parlor {

using namespace std::chrono_literals;

namespace {

constexpr auto kWindow = 5min;
constexpr qsizetype kMostWrong = 10;

Error wrongOldPassword()
{
    return refusal::forbidden(QStringLiteral("The old password is wrong"));
}

bool isOn(WriteTransaction &transaction, SessionId session)
{
    const std::optional<SessionRow> row = SessionTable(transaction.database()).find(session);
    return row && !row->isEnded;
}

}  // namespace

/// Shared with the work under way, which may end after the service.
struct PasswordService::Private {
    using Self = std::shared_ptr<Private>;

    /// One call: who asks for what, and who is answered.
    struct Change {
        Caller caller;
        QString oldPassword;
        QString newPassword;
        Reply<Done> reply;
    };

    void verify(const Self &self, const Change &change, const QByteArray &oldHash);
    void hashNew(const Self &self, const Change &change, const QByteArray &oldHash);
    Status store(WriteTransaction &transaction, const Caller &caller, const QByteArray &oldHash,
                 const QByteArray &newHash);
    void forgive(const Caller &caller) { wrong.forgive(QString::number(caller.user.value)); }

    ServiceContext context;
    std::shared_ptr<SessionChanges> sessions;
    std::shared_ptr<PasswordHasher> hasher;
    AttemptWindow wrong;  ///< by person; an attempt counts as wrong until it turns out right
};

PasswordService::PasswordService(const ServiceContext &context, std::shared_ptr<SessionChanges> sessions,
                                 std::shared_ptr<PasswordHasher> hasher)
    : d(new Private{context, std::move(sessions), std::move(hasher), {context.clock, kWindow, kMostWrong}})
{
}

void PasswordService::change(const Caller &caller, const QString &oldPassword, const QString &newPassword,
                             Reply<Done> reply)
{
    if (d->context.settings.limitRates) {
        if (const auto wait = d->wrong.begin(QString::number(caller.user.value)))
            return reply(refusal::tooMany(QStringLiteral("Too many wrong passwords"), *wait));
    }
    d->context.readers.read<QByteArray>(
        [user = caller.user](Database &database) -> Result<QByteArray> {
            return UserTable(database).passwordHash(user);
        },
        [self = d,
         change = Private::Change{caller, oldPassword, newPassword, std::move(reply)}](const Result<QByteArray> &hash) {
            if (hash)
                return self->verify(self, change, *hash);
            self->forgive(change.caller);
            change.reply(hash.error());
        });
}

void PasswordService::Private::verify(const Self &self, const Change &change, const QByteArray &oldHash)
{
    hasher->verify(change.oldPassword, oldHash, [self, change, oldHash](std::optional<bool> fits) {
        if (fits && !*fits)
            return change.reply(wrongOldPassword());
        self->forgive(change.caller);
        if (!fits)
            return change.reply(refusal::hasherAway());
        self->hashNew(self, change, oldHash);
    });
}

void PasswordService::Private::hashNew(const Self &self, const Change &change, const QByteArray &oldHash)
{
    hasher->hash(change.newPassword, [self, change, oldHash](std::optional<QByteArray> hash) {
        if (!hash)
            return change.reply(refusal::hasherAway());
        self->context.writer.write<Done>(
            [self, caller = change.caller, oldHash, newHash = *hash](WriteTransaction &transaction) {
                return self->store(transaction, caller, oldHash, newHash);
            },
            change.reply);
    });
}

/// What was verified may have changed meanwhile: a session that ended changes no password, and of two changes at
/// the same instant one is made.
Status PasswordService::Private::store(WriteTransaction &transaction, const Caller &caller, const QByteArray &oldHash,
                                       const QByteArray &newHash)
{
    if (!isOn(transaction, caller.session))
        return {ErrorCode::Unauthorized, QStringLiteral("This session is over")};
    UserTable users(transaction.database());
    if (users.passwordHash(caller.user) != oldHash)
        return wrongOldPassword();
    users.setPasswordHash(caller.user, newHash);
    for (const SessionDevice &device : SessionTable(transaction.database()).devicesOf(caller.user)) {
        if (device.id != caller.session)
            sessions->end(transaction, device.id, caller.user);
    }
    return Done{};
}

}  // namespace parlor
