// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk/diskthread.h"

#include <QSaveFile>

namespace parlor {

DiskThread::DiskThread() : m_context(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("parlor-disk"));
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

DiskThread::~DiskThread()
{
    // Quitting by a parcel of its own lets everything before it happen first. The atomic is the ordering
    // that ThreadSanitizer can see.
    run([this] {
        m_drained.store(true, std::memory_order_release);
        m_thread.quit();
    });
    m_thread.wait();
    [[maybe_unused]] const bool drained = m_drained.load(std::memory_order_acquire);
}

bool writePrivateFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return file.write(content) == content.size() && file.commit();
}

}  // namespace parlor
