// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>
#include <QPointer>

namespace parlor {

/// The reply that is dropped when `context` is gone. An empty one stays empty-handed: it can be called.
template<typename T>
Reply<T> guarded(QObject *context, Reply<T> reply)
{
    if (!reply)
        return [](Result<T>) {};
    if (!context)
        return reply;
    return [context = QPointer<QObject>(context), reply = std::move(reply)](Result<T> result) {
        if (context)
            reply(std::move(result));
    };
}

}  // namespace parlor
