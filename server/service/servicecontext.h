// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/presencebook.h"
#include "service/serversettings.h"

#include <memory>

namespace parlor {

class Clock;
class EventBus;
class IdGenerator;
class ImageTools;
class Readers;
class Store;
class Writer;
struct StoreMeasures;

/// What every service is made of. All of it outlives the services.
///
/// For every service: calls are safe on any thread and return at once. The Reply is called exactly once,
/// on a thread of the store's or of the hasher's, or, where no work was needed, before the call returns;
/// it must not block. Writes are answered after their commit.
struct ServiceContext {
    Clock &clock;
    IdGenerator &ids;
    Store &store;
    Writer &writer;
    Readers &readers;
    EventBus &bus;
    const ServerSettings &settings;
    const ImageTools *images = nullptr;  ///< null: no sizes of pictures and no previews
    StoreMeasures *measures = nullptr;   ///< counted on the writer's thread; null: nobody wants them
    /// Outlives the services where a write still needs it.
    std::shared_ptr<PresenceBook> presence = std::make_shared<PresenceBook>();
};

}  // namespace parlor
