// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowlist.h"

#include <QtGlobal>
#include <algorithm>
#include <iterator>

namespace parlor {

namespace {

/// Entries of a block, 16 bytes each: half of it moves within about the time that finding the place takes.
constexpr size_t kBlockSize = 256;

}  // namespace

const RowList::Entry &RowList::at(int index) const
{
    Q_ASSERT(index >= 0 && index < m_size);
    const auto [block, offset] = m_counts.find(index);
    return m_blocks[block].entries[offset];
}

int RowList::indexOfKey(qint64 key) const
{
    // The last block that starts at or below the key is the only one that can hold it.
    const auto next = std::upper_bound(m_blocks.begin(), m_blocks.end(), key,
                                       [](qint64 k, const Block &block) { return k < block.firstKey; });
    if (next == m_blocks.begin())
        return 0;
    const auto block = std::prev(next);
    const auto entry = std::lower_bound(block->entries.begin(), block->entries.end(), key,
                                        [](const Entry &e, qint64 k) { return e.key < k; });
    return m_counts.sumBefore(int(block - m_blocks.begin())) + int(entry - block->entries.begin());
}

PrefixCounts::Place RowList::placeForInsert(int index, size_t count) const
{
    if (m_blocks.empty())
        return {};
    if (index == m_size) {
        const int last = int(m_blocks.size()) - 1;
        return {last, int(m_blocks[last].entries.size())};
    }
    const PrefixCounts::Place place = m_counts.find(index);
    // Between two blocks the first takes it if it has room, so that runs fill blocks up.
    if (place.offset == 0 && place.bucket > 0) {
        const size_t before = m_blocks[place.bucket - 1].entries.size();
        if (before + count <= kBlockSize)
            return {place.bucket - 1, int(before)};
    }
    return place;
}

void RowList::insert(int index, std::span<Entry> entries)
{
    Q_ASSERT(index >= 0 && index <= m_size);
    if (entries.empty())
        return;
    const auto [bucket, offset] = placeForInsert(index, entries.size());
    m_size += int(entries.size());
    if (m_blocks.empty()) {
        insertBlocks(0, entries);
        return;
    }

    Block &block = m_blocks[bucket];
    if (block.entries.size() + entries.size() <= kBlockSize) {
        block.entries.insert(block.entries.begin() + offset, std::make_move_iterator(entries.begin()),
                             std::make_move_iterator(entries.end()));
        block.firstKey = block.entries.front().key;
        m_counts.add(bucket, int(entries.size()));
        return;
    }
    if (offset == 0) {
        insertBlocks(bucket, entries);
        return;
    }
    if (offset == int(block.entries.size())) {
        insertBlocks(bucket + 1, entries);
        return;
    }

    // In the middle of a block that gets too full: it and what comes are laid out anew.
    std::vector<Entry> all;
    all.reserve(block.entries.size() + entries.size());
    const auto middle = block.entries.begin() + offset;
    all.insert(all.end(), std::make_move_iterator(block.entries.begin()), std::make_move_iterator(middle));
    all.insert(all.end(), std::make_move_iterator(entries.begin()), std::make_move_iterator(entries.end()));
    all.insert(all.end(), std::make_move_iterator(middle), std::make_move_iterator(block.entries.end()));
    m_blocks.erase(m_blocks.begin() + bucket);
    insertBlocks(bucket, all);
}

void RowList::insertBlocks(int at, std::span<Entry> entries)
{
    const size_t parts = (entries.size() + kBlockSize - 1) / kBlockSize;
    std::vector<Block> blocks;
    blocks.reserve(parts);
    for (size_t part = 0; part < parts; ++part) {
        const size_t first = entries.size() * part / parts;
        const auto own = entries.subspan(first, entries.size() * (part + 1) / parts - first);
        blocks.push_back({own.front().key, std::vector<Entry>(std::make_move_iterator(own.begin()),
                                                              std::make_move_iterator(own.end()))});
    }
    m_blocks.insert(m_blocks.begin() + at, std::make_move_iterator(blocks.begin()),
                    std::make_move_iterator(blocks.end()));
    recount();
}

void RowList::replace(int index, Entry entry)
{
    const auto [bucket, offset] = m_counts.find(index);
    Block &block = m_blocks[bucket];
    block.entries[offset] = std::move(entry);
    block.firstKey = block.entries.front().key;
}

void RowList::remove(int index)
{
    const auto [bucket, offset] = m_counts.find(index);
    Block &block = m_blocks[bucket];
    block.entries.erase(block.entries.begin() + offset);
    --m_size;
    if (block.entries.empty()) {
        m_blocks.erase(m_blocks.begin() + bucket);
        recount();
        return;
    }
    block.firstKey = block.entries.front().key;
    m_counts.add(bucket, -1);
    joinIfSmall(size_t(bucket));
}

void RowList::joinIfSmall(size_t bucket)
{
    if (bucket + 1 == m_blocks.size() && bucket > 0)
        --bucket;
    if (bucket + 1 >= m_blocks.size())
        return;
    std::vector<Entry> &left = m_blocks[bucket].entries;
    std::vector<Entry> &right = m_blocks[bucket + 1].entries;
    // Well below a full block, so that the next inserts do not split it again.
    if (left.size() + right.size() > kBlockSize / 2)
        return;
    left.insert(left.end(), std::make_move_iterator(right.begin()), std::make_move_iterator(right.end()));
    m_blocks.erase(m_blocks.begin() + int(bucket) + 1);
    recount();
}

void RowList::clear()
{
    m_blocks.clear();
    m_size = 0;
    recount();
}

void RowList::recount()
{
    m_counts.assign(m_blocks, [](const Block &block) { return int(block.entries.size()); });
}

void RowList::checkInvariants() const
{
    int before = 0;
    const Entry *previous = nullptr;
    for (size_t i = 0; i < m_blocks.size(); ++i) {
        const Block &block = m_blocks[i];
        if (block.entries.empty() || block.entries.size() > kBlockSize || block.firstKey != block.entries.front().key)
            qFatal("timeline: block %d of the row list is malformed", int(i));
        if (m_counts.sumBefore(int(i)) != before)
            qFatal("timeline: the row list counts %d rows before block %d, there are %d", m_counts.sumBefore(int(i)),
                   int(i), before);
        for (const Entry &entry : block.entries) {
            if (previous && previous->key >= entry.key)
                qFatal("timeline: rows out of order: %lld stands before %lld", previous->key, entry.key);
            previous = &entry;
        }
        before += int(block.entries.size());
    }
    if (before != m_size)
        qFatal("timeline: the row list says %d rows and has %d", m_size, before);
}

}  // namespace parlor
