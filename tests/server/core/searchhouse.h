// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coreserver.h"
#include "store/searchindexer.h"

namespace parlor {

/// Three people, two of whom share a room, and what they find in it: always after the index has heard of everything.
struct SearchHouse {
    CoreServer server;
    Caller ann = server.person(QStringLiteral("ann"));
    Caller bob = server.person(QStringLiteral("bob"));
    Caller eve = server.person(QStringLiteral("eve"));
    RoomId room = server.room(ann, RoomKind::Group, {bob.user});

    Message say(const QString &body) { return server.post(ann, room, body); }
    Result<SearchPage> tryFind(const Caller &who, const SearchRequest &request)
    {
        if (!server.store->searchIndexer().settle())
            qFatal("the index failed");
        return await<SearchPage>([&](auto reply) { server.services->search.find(who, request, reply); });
    }
    SearchPage find(const Caller &who, const SearchRequest &request) { return *tryFind(who, request); }
    QList<MessageId> ids(const Caller &who, const SearchRequest &request)
    {
        QList<MessageId> found;
        for (const SearchHit &hit : find(who, request).hits)
            found.append(hit.message.id);
        return found;
    }
    QList<MessageId> ids(const QString &words) { return ids(ann, only(words)); }
    /// Of all pages.
    QList<MessageId> allIds(const Caller &who, SearchRequest request)
    {
        QList<MessageId> found;
        for (;;) {
            const SearchPage page = find(who, request);
            for (const SearchHit &hit : page.hits)
                found.append(hit.message.id);
            if (!page.nextPage)
                return found;
            request.page = *page.nextPage;
        }
    }
    static SearchRequest only(const QString &words)
    {
        SearchRequest request;
        request.words = words;
        return request;
    }
    void remove(MessageId id)
    {
        QVERIFY(await<Message>([&](auto reply) { server.services->messages.remove(ann, id, reply); }).ok());
    }
    void edit(MessageId id, const QString &body)
    {
        QVERIFY(await<ChangedMessage>([&](auto reply) {
                    server.services->messages.edit(ann, id, {body, {}}, reply);
                }).ok());
    }
    QString indexFile() { return server.directory.filePath(QStringLiteral("search.sqlite")); }
};

}  // namespace parlor
