// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>

namespace parlor {

enum class Scheme { Light, Dark };

/// Every colour of the window, by what it is for. The only file with colour literals is tokens.cpp.
struct Tokens {
    QColor surface;  ///< timeline, dialogs, fields
    QColor sidebar;  ///< room list, account bar
    QColor text;
    QColor secondaryText;
    QColor line;
    QColor accent;      ///< links, default button, focus, badges
    QColor accentText;  ///< on accent
    QColor ownTint;     ///< behind own messages
    QColor danger;
    QColor dangerTint;  ///< behind an error
    QColor warning;
    QColor warningTint;  ///< behind a connection banner
    QColor success;
    QColor selectedRow;
    QColor selectedText;  ///< on selectedRow
    QColor selectedSecondary;
    QColor hover;           ///< row under the pointer; also behind code
    QList<QColor> avatars;  ///< behind initials
    QColor avatarText;
};

const Tokens &tokensOf(Scheme scheme);

/// Two tokens that stand on each other somewhere in the window: foreground, background.
struct TokenPair {
    const char *name;
    QColor foreground;
    QColor background;
};
/// Every pair in use; each must have a contrast of at least 4.5:1.
QList<TokenPair> pairsInUse(const Tokens &tokens);

}  // namespace parlor
