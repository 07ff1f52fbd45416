// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include "base/logging.h"

#include <QCoreApplication>

namespace parlor {

Translations::Translations(const QLocale &locale, QObject *parent) : QObject(parent)
{
    const QString folder = QStringLiteral(":/parlor/translations");
    if (m_english.load(QStringLiteral("parlor_en"), folder))
        QCoreApplication::installTranslator(&m_english);
    else
        qCWarning(logUi) << "the English plurals are not there";
    // Asked first because it is installed last.
    if (locale.language() != QLocale::English && locale.language() != QLocale::C
        && m_own.load(locale, QStringLiteral("parlor"), QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(&m_own);
}

}  // namespace parlor
