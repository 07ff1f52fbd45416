// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/loginthrottle.h"

#include "protocol/textrules.h"
#include "service/addresskey.h"

namespace parlor {

using namespace std::chrono_literals;

namespace {

constexpr auto kWindow = 5min;
constexpr qsizetype kPerName = 10;
constexpr qsizetype kPerAddress = 30;

/// What is longer than a name can be is nobody's; of a megabyte only so much is kept.
QString nameKey(const QString &username)
{
    return username.left(textrules::kUsername.max + 1);
}

QString peerKey(const QString &address)
{
    return QString::number(addressKey(address), 16);
}

int seconds(std::chrono::milliseconds wait)
{
    return int(std::chrono::ceil<std::chrono::seconds>(wait).count());
}

}  // namespace

LoginThrottle::LoginThrottle(Clock &clock) : m_names(clock, kWindow, kPerName), m_addresses(clock, kWindow, kPerAddress)
{
}

std::optional<int> LoginThrottle::begin(const QString &username, const QString &address)
{
    const auto byName = m_names.begin(nameKey(username));
    const auto byAddress = m_addresses.begin(peerKey(address));
    if (!byName && !byAddress)
        return std::nullopt;
    // What the one let through is no attempt when the other did not.
    if (!byName)
        m_names.forgive(nameKey(username));
    if (!byAddress)
        m_addresses.forgive(peerKey(address));
    return seconds(std::max(byName.value_or(0ms), byAddress.value_or(0ms)));
}

void LoginThrottle::forgive(const QString &username, const QString &address)
{
    m_names.forgive(nameKey(username));
    m_addresses.forgive(peerKey(address));
}

}  // namespace parlor
