// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/documentpainter.h"
#include "timelinemodel.h"

#include <optional>

namespace parlor {

/// A place between two characters of a row's text.
struct TextPosition {
    RowId row = 0;
    int position = 0;

    bool operator==(const TextPosition &) const = default;
};

/// A range of text over one or many messages. Rows are named by their ids, so that it stays where it is
/// while others come and go.
class TimelineSelection
{
public:
    explicit TimelineSelection(const TimelineModel &model) : m_model(model) {}

    void start(TextPosition position);
    void extend(TextPosition position);
    void clear() { m_range.reset(); }
    bool isEmpty() const;

    /// What of a row's text is selected; its last position may lie behind the text's end.
    TextRange in(int index) const;
    /// The words alone within one message; over several each with name and time.
    QString text() const;

private:
    struct Range {
        TextPosition anchor;
        TextPosition cursor;
    };
    struct Ordered {
        int firstRow = 0;
        int from = 0;
        int lastRow = 0;
        int to = 0;
    };
    /// Nothing where one of the ends is gone.
    std::optional<Ordered> ordered() const;
    QString rowText(int index, TextRange range) const;

    const TimelineModel &m_model;
    std::optional<Range> m_range;
};

}  // namespace parlor
