// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace parlor {

/// Changes inputs by chance: bytes, ranges, words of a dictionary, pieces of other inputs. The same seed gives the
/// same inputs on every machine.
class Mutator
{
public:
    using Bytes = std::vector<uint8_t>;

    Mutator(uint32_t seed, std::vector<Bytes> corpus, std::vector<Bytes> tokens)
        : m_random(seed), m_corpus(std::move(corpus)), m_tokens(std::move(tokens))
    {
    }

    const Bytes &next()
    {
        m_input = m_corpus[below(m_corpus.size())];
        for (size_t steps = size_t(1) << below(5); steps > 0; --steps)
            change();
        if (m_input.size() > kMost)
            m_input.resize(kMost);
        return m_input;
    }

    /// The words of a dictionary as libFuzzer reads it: name="value" with \\, \" and \xAB, # begins a comment.
    static std::vector<Bytes> tokensOf(const std::string &file)
    {
        std::vector<Bytes> tokens;
        std::ifstream stream(file);
        for (std::string line; std::getline(stream, line);) {
            const size_t from = line.find('"');
            const size_t to = line.rfind('"');
            if (line.empty() || line[0] == '#' || from == std::string::npos || to <= from)
                continue;
            tokens.push_back(unescaped(line.substr(from + 1, to - from - 1)));
        }
        return tokens;
    }

private:
    static constexpr size_t kMost = 8192;

    size_t below(size_t bound) { return bound ? m_random() % bound : 0; }

    static Bytes unescaped(const std::string &text)
    {
        Bytes bytes;
        for (size_t i = 0; i < text.size(); ++i) {
            const bool escapes = text[i] == '\\';
            if (escapes && i + 3 < text.size() && text[i + 1] == 'x') {
                bytes.push_back(uint8_t(std::strtoul(text.substr(i + 2, 2).c_str(), nullptr, 16)));
                i += 3;
            } else if (!escapes || ++i < text.size()) {
                bytes.push_back(uint8_t(text[i]));
            }
        }
        return bytes;
    }

    void change()
    {
        const size_t at = below(m_input.size() + 1);
        const size_t length = std::min(m_input.size() - at, 1 + below(below(4) == 0 ? 256 : 16));
        const auto place = m_input.begin() + std::ptrdiff_t(at);
        switch (below(9)) {
        case 0:
            if (length > 0)
                *place ^= uint8_t(1u << below(8));
            return;
        case 1:
            if (length > 0)
                *place = uint8_t(below(256));
            return;
        case 2:
            m_input.erase(place, place + std::ptrdiff_t(length));
            return;
        case 3:
            m_input.insert(place, 1 + below(8), uint8_t(below(256)));
            return;
        case 4:
            insert(at, Bytes(place, place + std::ptrdiff_t(length)));
            return;
        case 5: {
            const Bytes &other = m_corpus[below(m_corpus.size())];
            const size_t from = below(other.size() + 1);
            const size_t count = std::min(other.size() - from, 1 + below(64));
            insert(at, Bytes(other.begin() + std::ptrdiff_t(from), other.begin() + std::ptrdiff_t(from + count)));
            return;
        }
        case 6:
            if (length > 1)
                std::swap(m_input[at], m_input[at + length - 1]);
            return;
        default:
            if (!m_tokens.empty())
                insert(at, m_tokens[below(m_tokens.size())]);
            return;
        }
    }

    void insert(size_t at, const Bytes &bytes)
    {
        m_input.insert(m_input.begin() + std::ptrdiff_t(at), bytes.begin(), bytes.end());
    }

    std::mt19937 m_random;
    std::vector<Bytes> m_corpus;
    std::vector<Bytes> m_tokens;
    Bytes m_input;
};

}  // namespace parlor
