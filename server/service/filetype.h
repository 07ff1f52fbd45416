// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

/// What a file is, told by its first bytes alone; names lie.
namespace parlor::filetype {

/// How many bytes of the beginning are looked at.
constexpr qint64 kHeadBytes = 4096;

/// A MIME type. What browsers show as picture, sound or film is recognised by signatures of ours; everything
/// else is named by the system's list of types, which cannot make anything one of those.
QString sniff(const QByteArray &head);

/// A common picture, sound or film, which may be shown in place: none can hold a script.
bool isInline(const QString &type);
/// A picture of a kind that previews are made of.
bool isPicture(const QString &type);
/// As it is put into Content-Type: documents that can hold a script are nothing but bytes.
QByteArray served(const QString &type);

}  // namespace parlor::filetype
