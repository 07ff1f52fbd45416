// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>

namespace parlor {

/// The words of the program in a person's language, in force while it lives. It needs an application and
/// stands on the GUI thread. English is what a language without a catalogue gets, with its plurals.
class Translations final : public QObject
{
    Q_OBJECT
public:
    explicit Translations(const QLocale &locale = QLocale(), QObject *parent = nullptr);

private:
    QTranslator m_english;
    QTranslator m_own;
};

}  // namespace parlor
