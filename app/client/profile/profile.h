// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "profile/account.h"

#include <QList>
#include <QLockFile>
#include <memory>

namespace parlor {

/// One person's folder on this machine: the accounts, and a folder for each with its outbox and its
/// credentials. Locked while open, so two programs never share one; several profiles stand side by side.
/// Use it from one thread.
class Profile
{
public:
    /// `<dataDirectory>/<name>`, made where missing, readable by its owner alone. Conflict, with who holds
    /// it, where another process has it open; Storage where the disk refuses; InvalidRequest for a name
    /// that is none.
    static Result<std::unique_ptr<Profile>> open(const QString &dataDirectory, const QString &name);
    ~Profile();

    QString directory() const { return m_directory; }
    /// Made where missing.
    QString accountDirectory(const Account &account) const;

    /// The one used last first.
    QList<Account> accounts() const { return m_accounts; }
    /// Adds or replaces it, and puts it first.
    Status save(const Account &account);
    /// Forgets the account and its credentials. Words that still wait in its outbox stay on disk.
    Status remove(const Account &account);

    QString refreshToken(const Account &account) const;  ///< empty: none
    QString refreshTokenFile(const Account &account) const;

private:
    explicit Profile(const QString &directory);
    Status load();
    Status write() const;

    QString m_directory;
    QLockFile m_lock;
    QList<Account> m_accounts;
};

}  // namespace parlor
