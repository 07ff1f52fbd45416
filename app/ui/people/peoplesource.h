// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "peoplemodel.h"

namespace parlor {

class Session;

/// The people of a session as lists want them, by name.
namespace peoplesource {

/// Everybody but oneself whose name or user name has `needle`, `without` left out.
QList<PersonEntry> others(const Session &session, const QString &needle = {}, const QSet<UserId> &without = {});
/// The members of a room: who is there first. Their role stands at the right.
QList<PersonEntry> members(const Session &session, RoomId room);
/// Everybody who is not offline, oneself last.
QList<PersonEntry> connected(const Session &session);

}  // namespace peoplesource

/// "online", "away", "do not disturb", "last seen …" in the present language.
QString presenceWords(const Presence &presence);

}  // namespace parlor
