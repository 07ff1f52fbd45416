// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

/// Sizes of text, all in proportion to the system's font.
namespace parlor::fonts {

/// The system's font, made as large as 14 px where it is smaller.
QFont body();
QFont small(const QFont &base);    ///< times, previews of secondary rank
QFont section(const QFont &base);  ///< headings of a list, in capitals
QFont strong(const QFont &base);   ///< names
QFont title(const QFont &base);    ///< heading of a page

}  // namespace parlor::fonts
