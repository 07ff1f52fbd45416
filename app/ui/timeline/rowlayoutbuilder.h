// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/messagedocument.h"
#include "timeline/rowlayout.h"
#include "timeline/rowstyle.h"
#include "timelinemodel.h"

#include <QCoreApplication>

namespace parlor {

/// Measures one row of the model for one width.
class RowLayoutBuilder
{
    Q_DECLARE_TR_FUNCTIONS(parlor::RowLayoutBuilder)

public:
    RowLayoutBuilder(const TimelineModel &model, const RowStyle &style, int width);

    /// `afterOwn`: the row above is drawn on the own band.
    std::unique_ptr<RowLayout> build(int index, const RowFacts &facts, bool afterOwn);
    /// What the row's height may be, without measuring.
    static int estimate(const Row &row);

private:
    void addSeparators();
    void addGap();
    void addNotice();
    void addMessage();
    void addHeader();
    void addQuote(const Message &message);
    void addText(const Message &message);
    void addMark();
    void addAttachments(const Message &message);
    void addReactions(const Message &message);
    void addReason();
    void addState(int lineTop);
    void addLinks(const QTextDocument &document, QPoint origin, bool ours);
    MentionNames mentionNames(const Message &message) const;
    QString quoteText(MessageId id) const;
    void mirror();

    int textLeft() const;
    int textWidth() const;

    const TimelineModel &m_model;
    const RowStyle &m_style;
    int m_width;
    bool m_joinsBand = false;
    RowLayout *m_out = nullptr;
    int m_y = 0;
};

}  // namespace parlor
