// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ids.h"

#include <algorithm>

namespace parlor {

bool ClientKey::isValid() const
{
    const auto isAllowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
               || c == u'_';
    };
    return text.size() >= 8 && text.size() <= 64 && std::all_of(text.begin(), text.end(), isAllowed);
}

}  // namespace parlor
