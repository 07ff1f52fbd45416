// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/roomexport.h"

#include "service/roompicture.h"
#include "store/messagetable.h"
#include "store/readers.h"
#include "store/usertable.h"

namespace parlor {

namespace {

constexpr int kMembersAtOnce = 200;
constexpr int kMessagesAtOnce = 100;
constexpr qsizetype kMostNames = 10'000;

}  // namespace

RoomExport::RoomExport(const ServiceContext &context, const Caller &caller, Room room,
                       std::unique_ptr<ExportFormat> format)
    : m_context(context), m_caller(caller), m_room(std::move(room)), m_format(std::move(format))
{
}

void RoomExport::begin(const ServiceContext &context, const Caller &caller, RoomId room,
                       std::unique_ptr<ExportFormat> format, Reply<std::shared_ptr<RoomExport>> reply)
{
    const auto shared = std::make_shared<std::unique_ptr<ExportFormat>>(std::move(format));
    context.readers.read<std::shared_ptr<RoomExport>>(
        [context, caller, room, shared](Database &database) -> Result<std::shared_ptr<RoomExport>> {
            const Result<RoomAccess> access = joinedRoom(database, caller.user, room);
            if (!access)
                return access.error();
            return std::make_shared<RoomExport>(context, caller, pictureOf(database, caller.user, *access),
                                                std::move(*shared));
        },
        std::move(reply));
}

void RoomExport::next(Reply<QByteArray> reply)
{
    m_context.readers.read<QByteArray>(
        [self = shared_from_this()](Database &database) { return self->piece(database); }, std::move(reply));
}

Result<QByteArray> RoomExport::piece(Database &database)
{
    if (m_part == Part::Done)
        return QByteArray();
    const Result<RoomAccess> access = joinedRoom(database, m_caller.user, m_room.info.id);
    if (!access)
        return access.error();
    switch (m_part) {
    case Part::Head:
        m_part = Part::Members;
        return m_format->head(m_room);
    case Part::Members:
        return membersPiece(database);
    case Part::Messages:
    case Part::Done:
        break;
    }
    return messagesPiece(database);
}

QByteArray RoomExport::membersPiece(Database &database)
{
    const QList<Member> members = MemberTable(database).list(m_room.info.id, m_lastMember, kMembersAtOnce);
    QByteArray text;
    for (const Member &member : members) {
        text += m_format->member(member, !m_lastMember.isValid());
        m_lastMember = member.user.id;
    }
    if (members.size() == kMembersAtOnce)
        return text;
    m_part = Part::Messages;
    return text + m_format->afterMembers();
}

QByteArray RoomExport::messagesPiece(Database &database)
{
    MessageTable table(database);
    QByteArray text;
    for (const Message &message : table.after(m_room.info.id, m_lastSeq, kMessagesAtOnce)) {
        if (message.seq > m_room.info.lastSeq)
            break;
        std::optional<StoredMessage> parent;
        if (message.replyTo && m_format->wantsParents())
            parent = table.find(*message.replyTo);
        ExportedMessage exported{message, nameOf(database, message.senderId), {}, {}};
        if (parent) {
            exported.parentSender = nameOf(database, parent->message.senderId);
            exported.parentBody = parent->message.body;
        }
        text += m_format->message(exported, m_lastSeq == 0);
        m_lastSeq = message.seq;
    }
    if (m_lastSeq < m_room.info.lastSeq && !text.isEmpty())
        return text;
    m_part = Part::Done;
    return text + m_format->tail();
}

QString RoomExport::nameOf(Database &database, UserId user)
{
    if (const auto known = m_names.constFind(user); known != m_names.cend())
        return *known;
    if (m_names.size() >= kMostNames)
        m_names.clear();
    const std::optional<User> found = UserTable(database).find(user);
    return *m_names.insert(user, found ? found->displayName : QString());
}

}  // namespace parlor
