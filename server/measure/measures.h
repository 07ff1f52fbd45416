// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/histogram.h"

namespace parlor {

/// What the writer's thread counts.
struct StoreMeasures {
    Histogram batchSize{Histogram::sizes()};  ///< writes in one commit
    Histogram commitSeconds{Histogram::durations()};
    Counter failedWrites;  ///< by the store's fault, not by the rules
    Counter events;        ///< committed and handed to the bus
    Counter idempotentHits;
    Counter prunedEvents;
};

/// What the stream thread counts.
struct StreamCounters {
    Counter opened;
    Counter closed;
    Counter durableFrames;  ///< events times the streams that they went to
    Counter passingFrames;
    Counter bytes;
    Counter replays;
    Counter replayedEvents;
    Counter resets;
    Counter slowConsumers;
};

/// The counts of one server that are made on other threads than the one that shows them.
struct Measures {
    StoreMeasures store;
    StreamCounters streams;
};

}  // namespace parlor
