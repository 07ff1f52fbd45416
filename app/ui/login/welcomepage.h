// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace parlor {

class Theme;

/// The first thing that a person sees: start a chat here, or join one.
class WelcomePage final : public QWidget
{
    Q_OBJECT
public:
    /// Without `canHost` joining is all there is.
    WelcomePage(const Theme &theme, bool canHost, QWidget *parent = nullptr);

Q_SIGNALS:
    void hostChosen();
    void joinChosen();
};

}  // namespace parlor
