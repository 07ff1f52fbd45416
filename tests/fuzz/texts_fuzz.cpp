// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"
#include "fuzzinput.h"
#include "model/timestamp.h"
#include "protocol/cursor.h"
#include "protocol/emoji.h"
#include "protocol/textrules.h"
#include "service/mentionparser.h"

#include <QSet>

using namespace parlor;

namespace {

void readCursor(const QString &text)
{
    const std::optional<Cursor> cursor = Cursor::fromText(text);
    if (cursor)
        fuzzRequire(Cursor::fromText(cursor->toText()) == cursor, "a cursor changes when it is written");
}

void readTime(const QString &text)
{
    const std::optional<Timestamp> time = Timestamp::fromText(text);
    if (time)
        fuzzRequire(Timestamp::fromText(time->toText()) == time, "a time changes when it is written");
}

void readId(const QString &text)
{
    const std::optional<qint64> id = idFromText(text);
    fuzzRequire(!id || (*id > 0 && *id < (qint64(1) << 53)), "an id out of its bounds");
    fuzzRequire(!id || idFromText(QString::number(*id)) == id, "an id changes when it is written");
}

void readMentions(const QString &text)
{
    const QStringList candidates = mentionCandidates(text);
    fuzzRequire(QSet<QString>(candidates.begin(), candidates.end()).size() == candidates.size(), "a name twice");
    for (const QString &candidate : candidates) {
        fuzzRequire(text.contains(candidate, Qt::CaseInsensitive), "a name that does not stand there");
        for (const QString &reading : readingsOf(candidate))
            fuzzRequire(candidate.startsWith(reading), "a reading that is no beginning");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    readCursor(text);
    readTime(text);
    readId(text);
    readMentions(text);
    fuzzRequire(codePoints(text) <= text.size(), "more code points than code units");
    fuzzRequire(!isEmoji(text) || (codePoints(text) <= 32 && textrules::isStorable(text)), "an emoji that is none");
    return 0;
}
