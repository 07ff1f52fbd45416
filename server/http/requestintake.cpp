// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requestintake.h"

#include "http/peersocket.h"

namespace parlor {

namespace {

constexpr qint64 kFarAhead = 4 * 1024 * 1024;
/// So much a connection may hold whatever the others do: so whoever reads, or says something, goes on while large
/// bodies have to wait.
constexpr qint64 kAlwaysAffordable = 4 * 1024;

}  // namespace

void RequestIntake::feed(const QByteArray &bytes)
{
    m_framer.feed(bytes);
    count(0);
}

QByteArray RequestIntake::begin()
{
    FramedRequest request = m_framer.take();
    m_current = request.head;
    m_headerBytes = request.header.size();
    m_body = std::move(request.body);
    count(0);
    return request.header;
}

QByteArray RequestIntake::takeBody(InputShare &share)
{
    share = m_share.another();
    share.set(m_body.size());
    const QByteArray body = std::exchange(m_body, {});
    count(0);
    return body;
}

void RequestIntake::discard()
{
    m_framer.discard();
    m_body.clear();
    count(0);
}

void RequestIntake::count(qint64 waiting)
{
    m_share.set(m_framer.heldBytes() + m_headerBytes + m_body.size() + waiting);
}

std::optional<InputBudget::Limit> RequestIntake::exceeded() const
{
    return m_share.bytes() > kAlwaysAffordable ? m_share.exceeded() : std::nullopt;
}

bool RequestIntake::isAhead() const
{
    return m_framer.bufferedBytes() >= PeerSocket::kReadAhead || exceeded();
}

bool RequestIntake::isFarAhead() const
{
    return m_framer.bufferedBytes() > kFarAhead;
}

}  // namespace parlor
