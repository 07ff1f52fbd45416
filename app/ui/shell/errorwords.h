// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace parlor {

/// What went wrong and what helps, as a sentence for people in the present language.
QString errorWords(const Error &error);

}  // namespace parlor
