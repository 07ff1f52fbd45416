// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <optional>

namespace parlor {

/// What the system says about this process; empty where it does not.
struct ProcessStatus {
    std::optional<quint64> residentBytes;
    std::optional<quint64> openDescriptors;
    std::optional<quint64> maxDescriptors;
    std::optional<double> cpuSeconds;

    static ProcessStatus now();
};

}  // namespace parlor
