// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/foldedtext.h"

#include <QChar>
#include <QList>
#include <QString>

namespace parlor {

namespace {

constexpr int kRules = 1;

bool isIn(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

/// Read by nobody: joiners, direction marks, variation selectors, the box of a keycap, the Arabic tatweel.
bool isIgnorable(char32_t c)
{
    constexpr char32_t kTatweel = 0x0640;
    constexpr char32_t kGraphemeJoiner = 0x034F;
    return isIn(c, 0xFE00, 0xFE0F) || isIn(c, 0xE0100, 0xE01EF) || c == kTatweel || c == kGraphemeJoiner
           || QChar::category(c) == QChar::Other_Format || QChar::category(c) == QChar::Mark_Enclosing;
}

/// Thai and Lao are compared as they are typed. Their AM would be taken apart by normalization, and then the
/// vowel AA would be found in it.
bool isThaiOrLao(char32_t c)
{
    return isIn(c, 0x0E00, 0x0EFF);
}

/// Whether a code point belongs to the one before it.
bool continuesCluster(char32_t c, char32_t before)
{
    if (c < 0x0300 || isThaiOrLao(c))
        return false;
    const bool isHalfWidthDakuten = c == 0xFF9E || c == 0xFF9F;
    const bool isTrailingJamo = isIn(c, 0x1160, 0x11FF)
                                && (isIn(before, 0x1100, 0x11FF) || isIn(before, 0xAC00, 0xD7A3));
    return isHalfWidthDakuten || isTrailingJamo || QChar::combiningClass(c) != 0;
}

/// Whether a mark only decorates its base. Decided by the base: each script spells in its own way.
bool isDecoration(char32_t mark, char32_t base)
{
    if (QChar::category(mark) != QChar::Mark_NonSpacing)
        return false;
    constexpr char32_t kAcute = 0x0301;
    constexpr char32_t kBreve = 0x0306;
    constexpr char32_t kDiaeresis = 0x0308;
    switch (QChar::script(base)) {
    case QChar::Script_Cyrillic:
        if (mark == kBreve)
            return false;  // й, ў
        if (mark == kDiaeresis)
            return base != 0x0456 && base != 0x0406;  // ї
        if (mark == kAcute)
            return base != 0x0433 && base != 0x0413 && base != 0x043A && base != 0x041A;  // ѓ, ќ
        return true;
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Hebrew:
    case QChar::Script_Arabic:
    case QChar::Script_Syriac:
    case QChar::Script_Common:
    case QChar::Script_Inherited:
        return true;
    default:
        return false;
    }
}

/// Letters that no normalization takes apart and that people type without their strokes and dots, and letters
/// that keyboards of one script exchange.
std::u32string_view plainLetter(char32_t c)
{
    switch (c) {
    case 0x00DF:
        return U"ss";  // ß
    case 0x00E6:
        return U"ae";  // æ
    case 0x00F0:
        return U"d";  // ð
    case 0x00F8:
        return U"o";  // ø
    case 0x00FE:
        return U"th";  // þ
    case 0x0111:
        return U"d";  // đ
    case 0x0127:
        return U"h";  // ħ
    case 0x0131:
        return U"i";  // Turkish ı: somewhere its capital was I
    case 0x0142:
        return U"l";  // ł
    case 0x0153:
        return U"oe";  // œ
    case 0x0167:
        return U"t";  // ŧ
    case 0x06A9:
        return U"\u0643";  // Persian and Arabic kaf
    case 0x06CC:
        return U"\u064A";  // Persian and Arabic yeh
    default:
        return {};
    }
}

std::u32string codePointsOf(const QString &text)
{
    const QList<uint> points = text.toUcs4();
    return std::u32string(points.begin(), points.end());
}

class Folder
{
public:
    explicit Folder(QStringView text) : m_points(text.toUcs4())
    {
        m_folded.text.reserve(size_t(m_points.size()));
        m_folded.origins.reserve(size_t(m_points.size()));
    }

    FoldedText run()
    {
        const int count = int(m_points.size());
        for (int from = 0; from < count;) {
            int to = from + 1;
            while (to < count && continuesCluster(at(to), at(to - 1)))
                ++to;
            foldCluster(from, to);
            from = to;
        }
        return std::move(m_folded);
    }

private:
    char32_t at(int index) const { return m_points.at(index); }

    void foldCluster(int from, int to)
    {
        const char32_t first = at(from);
        if (to == from + 1) {
            if (first < 0x80)
                return put(first >= 'A' && first <= 'Z' ? first + ('a' - 'A') : first, from, to);
            if (isIgnorable(first))
                return cover(to);
            if (isThaiOrLao(first) || isIn(first, 0x4E00, 0x9FFF) || isIn(first, 0xAC00, 0xD7A3))
                return emitFolded(first, from, to);
            if (QChar::decompositionTag(first) == QChar::NoDecomposition)
                return emitFolded(QChar::toCaseFolded(first), from, to);
        }
        normalizeCluster(from, to);
    }

    void normalizeCluster(int from, int to)
    {
        const auto *points = reinterpret_cast<const char32_t *>(m_points.constData());
        const QString apart = QString::fromUcs4(points + from, to - from).normalized(QString::NormalizationForm_KD);
        std::u32string kept;
        char32_t base = 0x20;
        for (const char32_t c : codePointsOf(apart)) {
            if (isIgnorable(c) || isDecoration(c, base))
                continue;
            if (!QChar::isMark(c))
                base = c;
            kept.push_back(c);
        }
        if (kept.empty())
            return cover(to);
        const QString folded = QString::fromUcs4(kept.data(), qsizetype(kept.size())).toCaseFolded();
        for (const char32_t c : codePointsOf(folded.normalized(QString::NormalizationForm_C)))
            emitFolded(c, from, to);
    }

    void emitFolded(char32_t c, int from, int to)
    {
        if (c >= 0x80) {
            if (const std::u32string_view plain = plainLetter(c); !plain.empty()) {
                for (const char32_t letter : plain)
                    put(letter, from, to);
                return;
            }
            if (QChar::category(c) == QChar::Number_DecimalDigit)
                return put(U'0' + char32_t(QChar::digitValue(c)), from, to);
        }
        put(c, from, to);
    }

    void put(char32_t c, int from, int to)
    {
        m_folded.text.push_back(c);
        m_folded.origins.push_back({from, to});
    }
    /// What is ignored belongs to what stands before it.
    void cover(int to)
    {
        if (!m_folded.origins.empty())
            m_folded.origins.back().to = to;
    }

    QList<uint> m_points;
    FoldedText m_folded;
};

}  // namespace

FoldedText foldText(QStringView text)
{
    return Folder(text).run();
}

QByteArray searchRules()
{
    // What a character is may change with the Unicode version that Qt knows.
    return QByteArray::number(kRules) + '/' + QByteArray::number(int(QChar::currentUnicodeVersion()));
}

}  // namespace parlor
