// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultplan.h"

#include <atomic>
#include <cstring>
#include <sqlite3.h>

namespace parlor::faultplan {

namespace {

// SQLite's hooks are functions of C for the whole process.
std::atomic<int> s_step = -1;
std::atomic<int> s_left = 0;
std::atomic<bool> s_stays = false;
std::atomic<bool> s_everybodys = false;
std::atomic<bool> s_fired = false;
thread_local bool t_isMarked = false;

sqlite3_vfs *s_disk = nullptr;
sqlite3_vfs s_vfs;
sqlite3_io_methods s_methods;
sqlite3_mem_methods s_memory;

bool fails(Step step)
{
    if (s_step.load(std::memory_order_relaxed) != int(step) || !(t_isMarked || s_everybodys))
        return false;
    const int left = --s_left;
    if (left > 0 || (left < 0 && !s_stays))
        return false;
    s_fired = true;
    return true;
}

/// Ours stands before the disk's own in one piece of memory.
struct File {
    sqlite3_file base;
    sqlite3_file *disk() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

sqlite3_file *diskOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->disk();
}

int closeFile(sqlite3_file *file)
{
    return diskOf(file)->pMethods->xClose(diskOf(file));
}

int readFile(sqlite3_file *file, void *to, int count, sqlite3_int64 at)
{
    return fails(Step::Read) ? SQLITE_IOERR_READ : diskOf(file)->pMethods->xRead(diskOf(file), to, count, at);
}

int writeFile(sqlite3_file *file, const void *from, int count, sqlite3_int64 at)
{
    if (fails(Step::Write))
        return SQLITE_FULL;
    if (fails(Step::BadWrite)) {
        // Half of it reached the disk.
        diskOf(file)->pMethods->xWrite(diskOf(file), from, count / 2, at);
        return SQLITE_IOERR_WRITE;
    }
    return diskOf(file)->pMethods->xWrite(diskOf(file), from, count, at);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return fails(Step::Truncate) ? SQLITE_IOERR_TRUNCATE : diskOf(file)->pMethods->xTruncate(diskOf(file), size);
}

/// Nothing here is to outlive the machine: what does not fail costs nothing.
int syncFile(sqlite3_file *, int)
{
    return fails(Step::Sync) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    if ((flags & SQLITE_SHM_LOCK) && fails(Step::Lock))
        return SQLITE_BUSY;
    return diskOf(file)->pMethods->xShmLock(diskOf(file), offset, count, flags);
}

void forwardTheRest()
{
    s_methods.xFileSize = [](sqlite3_file *f, sqlite3_int64 *s) {
        return diskOf(f)->pMethods->xFileSize(diskOf(f), s);
    };
    s_methods.xLock = [](sqlite3_file *f, int l) { return diskOf(f)->pMethods->xLock(diskOf(f), l); };
    s_methods.xUnlock = [](sqlite3_file *f, int l) { return diskOf(f)->pMethods->xUnlock(diskOf(f), l); };
    s_methods.xCheckReservedLock = [](sqlite3_file *f, int *r) {
        return diskOf(f)->pMethods->xCheckReservedLock(diskOf(f), r);
    };
    s_methods.xFileControl = [](sqlite3_file *f, int op, void *arg) {
        return diskOf(f)->pMethods->xFileControl(diskOf(f), op, arg);
    };
    s_methods.xSectorSize = [](sqlite3_file *f) { return diskOf(f)->pMethods->xSectorSize(diskOf(f)); };
    s_methods.xDeviceCharacteristics = [](sqlite3_file *f) {
        return diskOf(f)->pMethods->xDeviceCharacteristics(diskOf(f));
    };
    s_methods.xShmMap = [](sqlite3_file *f, int page, int size, int extend, void volatile **to) {
        return diskOf(f)->pMethods->xShmMap(diskOf(f), page, size, extend, to);
    };
    s_methods.xShmBarrier = [](sqlite3_file *f) { diskOf(f)->pMethods->xShmBarrier(diskOf(f)); };
    s_methods.xShmUnmap = [](sqlite3_file *f, int d) { return diskOf(f)->pMethods->xShmUnmap(diskOf(f), d); };
}

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    sqlite3_file *disk = diskOf(file);
    std::memset(disk, 0, size_t(s_disk->szOsFile));
    const int code = s_disk->xOpen(s_disk, name, disk, flags, outFlags);
    file->pMethods = disk->pMethods ? &s_methods : nullptr;
    return code;
}

void installDisk()
{
    s_disk = sqlite3_vfs_find(nullptr);
    s_methods.iVersion = 2;  // no memory maps: every read is seen
    s_methods.xClose = closeFile;
    s_methods.xRead = readFile;
    s_methods.xWrite = writeFile;
    s_methods.xTruncate = truncateFile;
    s_methods.xSync = syncFile;
    s_methods.xShmLock = shmLock;
    forwardTheRest();
    s_vfs = *s_disk;
    s_vfs.iVersion = 2;
    s_vfs.szOsFile = int(sizeof(File)) + s_disk->szOsFile;
    s_vfs.zName = "parlor-faults";
    s_vfs.pNext = nullptr;
    s_vfs.xOpen = openFile;
    // Who waits for a lock waits no time.
    s_vfs.xSleep = [](sqlite3_vfs *, int microseconds) { return microseconds; };
    if (sqlite3_vfs_register(&s_vfs, 1) != SQLITE_OK)
        qFatal("SQLite does not take the shim");
}

void installMemory()
{
    sqlite3_mem_methods methods;
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &s_memory);
    methods = s_memory;
    methods.xMalloc = [](int size) -> void * { return fails(Step::Memory) ? nullptr : s_memory.xMalloc(size); };
    methods.xRealloc = [](void *old, int size) -> void * {
        return fails(Step::Memory) ? nullptr : s_memory.xRealloc(old, size);
    };
    // Without the lookaside every small allocation counts too.
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) != SQLITE_OK
        || sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) != SQLITE_OK)
        qFatal("SQLite is in use already");
}

}  // namespace

void install()
{
    installMemory();
    sqlite3_initialize();
    installDisk();
}

void markThisThread()
{
    t_isMarked = true;
}

void arm(const Fault &fault)
{
    s_step = -1;
    s_left = fault.nth;
    s_stays = fault.stays;
    s_everybodys = fault.whose == Whose::Everybodys;
    s_fired = false;
    s_step = int(fault.step);
}

bool disarm()
{
    s_step = -1;
    return s_fired;
}

}  // namespace parlor::faultplan
