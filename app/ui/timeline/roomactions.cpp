// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does in a room, carried out by the session.
#include "composer/composer.h"
#include "session/session.h"
#include "timeline/messagedocument.h"
#include "timeline/roompane.h"

#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace parlor {

QString RoomPane::replyLabel(std::optional<MessageId> id) const
{
    const auto message = id ? m_model.find(*id) : std::nullopt;
    if (!message)
        return id ? tr("an earlier message") : QString();
    return QStringLiteral("%1: %2").arg(m_model.displayName(message->senderId),
                                        plainMessageText(message->body).simplified());
}

void RoomPane::send(const QString &body, std::optional<MessageId> replyTo)
{
    const RoomId room = m_room;
    m_view->scrollToEnd();
    m_session.send({takeDraftKey(body, replyTo), room, body, replyTo}, this,
                   [this, room, body, replyTo](const Result<ClientKey> &stored) {
                       if (stored) {
                           keepDraft();
                           return;
                       }
                       // The words are still ours alone.
                       const ComposerDraft draft{body, replyTo};
                       if (room == m_room)
                           m_composer->restore(draft, replyLabel(replyTo));
                       else
                           m_drafts.set(room, draft);
                   });
}

void RoomPane::edit(MessageId id, const QString &body)
{
    const RoomId room = m_room;
    const auto message = m_model.find(id);
    m_session.editMessage(id, body, message ? message->revision : 0, this,
                          [this, room, id, body](const Result<Message> &changed) {
                              if (changed)
                                  return;
                              m_refusedEdits[room].append({id, body});
                              giveEditBack();
                              Q_EMIT refused(tr("Your change was not saved."), changed.error());
                          });
}

void RoomPane::giveEditBack()
{
    const auto waiting = m_refusedEdits.find(m_room);
    if (waiting == m_refusedEdits.end() || m_composer->isEditing())
        return;
    const RefusedEdit edit = waiting->takeFirst();
    if (waiting->isEmpty())
        m_refusedEdits.erase(waiting);
    const auto message = m_model.find(edit.id);
    if (message && !message->deletedAt)
        m_composer->resumeEdit(edit.id, message->body, edit.body);
    else
        m_composer->restore({edit.body, {}});
}

void RoomPane::react(MessageId id, const QString &emoji, bool on)
{
    m_session.react(id, emoji, on, this, [this](const Result<Message> &changed) {
        if (!changed)
            Q_EMIT refused(tr("Your reaction was not saved."), changed.error());
    });
}

void RoomPane::remove(MessageId id)
{
    m_session.deleteMessage(id, this, [this](const Result<Message> &changed) {
        if (!changed)
            Q_EMIT refused(tr("The message was not deleted."), changed.error());
    });
}

void RoomPane::editOwn(MessageId id)
{
    if (const auto message = m_model.find(id))
        m_composer->startEdit(id, message->body);
}

void RoomPane::editLastOwn()
{
    for (int i = m_model.size() - 1; i >= 0; --i) {
        const Row &row = *m_model.rowAt(i);
        const bool own = row.senderId() == m_model.self() && row.kind() == MessageKind::User;
        if (!own || row.isGap() || row.isPending() || row.isDeleted())
            continue;
        m_view->scrollTo(m_model.index(i));
        editOwn(row.id());
        return;
    }
}

void RoomPane::takeBack(const ClientKey &key)
{
    const auto entries = m_session.outbox();
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [&key](const OutboxEntry &e) { return e.key == key; });
    if (entry == entries.end())
        return;
    const RoomId room = entry->room;
    const ComposerDraft draft{entry->body, entry->replyTo};
    m_session.discard(key, this, [this, room, draft](const Result<Discarded> &discarded) {
        if (!discarded || *discarded != Discarded::Yes)
            return;
        if (room == m_room)
            m_composer->restore(draft, replyLabel(draft.replyTo));
        else
            m_drafts.set(room, draft);
    });
}

void RoomPane::confirmDelete(MessageId id)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Delete message"), tr("Delete this message for everyone?"),
                                QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("deleteMessage"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *remove = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    remove->setObjectName(QStringLiteral("deleteButton"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(remove, &QAbstractButton::clicked, this, [this, id] { this->remove(id); });
    box->open();
}

void RoomPane::showMessage(MessageId id)
{
    if (m_view->showMessage(id))
        return;
    if (const auto message = m_model.find(id))
        showSeq(message->seq);
}

void RoomPane::showSeq(Seq seq)
{
    const RoomId room = m_room;
    m_session.loadAround(room, seq, this, [this, room, seq](const Result<Done> &) {
        const RoomState *shown = room == m_room ? state() : nullptr;
        const int index = shown ? shown->timeline().indexOfSeq(seq) : -1;
        if (index >= 0 && index < m_model.size() && !m_model.rowAt(index)->isGap())
            m_view->showMessage(m_model.rowAt(index)->id());
    });
}

void RoomPane::openLink(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (!isSafeLink(address))
        return;
    if (url.scheme() == QLatin1String("parlor"))
        Q_EMIT parlorLinkOpened(url);
    else
        QDesktopServices::openUrl(url);
}

}  // namespace parlor
