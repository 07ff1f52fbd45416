// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace parlor {

/// The value of Content-Disposition (RFC 6266): with a name of ASCII for old readers and, where the name has more,
/// the name itself as RFC 8187 writes it.
QByteArray contentDisposition(bool isInline, const QString &fileName);

}  // namespace parlor
