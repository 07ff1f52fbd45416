// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/accountservice.h"

#include "base/clock.h"
#include "service/addresskey.h"
#include "service/loginthrottle.h"
#include "service/passwordhasher.h"
#include "service/ratelimiter.h"
#include "service/refusal.h"
#include "service/registration.h"
#include "service/secrettoken.h"
#include "service/sessionchanges.h"
#include "store/bottable.h"
#include "store/readers.h"
#include "store/sessiontable.h"
#include "store/store.h"
#include "store/usertable.h"
#include "store/writer.h"

#include <future>

namespace parlor {

namespace {

Error wrongSignIn()
{
    return {ErrorCode::Unauthorized, QStringLiteral("Wrong name or password"), {}, 0};
}

struct ActiveSessions {
    QList<ActiveSession> sessions;
    QList<BotTokenRow> tokens;
};

/// Waits: for the start of the server only.
ActiveSessions activeSessions(Readers &readers)
{
    std::promise<ActiveSessions> promise;
    std::future<ActiveSessions> sessions = promise.get_future();
    readers.read<ActiveSessions>(
        [](Database &database) -> Result<ActiveSessions> {
            return ActiveSessions{SessionTable(database).active(), BotTable(database).tokens()};
        },
        [&promise](Result<ActiveSessions> result) {
            promise.set_value(result ? *std::move(result) : ActiveSessions());
        });
    return sessions.get();
}

}  // namespace

/// Shared with the work under way, which may end after the service. Once the hasher is stopped nothing of it
/// runs on threads of its own.
struct AccountService::Private {
    explicit Private(const ServiceContext &c)
        : context(c),
          throttle(c.clock),
          registrations(c.clock, {c.settings.rates.registrationBurst, c.settings.rates.registrationsPerSecond}),
          hasher(c.settings.passwordCost),
          sessions(c.ids, c.bus, AccessTokens(c.store.tokenKey(), c.settings.accessTokenLife),
                   RefreshTokens(c.store.refreshKey()))
    {
    }

    void verified(const LoginRequest &request, const QString &address, const SignInRow &row, std::optional<bool> fits,
                  Reply<Grant> reply, const std::shared_ptr<Private> &self);
    ServiceContext context;
    LoginThrottle throttle;
    RateLimiter registrations;  ///< by address
    PasswordHasher hasher;
    SessionChanges sessions;
};

AccountService::AccountService(const ServiceContext &context) : d(std::make_shared<Private>(context))
{
    const ActiveSessions active = activeSessions(context.readers);
    for (const ActiveSession &session : active.sessions)
        d->sessions.registry().add(session.id);
    for (const BotTokenRow &token : active.tokens)
        d->sessions.registry().addToken(token.hash, token.user, token.session);
}

std::shared_ptr<SessionChanges> AccountService::sessionChanges() const
{
    return {d, &d->sessions};
}

std::shared_ptr<PasswordHasher> AccountService::passwordHasher() const
{
    return {d, &d->hasher};
}

AccountService::~AccountService()
{
    d->hasher.stop();
}

Result<Caller> AccountService::authenticate(const QByteArray &accessToken) const
{
    SessionRegistry &registry = d->sessions.registry();
    if (accessToken.startsWith(kBotTokenPrefix)) {
        const auto bot = registry.byToken(secretHash(QString::fromLatin1(accessToken)));
        if (!bot)
            return {ErrorCode::Unauthorized, QStringLiteral("Not a valid token of a bot")};
        return Caller{bot->user, bot->session, {}, {}, true};
    }
    std::optional<AccessClaims> claims = registry.known(accessToken);
    if (!claims) {
        const Result<AccessClaims> read = d->sessions.accessTokens().read(accessToken);
        if (!read)
            return read.error();
        claims = *read;
        registry.remember(accessToken, *read);
    }
    if (!registry.isActive(claims->session))
        return {ErrorCode::Unauthorized, QStringLiteral("This session is over")};
    if (claims->expiresAt <= d->context.clock.now().ms / 1000)
        return {ErrorCode::TokenExpired, QStringLiteral("The access token has expired")};
    return Caller{claims->user, claims->session, {}, {}};
}

bool AccountService::isActive(SessionId session) const
{
    return d->sessions.registry().isActive(session);
}

void AccountService::registerAccount(const RegisterRequest &request, const QString &address, Reply<Grant> reply)
{
    if (d->context.settings.limitRates) {
        if (const std::optional<int> wait = d->registrations.take(addressKey(address)))
            return reply(
                refusal::tooMany(QStringLiteral("Too many new accounts from here"), std::chrono::seconds(*wait)));
    }
    const Registration mode = d->context.settings.registration;
    auto create = [self = d, request, address, mode, reply](std::optional<QByteArray> hash) {
        if (!hash)
            return reply(refusal::hasherAway());
        self->context.writer.write<Grant>(
            [self, request, address, mode, hash](WriteTransaction &transaction) -> Result<Grant> {
                // Again: another may have come first while the hash was made.
                if (const Status may = checkRegistration(transaction.database(), request, mode, address,
                                                         transaction.now());
                    !may)
                    return may.error();
                const User user = createAccount(transaction, request, *hash);
                return self->sessions.begin(transaction, user, QString());
            },
            reply);
    };
    d->context.readers.read<Done>(
        [request, address, mode, now = d->context.clock.now()](Database &database) {
            return checkRegistration(database, request, mode, address, now);
        },
        [self = d, request, reply, create = std::move(create)](const Status &may) {
            if (!may)
                return reply(may.error());
            self->hasher.hash(request.password, create);
        });
}

void AccountService::login(const LoginRequest &request, const QString &address, Reply<Grant> reply)
{
    if (d->context.settings.limitRates) {
        if (const std::optional<int> wait = d->throttle.begin(request.username, address))
            return reply(refusal::tooMany(QStringLiteral("Too many wrong sign-ins"), std::chrono::seconds(*wait)));
    }
    d->context.readers.read<SignInRow>(
        [username = request.username](Database &database) -> Result<SignInRow> {
            return UserTable(database).signIn(username).value_or(SignInRow{});
        },
        [self = d, request, address, reply](const Result<SignInRow> &row) {
            if (!row) {
                self->throttle.forgive(request.username, address);
                return reply(row.error());
            }
            self->hasher.verify(request.password, row->passwordHash,
                                [self, request, address, row = *row, reply](std::optional<bool> fits) {
                                    self->verified(request, address, row, fits, reply, self);
                                });
        });
}

void AccountService::Private::verified(const LoginRequest &request, const QString &address, const SignInRow &row,
                                       std::optional<bool> fits, Reply<Grant> reply,
                                       const std::shared_ptr<Private> &self)
{
    if (fits && (!*fits || row.isSuspended))
        return reply(wrongSignIn());
    throttle.forgive(request.username, address);
    if (!fits)
        return reply(refusal::hasherAway());
    context.writer.write<Grant>(
        [self, row, device = request.deviceName](WriteTransaction &transaction) -> Result<Grant> {
            UserTable users(transaction.database());
            const std::optional<User> found = users.find(row.user);
            // A password that was changed while this one was verified lets nobody in.
            if (!found || users.isSuspended(row.user) || users.passwordHash(row.user) != row.passwordHash)
                return wrongSignIn();
            return self->sessions.begin(transaction, *found, device);
        },
        std::move(reply));
}

void AccountService::refresh(const QString &refreshToken, Reply<Grant> reply)
{
    using Outcome = std::variant<Grant, Error>;
    d->context.writer.write<Outcome>(
        [self = d, refreshToken](WriteTransaction &transaction) {
            return self->sessions.refresh(transaction, refreshToken);
        },
        [reply = std::move(reply)](const Result<Outcome> &outcome) {
            if (!outcome)
                return reply(outcome.error());
            std::visit([&reply](const auto &value) { reply(value); }, *outcome);
        });
}

void AccountService::logout(const Caller &caller, Reply<Done> reply)
{
    d->context.writer.write<Done>(
        [self = d, caller](WriteTransaction &transaction) -> Status {
            self->sessions.end(transaction, caller.session, caller.user);
            return Done{};
        },
        std::move(reply));
}

void AccountService::sessions(const Caller &caller, Reply<QList<SessionInfo>> reply)
{
    d->context.readers.read<QList<SessionInfo>>(
        [caller](Database &database) -> Result<QList<SessionInfo>> {
            QList<SessionInfo> sessions;
            for (const SessionDevice &device : SessionTable(database).devicesOf(caller.user))
                sessions.append(
                    {device.id, device.deviceName, device.createdAt, device.lastSeenAt, device.id == caller.session});
            return sessions;
        },
        std::move(reply));
}

void AccountService::revokeSession(const Caller &caller, SessionId session, Reply<Done> reply)
{
    d->context.writer.write<Done>(
        [self = d, caller, session](WriteTransaction &transaction) -> Status {
            const std::optional<SessionRow> row = SessionTable(transaction.database()).find(session);
            if (!row || row->user != caller.user || row->isEnded)
                return {ErrorCode::NotFound, QStringLiteral("There is no such session")};
            self->sessions.end(transaction, session, caller.user);
            return Done{};
        },
        std::move(reply));
}

}  // namespace parlor
