// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace parlor {

/// As many descriptors as the system lets this process have: each stream is one.
void raiseDescriptorLimit();

}  // namespace parlor
