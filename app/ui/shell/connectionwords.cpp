// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/connectionwords.h"

#include "shell/errorwords.h"

#include <QCoreApplication>

namespace parlor::connectionwords {

namespace {

using Kind = ConnectionState::Kind;

struct ConnectionWords {
    Q_DECLARE_TR_FUNCTIONS(parlor::ConnectionWords)
};

QString withWaiting(const QString &text, int waiting)
{
    if (waiting == 0)
        return text;
    return ConnectionWords::tr("%1, %2", "state, messages waiting")
        .arg(text, ConnectionWords::tr("%n messages waiting", nullptr, waiting));
}

/// SHA-256 in groups of four, so that two people can compare it aloud.
QString grouped(const QByteArray &fingerprint)
{
    QString result;
    for (qsizetype i = 0; i < fingerprint.size(); i += 4)
        result += QString::fromLatin1(fingerprint.mid(i, 4)) + QLatin1Char(' ');
    return result.trimmed();
}

}  // namespace

QString brief(const ConnectionState &state)
{
    switch (state.kind) {
    case Kind::SignedOut:
        return ConnectionWords::tr("Signed out on this device");
    case Kind::Connecting:
        return withWaiting(ConnectionWords::tr("Connecting"), state.waiting);
    case Kind::Live:
        return ConnectionWords::tr("Live");
    case Kind::LivePolling:
        return ConnectionWords::tr("Live (polling)");
    case Kind::Reconnecting:
        return withWaiting(state.seconds > 0 ? ConnectionWords::tr("Reconnecting in %n s", nullptr, state.seconds)
                                             : ConnectionWords::tr("Reconnecting"),
                           state.waiting);
    case Kind::Offline:
        return withWaiting(ConnectionWords::tr("Offline"), state.waiting);
    case Kind::ServerReplaced:
        return ConnectionWords::tr("The server was replaced: reloading");
    case Kind::CertificateChanged:
        return ConnectionWords::tr("The certificate changed");
    case Kind::Stopped:
        return ConnectionWords::tr("Stopped");
    }
    return {};
}

QString full(const ConnectionState &state)
{
    switch (state.kind) {
    case Kind::Live:
    case Kind::LivePolling:
        return {};
    case Kind::SignedOut:
        return state.waiting > 0 ? ConnectionWords::tr(
                   "You are signed out on this device. %n messages wait here and go out when you sign in.", nullptr,
                   state.waiting)
                                 : ConnectionWords::tr("You are signed out on this device.");
    case Kind::CertificateChanged:
        return ConnectionWords::
            tr("The certificate of the server changed. Ask its owner whether the new one is right.\nKnown: %1\nNow: %2")
                .arg(grouped(state.knownFingerprint), grouped(state.seenFingerprint));
    case Kind::Stopped:
        return state.reason ? errorWords(*state.reason) : brief(state);
    default:
        return brief(state);
    }
}

QString action(const ConnectionState &state)
{
    switch (state.kind) {
    case Kind::Reconnecting:
    case Kind::Offline:
        return ConnectionWords::tr("Retry now");
    case Kind::SignedOut:
        return ConnectionWords::tr("Sign in");
    case Kind::CertificateChanged:
        return ConnectionWords::tr("Trust the new one");
    default:
        return {};
    }
}

QColor Tokens::*ink(const ConnectionState &state)
{
    if (state.isLive())
        return &Tokens::success;
    const bool stopped = state.kind == Kind::CertificateChanged || state.kind == Kind::Stopped
                         || state.kind == Kind::SignedOut;
    return stopped ? &Tokens::danger : &Tokens::warning;
}

}  // namespace parlor::connectionwords
