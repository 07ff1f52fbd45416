// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/serverhost.h"

#include "base/post.h"
#include "host/serverruntime.h"

#include <QThread>

#include <atomic>

namespace parlor {

struct ServerHost::Private {
    ServerOptions options;
    QThread thread;
    /// Made, used and destroyed on the thread; null while nothing runs.
    std::unique_ptr<ServerRuntime> runtime;
    std::unique_ptr<QObject> anchor;  ///< lives on the thread: what is posted to it runs there
    bool isRunning = false;
    bool isStopping = false;
    /// Repeats the order that thread.wait() gives, where ThreadSanitizer sees it.
    std::atomic<bool> isTornDown = false;

    /// On the thread, as its last act.
    void tearDown()
    {
        runtime.reset();
        isTornDown.store(true, std::memory_order_release);
        thread.quit();
    }
    /// Called on the host's thread; the runtime is gone by then.
    void endThread()
    {
        thread.quit();
        thread.wait();
        isRunning = isStopping = false;
    }
};

ServerHost::ServerHost(ServerOptions options, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->options = std::move(options);
    d->thread.setObjectName(QStringLiteral("parlor-http"));
}

ServerHost::~ServerHost()
{
    if (!d->isRunning)
        return;
    // What still posts to this object finds it gone; the thread winds itself up.
    post(d->anchor.get(), [p = d.get()] {
        if (!p->runtime)
            return p->tearDown();
        p->runtime->stop([p] { p->tearDown(); });
    });
    d->thread.wait();
    [[maybe_unused]] const bool seen = d->isTornDown.load(std::memory_order_acquire);
}

bool ServerHost::isRunning() const
{
    return d->isRunning;
}

void ServerHost::start()
{
    if (d->isRunning)
        return;
    // Threads that Qt starts from here on: with thousands of sockets GLib's loop is ten times slower.
    qputenv("QT_NO_GLIB", "1");
    d->isRunning = true;
    d->thread.start();
    d->anchor = std::make_unique<QObject>();
    d->anchor->moveToThread(&d->thread);
    post(d->anchor.get(), [this, p = d.get()] {
        p->runtime = std::make_unique<ServerRuntime>(p->options);
        p->runtime->start([this, p](const Result<QUrl> &started) {
            if (started)
                return post(this, [this, url = *started] { Q_EMIT ready(url); });
            p->runtime->stop([this, p, error = started.error()] {
                p->runtime.reset();
                post(this, [this, error] {
                    d->endThread();
                    Q_EMIT failed(error);
                });
            });
        });
    });
}

void ServerHost::askAlive()
{
    if (!d->isRunning || d->isStopping)
        return;
    post(d->anchor.get(), [this, p = d.get()] {
        if (!p->runtime)
            return;
        p->runtime->checkAlive([this] { post(this, [this] { Q_EMIT alive(); }); });
    });
}

void ServerHost::stop()
{
    if (!d->isRunning || std::exchange(d->isStopping, true))
        return;
    post(d->anchor.get(), [this, p = d.get()] {
        if (!p->runtime)
            return;  // it failed by itself; failed() is on its way
        p->runtime->stop([this, p] {
            p->runtime.reset();
            post(this, [this] {
                d->endThread();
                Q_EMIT stopped();
            });
        });
    });
}

}  // namespace parlor
