// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "login/usernamesuggestion.h"

#include <QHash>
#include <QRegularExpression>

namespace parlor {

namespace {

constexpr int kLongest = 32;

/// The official romanisation of Bulgarian (2009), and the Russian and Ukrainian letters that it lacks.
QString romanised(QChar letter)
{
    static const QHash<QChar, QString> table = [] {
        const QString from = QStringLiteral("абвгдежзийклмнопрстуфхцчшщъьюяыэёіїєґ");
        const QStringList to =
            QStringLiteral("a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya y e yo i yi ye g")
                .split(u' ');
        QHash<QChar, QString> result;
        for (qsizetype i = 0; i < from.size(); ++i)
            result.insert(from.at(i), to.at(i));
        return result;
    }();
    return table.value(letter);
}

bool isPlain(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

}  // namespace

QString usernameSuggestion(const QString &displayName)
{
    QString result;
    const QString lower = displayName.simplified().toLower();
    for (const QChar letter : lower) {
        const QString roman = romanised(letter);
        if (!roman.isEmpty()) {
            result += roman;
            continue;
        }
        // An accented letter is its base letter and a mark that is left out.
        const QString base = QString(letter).normalized(QString::NormalizationForm_KD);
        if (isPlain(base.front()))
            result += base.front();
        else if (letter == u' ' && !result.isEmpty() && !result.endsWith(u'.'))
            result += u'.';
    }
    while (result.endsWith(u'.'))
        result.chop(1);
    result.truncate(kLongest);
    return isUsername(result) ? result : QString();
}

bool isUsername(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z0-9._-]{2,32}\\z"));
    return pattern.match(text).hasMatch();
}

}  // namespace parlor
