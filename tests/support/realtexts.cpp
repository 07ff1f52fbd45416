// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "realtexts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace parlor {

QStringList realTexts()
{
    QFile file(QStringLiteral(PARLOR_TEST_DATA_DIR "/texts/texts.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    QStringList texts;
    for (const QJsonValue text : QJsonDocument::fromJson(file.readAll()).array())
        texts.append(text.toString());
    return texts;
}

}  // namespace parlor
