// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/requesthead.h"

#include <QByteArrayView>

namespace parlor {

/// Reads the header of one request line by line (RFC 9112): what it says about framing, and what of it is handed on. Refuses
/// what two readers could take in two ways. Each call answers why it refuses, in words that last for ever; null: it
/// does not.
class HeaderReader
{
public:
    const char *readRequestLine(QByteArrayView line);
    const char *readField(QByteArrayView line);
    /// After the last field.
    const char *end() const;

    const RequestHead &head() const { return m_head; }
    /// Of the body, where the header says it.
    std::optional<qint64> contentLength() const { return m_contentLength; }
    bool isChunked() const { return m_isChunked; }
    /// The header as it is handed on, with the empty line: nothing in it says where a body ends.
    QByteArray text() const;
    qsizetype heldBytes() const { return m_fields.size(); }

private:
    RequestHead m_head;
    QByteArray m_fields;  ///< as they are handed on
    int m_minorVersion = 1;
    int m_hosts = 0;
    int m_singletons = 0;  ///< a bit for each that was seen
    std::optional<qint64> m_contentLength;
    bool m_isChunked = false;
};

}  // namespace parlor
