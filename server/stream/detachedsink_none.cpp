// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/detachedsink.h"

namespace parlor {

std::unique_ptr<StreamSink> makeDetachedSink(int)
{
    return nullptr;
}

}  // namespace parlor
