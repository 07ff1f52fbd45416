// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/idgenerator.h"

#include <cstring>
#include <vector>

namespace parlor {

namespace {

QByteArray bytesFrom(QRandomGenerator &random, int count)
{
    std::vector<quint32> words(size_t(count + 3) / 4);
    random.fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), count);
}

}  // namespace

ClientKey IdGenerator::clientKey()
{
    return ClientKey{token(16)};
}

QString IdGenerator::token(int bytes)
{
    return QString::fromLatin1(
        randomBytes(bytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

quint64 IdGenerator::below(quint64 bound)
{
    quint64 value = 0;
    const QByteArray bytes = randomBytes(sizeof value);
    std::memcpy(&value, bytes.constData(), sizeof value);
    return value % bound;
}

QByteArray SystemIdGenerator::randomBytes(int count)
{
    return bytesFrom(*QRandomGenerator::system(), count);
}

SeededIdGenerator::SeededIdGenerator(quint32 seed) : m_random(seed) {}

QByteArray SeededIdGenerator::randomBytes(int count)
{
    const std::scoped_lock lock(m_mutex);
    return bytesFrom(m_random, count);
}

}  // namespace parlor
