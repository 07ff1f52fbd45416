// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>
#include <QtGlobal>

namespace parlor {

/// The seed of a random test: PARLOR_SEED where that is set, else a new one. Prints it, so that a failure can be repeated.
inline quint32 testSeed()
{
    bool isSet = false;
    const quint32 given = qEnvironmentVariable("PARLOR_SEED").toUInt(&isSet);
    const quint32 seed = isSet ? given : QRandomGenerator::global()->generate();
    qInfo("PARLOR_SEED=%u", seed);
    return seed;
}

}  // namespace parlor
