// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/tokens.h"

namespace parlor {

namespace {

Tokens lightTokens()
{
    Tokens t;
    t.surface = QColor(0xFFFFFF);
    t.sidebar = QColor(0xF4F5F7);
    t.text = QColor(0x1B1F24);
    t.secondaryText = QColor(0x56606B);
    t.line = QColor(0xDFE3E8);
    t.accent = QColor(0x2457D6);
    t.accentText = QColor(0xFFFFFF);
    t.ownTint = QColor(0xEDF2FF);
    t.danger = QColor(0xB3261E);
    t.dangerTint = QColor(0xFDECEA);
    t.warning = QColor(0x8A5A00);
    t.warningTint = QColor(0xFFF5E0);
    t.success = QColor(0x1A7F4B);
    t.selectedRow = QColor(0x2457D6);
    t.selectedText = QColor(0xFFFFFF);
    t.selectedSecondary = QColor(0xDFE8FF);
    t.hover = QColor(0xE9ECF1);
    return t;
}

Tokens darkTokens()
{
    Tokens t;
    t.surface = QColor(0x14171C);
    t.sidebar = QColor(0x1B1F26);
    t.text = QColor(0xE6E9EE);
    t.secondaryText = QColor(0x9DA8B5);
    t.line = QColor(0x2B313A);
    t.accent = QColor(0x86A8FF);
    t.accentText = QColor(0x14171C);
    t.ownTint = QColor(0x1C2740);
    t.danger = QColor(0xFF8A80);
    t.dangerTint = QColor(0x3A1F1E);
    t.warning = QColor(0xFFC46B);
    t.warningTint = QColor(0x33291A);
    t.success = QColor(0x6FD39B);
    t.selectedRow = QColor(0x2C3E66);
    t.selectedText = QColor(0xFFFFFF);
    t.selectedSecondary = QColor(0xCBD6EC);
    t.hover = QColor(0x252B34);
    return t;
}

/// The same in both schemes, so that a person keeps a colour; all dark enough for white initials.
void addAvatars(Tokens &t)
{
    for (const QRgb rgb :
         {0x2457D6, 0xA33A6B, 0x2B7057, 0x3F4BA0, 0x8B4A2B, 0x6B4AA3, 0x1F6F86, 0x5A6570, 0x9A3B3B, 0x556B1F})
        t.avatars.append(QColor(rgb));
    t.avatarText = QColor(0xFFFFFF);
}

}  // namespace

const Tokens &tokensOf(Scheme scheme)
{
    static const Tokens light = [] {
        Tokens t = lightTokens();
        addAvatars(t);
        return t;
    }();
    static const Tokens dark = [] {
        Tokens t = darkTokens();
        addAvatars(t);
        return t;
    }();
    return scheme == Scheme::Dark ? dark : light;
}

QList<TokenPair> pairsInUse(const Tokens &t)
{
    QList<TokenPair> pairs{
        {"text on surface", t.text, t.surface},
        {"text on sidebar", t.text, t.sidebar},
        {"text on hover", t.text, t.hover},
        {"text on own tint", t.text, t.ownTint},
        {"text on warning tint", t.text, t.warningTint},
        {"text on danger tint", t.text, t.dangerTint},
        {"secondary on surface", t.secondaryText, t.surface},
        {"secondary on sidebar", t.secondaryText, t.sidebar},
        {"secondary on hover", t.secondaryText, t.hover},
        {"secondary on own tint", t.secondaryText, t.ownTint},
        {"accent on surface", t.accent, t.surface},
        {"accent on sidebar", t.accent, t.sidebar},
        {"accent on hover", t.accent, t.hover},
        {"accent on own tint", t.accent, t.ownTint},
        {"text on accent", t.accentText, t.accent},
        {"danger on surface", t.danger, t.surface},
        {"danger on own tint", t.danger, t.ownTint},
        {"danger on danger tint", t.danger, t.dangerTint},
        {"warning on surface", t.warning, t.surface},
        {"warning on sidebar", t.warning, t.sidebar},
        {"warning on warning tint", t.warning, t.warningTint},
        {"accent on warning tint", t.accent, t.warningTint},
        {"success on surface", t.success, t.surface},
        {"success on sidebar", t.success, t.sidebar},
        {"text on selected row", t.selectedText, t.selectedRow},
        {"secondary on selected row", t.selectedSecondary, t.selectedRow},
        {"badge on selected row", t.selectedRow, t.selectedText},
    };
    for (const QColor &avatar : t.avatars)
        pairs.append({"initials on avatar", t.avatarText, avatar});
    return pairs;
}

}  // namespace parlor
