// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QUrl>

namespace parlor {

/// What the window knows of a server on this computer: how to start and stop it, and how it is reached.
/// GUI thread; nothing here blocks.
class Hosting : public QObject
{
    Q_OBJECT
public:
    enum class State { Stopped, Starting, Running, Stopping, Failed };
    Q_ENUM(State)

    using QObject::QObject;

    virtual State state() const = 0;
    /// Where this window reaches it. Only while running.
    virtual QUrl url() const = 0;
    /// Where others on the same network reach it, the likeliest first. Only while running.
    virtual QStringList addresses() const = 0;
    /// Why it failed, a whole sentence for people. Only in Failed.
    virtual QString failure() const = 0;
    /// Whether a session at this address talks to the server on this computer, running or not.
    virtual bool serves(const QUrl &address) const = 0;
    /// Whether it was running when this profile was last open, and so should again.
    virtual bool wasHosting() const = 0;

    /// Nothing to do where it starts or runs already.
    virtual void start() = 0;
    /// Stopped by the person: it stays so at the next start of the program.
    virtual void stop() = 0;

Q_SIGNALS:
    void stateChanged();
};

}  // namespace parlor
