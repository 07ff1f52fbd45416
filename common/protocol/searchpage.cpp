// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/searchpage.h"

#include "protocol/json.h"
#include "protocol/wire.h"

namespace parlor {

using namespace wire;

namespace {

QJsonArray highlightList(const QList<Highlight> &highlights)
{
    QJsonArray array;
    for (const Highlight highlight : highlights)
        array.append(QJsonArray{highlight.start, highlight.length});
    return array;
}

QJsonObject toJson(const SearchHit &hit)
{
    return {{u"message"_s, toJson(hit.message)},
            {u"room_id"_s, hit.message.roomId.value},
            {u"snippet"_s, hit.snippet},
            {u"highlights"_s, highlightList(hit.highlights)}};
}

/// Those that lie within the snippet; whatever else a server may say is stepped over.
QList<Highlight> highlightsFrom(const QJsonArray &array, int snippetLength)
{
    QList<Highlight> highlights;
    for (const QJsonValue value : array) {
        const QJsonArray pair = value.toArray();
        const Highlight highlight{pair.at(0).toInt(-1), pair.at(1).toInt(-1)};
        if (highlight.start >= 0 && highlight.length > 0 && highlight.length <= snippetLength - highlight.start)
            highlights.append(highlight);
    }
    return highlights;
}

Result<SearchHit> searchHitFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    SearchHit hit;
    hit.message = nested(reader, "message"_L1, messageFromJson);
    hit.snippet = reader.optionalText("snippet"_L1);
    hit.highlights = highlightsFrom(reader.optionalArray("highlights"_L1), codePoints(hit.snippet));
    return answer(reader, hit);
}

}  // namespace

QJsonObject toJson(const SearchPage &page)
{
    QJsonArray hits;
    for (const SearchHit &hit : page.hits)
        hits.append(toJson(hit));
    return {{u"hits"_s, hits}, {u"next_page"_s, page.nextPage ? QJsonValue(*page.nextPage) : QJsonValue()}};
}

Result<SearchPage> searchPageFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    SearchPage page;
    page.hits = nestedList(reader, "hits"_L1, searchHitFromJson);
    if (reader.has("next_page"_L1))
        page.nextPage = int(positive(reader, "next_page"_L1));
    return answer(reader, page);
}

}  // namespace parlor
