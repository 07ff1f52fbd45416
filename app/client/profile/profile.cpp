// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/profile.h"

#include "base/json.h"
#include "base/jsonreader.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QSaveFile>

namespace parlor {

namespace {

constexpr QLatin1String kAccountsFile{"accounts.json"};
constexpr QLatin1String kTokenFile{"refresh-token"};
constexpr int kFileVersion = 1;

bool isProfileName(const QString &name)
{
    const auto isAllowed = [](QChar c) { return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.'; };
    return !name.isEmpty() && name.size() <= 64 && !name.startsWith(u'.')
           && std::all_of(name.begin(), name.end(), isAllowed);
}

/// Made where missing, for its owner alone.
bool makePrivateDirectory(const QString &path)
{
    return QDir().mkpath(path)
           && QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

QString lockHolder(const QLockFile &lock)
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&pid, &host, &program))
        return QStringLiteral("another program");
    return QStringLiteral("%1 (process %2 on %3)").arg(program).arg(pid).arg(host);
}

}  // namespace

Profile::Profile(const QString &directory) : m_directory(directory), m_lock(directory + QLatin1String("/lock"))
{
    // Never by age: a profile may be open for weeks. A holder that died is noticed by its process id.
    m_lock.setStaleLockTime(0);
}

Profile::~Profile() = default;

Result<std::unique_ptr<Profile>> Profile::open(const QString &dataDirectory, const QString &name)
{
    if (!isProfileName(name))
        return {ErrorCode::InvalidRequest, QStringLiteral("Not a name for a profile: %1").arg(name)};
    const QString directory = QDir(dataDirectory).absoluteFilePath(name);
    if (!makePrivateDirectory(directory))
        return {ErrorCode::Storage, QStringLiteral("Cannot make the folder %1").arg(directory)};
    std::unique_ptr<Profile> profile(new Profile(directory));
    if (!profile->m_lock.tryLock()) {
        if (profile->m_lock.error() == QLockFile::LockFailedError)
            return {ErrorCode::Conflict,
                    QStringLiteral("The profile %1 is in use by %2").arg(name, lockHolder(profile->m_lock))};
        return {ErrorCode::Storage, QStringLiteral("Cannot lock the folder %1").arg(directory)};
    }
    if (const Status loaded = profile->load(); !loaded)
        return loaded.error();
    return profile;
}

Status Profile::load()
{
    QFile file(m_directory + u'/' + kAccountsFile);
    if (!file.exists())
        return Done{};
    if (!file.open(QIODevice::ReadOnly))
        return {ErrorCode::Storage, QStringLiteral("Cannot read %1: %2").arg(file.fileName(), file.errorString())};
    const Result<QJsonObject> object = parseJsonObject(file.readAll());
    if (!object)
        return {ErrorCode::Storage, QStringLiteral("%1 is damaged: %2").arg(file.fileName(), object.error().detail)};
    JsonReader document(*object);
    if (document.optionalInteger(QLatin1String("version"), 0) > kFileVersion)
        return {ErrorCode::Storage, QStringLiteral("%1 was written by a newer program").arg(file.fileName())};
    for (const QJsonValue value : document.optionalArray(QLatin1String("accounts"))) {
        JsonReader reader(value.toObject());
        Account account;
        account.server.url = QUrl(reader.text(QLatin1String("server")));
        account.server.fingerprint = reader.optionalText(QLatin1String("fingerprint")).toLatin1();
        account.username = reader.text(QLatin1String("username"));
        account.userId = reader.id<UserId>(QLatin1String("user_id"));
        account.displayName = reader.optionalText(QLatin1String("display_name"));
        if (reader.ok())
            m_accounts.append(account);
    }
    return Done{};
}

Status Profile::write() const
{
    QJsonArray accounts;
    for (const Account &account : m_accounts) {
        accounts.append(QJsonObject{
            {QStringLiteral("server"), account.server.url.toString(QUrl::FullyEncoded)},
            {QStringLiteral("fingerprint"), QString::fromLatin1(account.server.fingerprint)},
            {QStringLiteral("username"), account.username},
            {QStringLiteral("user_id"), account.userId.value},
            {QStringLiteral("display_name"), account.displayName},
        });
    }
    QSaveFile file(m_directory + u'/' + kAccountsFile);
    const QByteArray text = compactJson(
        {{QStringLiteral("version"), kFileVersion}, {QStringLiteral("accounts"), accounts}});
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return {ErrorCode::Storage, QStringLiteral("Cannot write %1: %2").arg(file.fileName(), file.errorString())};
    return Done{};
}

QString Profile::accountDirectory(const Account &account) const
{
    const QString path = m_directory + QLatin1String("/accounts/") + account.id();
    makePrivateDirectory(path);
    return path;
}

Status Profile::save(const Account &account)
{
    const QList<Account> before = m_accounts;
    m_accounts.removeIf([&](const Account &a) { return a.id() == account.id(); });
    m_accounts.prepend(account);
    const Status written = write();
    if (!written)
        m_accounts = before;
    return written;
}

Status Profile::remove(const Account &account)
{
    const QList<Account> before = m_accounts;
    QFile::remove(refreshTokenFile(account));
    m_accounts.removeIf([&](const Account &a) { return a.id() == account.id(); });
    const Status written = write();
    if (!written)
        m_accounts = before;
    return written;
}

QString Profile::refreshTokenFile(const Account &account) const
{
    return accountDirectory(account) + u'/' + kTokenFile;
}

QString Profile::refreshToken(const Account &account) const
{
    QFile file(refreshTokenFile(account));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

}  // namespace parlor
