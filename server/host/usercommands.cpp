// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/usercommands.h"

#include "base/clock.h"
#include "base/idgenerator.h"
#include "bus/inprocessbus.h"
#include "host/commandline.h"
#include "host/exitcodes.h"
#include "host/passwordinput.h"
#include "service/auditing.h"
#include "service/passwordhasher.h"
#include "service/registration.h"
#include "store/sessiontable.h"
#include "store/store.h"
#include "store/usertable.h"
#include "store/writer.h"

#include <QJsonObject>
#include <cstdio>
#include <future>

namespace parlor {

namespace {

void say(FILE *stream, const QString &line)
{
    std::fprintf(stream, "%s\n", qUtf8Printable(line));
    std::fflush(stream);
}

int complain(const QString &sentence, int code)
{
    say(stderr, QStringLiteral("parlord: ") + sentence);
    return code;
}

/// The store without a server around it.
struct BareStore {
    SystemClock clock;
    SystemIdGenerator ids;
    InProcessBus bus;
    std::unique_ptr<Store> store;

    Status open(const QString &directory)
    {
        Result<std::unique_ptr<Store>> opened = Store::open(directory, clock, ids, bus);
        if (!opened && opened.error().code == ErrorCode::Conflict)
            return Error{ErrorCode::Conflict,
                         opened.error().detail + QStringLiteral(". Stop it first, or ask one of its admins"),
                         {},
                         0};
        if (!opened)
            return opened.error();
        store = std::move(opened).value();
        return Done{};
    }
    Status write(Writer::Work<Done> work)
    {
        std::promise<Status> promise;
        store->writer().write<Done>(std::move(work), [&promise](Status status) { promise.set_value(status); });
        return promise.get_future().get();
    }
};

std::optional<QByteArray> hashOf(const QString &password)
{
    PasswordHasher hasher((PasswordCost()));
    std::promise<std::optional<QByteArray>> promise;
    hasher.hash(password, [&promise](std::optional<QByteArray> hash) { promise.set_value(hash); });
    return promise.get_future().get();
}

/// By the same rules as everywhere.
Result<RegisterRequest> requestFor(const Command &command)
{
    const QString shown = command.displayName.isEmpty() ? command.argument : command.displayName;
    const QString password = readPassword(QStringLiteral("Password for %1").arg(command.argument));
    return registerRequestFromJson({{QLatin1String("username"), command.argument},
                                    {QLatin1String("password"), password},
                                    {QLatin1String("display_name"), shown}});
}

QString fieldsOf(const Error &error)
{
    QStringList fields;
    for (const FieldError &field : error.fields)
        fields.append(QStringLiteral("%1 is %2").arg(field.field, QString(field.code).replace(u'_', u' ')));
    return fields.isEmpty() ? error.detail : fields.join(QStringLiteral(", "));
}

Status resetPassword(WriteTransaction &transaction, const RegisterRequest &request, const QByteArray &hash)
{
    UserTable users(transaction.database());
    const std::optional<UserId> user = users.findName(request.username);
    if (!user)
        return {ErrorCode::NotFound, QStringLiteral("there is no account \"%1\"").arg(request.username)};
    if (users.find(*user).value_or(User()).isBot)
        return {ErrorCode::Forbidden, QStringLiteral("\"%1\" is a bot and has no password").arg(request.username)};
    users.setPasswordHash(*user, hash);
    SessionTable sessions(transaction.database());
    for (const SessionDevice &device : sessions.devicesOf(*user))
        sessions.end(device.id, transaction.now());
    audit::record(transaction, Caller(), QStringLiteral("password_reset"), {*user});
    return Done{};
}

Status addUser(WriteTransaction &transaction, const RegisterRequest &request, const QByteArray &hash)
{
    // Whoever holds the data directory may let in whom they like.
    const Status may = checkRegistration(transaction.database(), request, Registration::Open,
                                         QStringLiteral("127.0.0.1"), transaction.now());
    if (!may)
        return {may.error().code, QStringLiteral("the name \"%1\" is taken").arg(request.username)};
    const User user = createAccount(transaction, request, hash);
    audit::record(transaction, {}, QStringLiteral("user_added"), {user.id});
    return Done{};
}

using UserWork = Status (*)(WriteTransaction &, const RegisterRequest &, const QByteArray &);

int runWithPassword(const Command &command, UserWork work, const QString &doneSentence)
{
    BareStore bare;
    if (const Status opened = bare.open(command.options.dataDirectory); !opened)
        return complain(opened.error().detail, exitcode::kCouldNotStart);
    const Result<RegisterRequest> request = requestFor(command);
    if (!request)
        return complain(fieldsOf(request.error()), exitcode::kFailed);
    const std::optional<QByteArray> hash = hashOf(request->password);
    if (!hash)
        return complain(QStringLiteral("not enough memory to hash the password"), exitcode::kFailed);
    const Status done = bare.write([&](WriteTransaction &transaction) { return work(transaction, *request, *hash); });
    if (!done)
        return complain(done.error().detail, exitcode::kFailed);
    say(stdout, doneSentence.arg(request->username));
    return exitcode::kDone;
}

}  // namespace

int runAddUser(const Command &command)
{
    return runWithPassword(command, addUser, QStringLiteral("%1: account made"));
}

int runResetPassword(const Command &command)
{
    return runWithPassword(command, resetPassword, QStringLiteral("%1: password set, all devices signed out"));
}

}  // namespace parlor
