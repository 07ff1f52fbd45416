// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/draftstore.h"

#include "base/json.h"
#include "base/jsonreader.h"
#include "base/logging.h"

#include <QFile>
#include <QJsonArray>
#include <QSaveFile>

namespace parlor {

DraftStore::DraftStore(const QString &file) : m_file(file)
{
    QFile source(file);
    if (file.isEmpty() || !source.open(QIODevice::ReadOnly))
        return;
    const auto all = parseJsonObject(source.readAll());
    if (!all) {
        qCWarning(logUi) << "drafts cannot be read:" << all.error().detail;
        return;
    }
    const QJsonArray drafts = all->value(QLatin1String("drafts")).toArray();
    for (const QJsonValue &value : drafts) {
        JsonReader reader(value.toObject());
        const RoomId room = reader.id<RoomId>(QLatin1String("room"));
        const ComposerDraft draft{reader.text(QLatin1String("text")),
                                  reader.optionalId<MessageId>(QLatin1String("reply_to")),
                                  ClientKey{reader.optionalText(QLatin1String("key"))}};
        if (reader.ok())
            m_drafts.insert(room, draft);
    }
}

void DraftStore::set(RoomId room, const ComposerDraft &draft)
{
    if (m_drafts.value(room) == draft)
        return;
    if (draft.isEmpty())
        m_drafts.remove(room);
    else
        m_drafts.insert(room, draft);
    if (m_file.isEmpty())
        return;

    QJsonArray drafts;
    for (auto it = m_drafts.cbegin(); it != m_drafts.cend(); ++it) {
        QJsonObject one{{QStringLiteral("room"), it.key().value}, {QStringLiteral("text"), it->text}};
        if (it->replyTo)
            one.insert(QStringLiteral("reply_to"), it->replyTo->value);
        if (!it->key.isEmpty())
            one.insert(QStringLiteral("key"), it->key.text);
        drafts.append(one);
    }
    QSaveFile target(m_file);
    const bool written = target.open(QIODevice::WriteOnly)
                         && target.write(compactJson({{QStringLiteral("drafts"), drafts}})) >= 0 && target.commit();
    if (!written)
        qCWarning(logUi) << "drafts cannot be written:" << target.errorString();
}

}  // namespace parlor
