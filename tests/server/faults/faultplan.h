// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace parlor {

/// Which step of SQLite's towards the disk or the memory fails: a shim stands between, in this process alone, and
/// counts. Arm and disarm while nothing is under way that counts.
namespace faultplan {

enum class Step {
    Write,     ///< of any file: no space left
    BadWrite,  ///< of any file: an I/O error
    Sync,
    Truncate,
    Read,
    Lock,    ///< of the shared memory: busy, as often as it is asked; nobody really waits
    Memory,  ///< an allocation
};
enum class Whose { ThisThreads, Everybodys };
struct Fault {
    Step step = Step::Write;
    int nth = 1;         ///< counted from the arming
    bool stays = false;  ///< and all that follow, until it is disarmed
    Whose whose = Whose::ThisThreads;
};

/// Once a process, before its first connection.
void install();
/// Faults of Whose::ThisThreads are those of the threads that said so.
void markThisThread();
void arm(const Fault &fault);
/// Whether the fault came about.
bool disarm();

}  // namespace faultplan

}  // namespace parlor
