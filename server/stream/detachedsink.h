// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stream/streamsink.h"

#include <memory>

namespace parlor {

/// A sink that writes to a descriptor of its own, past Qt: a plain-text stream then costs a few hundred bytes
/// and one writev() a turn. Takes the descriptor over. Null where the system cannot.
std::unique_ptr<StreamSink> makeDetachedSink(int descriptor);

}  // namespace parlor
