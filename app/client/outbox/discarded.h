// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace parlor {

/// What discarding a message that is not confirmed came to.
enum class Discarded {
    Yes,          ///< the words are gone; nobody saw them
    AlreadySent,  ///< the server had them: the message stands in the timeline and can be deleted there
};

}  // namespace parlor
