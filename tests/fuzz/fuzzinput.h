// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QtGlobal>
#include <cstddef>
#include <cstdint>

namespace parlor {

/// A fuzzer's bytes, as decisions: the same bytes give the same run, and each decision takes as few as it needs.
/// Once they are used up every decision is 0.
class FuzzInput
{
public:
    FuzzInput(const uint8_t *data, size_t size) : m_bytes(reinterpret_cast<const char *>(data), qsizetype(size)) {}

    bool atEnd() const { return m_position == m_bytes.size(); }
    quint32 bounded(quint32 bound)
    {
        quint64 value = 0;
        for (quint64 reach = 1; reach < bound; reach *= 256)
            value = value * 256 + nextByte();
        return bound ? quint32(value % bound) : 0;
    }
    int bounded(int bound) { return int(bounded(quint32(bound))); }
    bool once(int in) { return bounded(in) == 0; }
    /// What was not used so far.
    QByteArray rest() const { return m_bytes.sliced(m_position).toByteArray(); }

    /// Pieces of a text as a socket could give them: at most `most` bytes each.
    static QList<QByteArray> cut(const QByteArray &text, quint32 seed, int most)
    {
        QList<QByteArray> pieces;
        for (qsizetype at = 0; at < text.size();) {
            seed = seed * 1664525 + 1013904223;
            const qsizetype length = 1 + qsizetype(seed >> 8) % most;
            pieces.append(text.mid(at, length));
            at += length;
        }
        return pieces;
    }

private:
    uint8_t nextByte() { return atEnd() ? uint8_t(0) : uint8_t(m_bytes[m_position++]); }

    QByteArrayView m_bytes;
    qsizetype m_position = 0;
};

/// Ends the run where something that must hold does not.
inline void fuzzRequire(bool condition, const char *what)
{
    if (!condition)
        qFatal("fuzz: %s", what);
}

/// What a text that comes by a socket becomes, the same for every cut it may come in: `become` makes it of the pieces.
/// The first byte of the input decides about the cuts; the rest is the text.
template<typename Become>
auto fuzzCuts(FuzzInput &input, Become &&become) -> decltype(become(QList<QByteArray>()))
{
    const quint32 seed = input.bounded(256u);
    const QByteArray text = input.rest();
    const auto whole = become({text});
    fuzzRequire(whole == become(FuzzInput::cut(text, seed, 1)), "single bytes become something else");
    fuzzRequire(whole == become(FuzzInput::cut(text, seed, 24)), "pieces become something else");
    return whole;
}

}  // namespace parlor

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
