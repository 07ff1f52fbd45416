// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QLatin1String>
#include <QString>

/// Every path and header that both sides spell.
namespace parlor::endpoint {

constexpr quint16 kDefaultPort = 7420;
constexpr int kProtocolVersion = 1;

inline constexpr char kProtocolHeader[] = "X-Parlor-Protocol";
inline constexpr char kStreamHeader[] = "X-Parlor-Stream";
/// Of a finished upload: the id of its file.
inline constexpr char kFileIdHeader[] = "Parlor-File-Id";

inline constexpr QLatin1String kServer{"/api/server"};
inline constexpr QLatin1String kRegister{"/api/auth/register"};
inline constexpr QLatin1String kLogin{"/api/auth/login"};
inline constexpr QLatin1String kRefresh{"/api/auth/refresh"};
inline constexpr QLatin1String kLogout{"/api/auth/logout"};
inline constexpr QLatin1String kMe{"/api/users/me"};
inline constexpr QLatin1String kUsers{"/api/users"};
inline constexpr QLatin1String kRooms{"/api/chat/rooms"};
inline constexpr QLatin1String kEvents{"/api/events"};
inline constexpr QLatin1String kEventsPoll{"/api/events/poll"};
inline constexpr QLatin1String kSearch{"/api/search"};
inline constexpr QLatin1String kSync{"/api/sync"};
inline constexpr QLatin1String kPresence{"/api/presence"};
inline constexpr QLatin1String kOnlineUsers{"/api/online-users"};
inline constexpr QLatin1String kFiles{"/api/files"};

QString room(RoomId room);
QString roomAction(RoomId room, QLatin1String action);  ///< …/join, …/leave, …/read, …/typing
QString roomMessages(RoomId room);
QString roomMembers(RoomId room);
QString roomMember(RoomId room, UserId user);
QString message(MessageId message);
QString messageByKey(const ClientKey &key);
QString reaction(MessageId message, const QString &emoji);  ///< the emoji percent-encoded
QString file(FileId file);
QString filePreview(FileId file);

}  // namespace parlor::endpoint
