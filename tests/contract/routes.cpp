// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints the route table of a whole server, one line a route: METHOD /pattern access protocol.

#include "host/serverruntime.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <cstdio>

using namespace parlor;

namespace {

const char *accessName(Access access)
{
    switch (access) {
    case Access::Public:
        return "public";
    case Access::Session:
        return "session";
    case Access::Ticket:
        return "ticket";
    }
    Q_UNREACHABLE();
}

void print(const RouteTable &table)
{
    for (const Route &route : table.routes())
        std::printf("%s %s %s %s\n", route.method.constData(), qPrintable(route.pattern), accessName(route.access),
                    route.anyProtocol ? "any" : "ours");
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    ServerOptions options;
    options.dataDirectory = folder.path();
    ServerRuntime runtime(options);
    runtime.start([&](const Result<QUrl> &started) {
        if (!started) {
            std::fprintf(stderr, "%s\n", qPrintable(started.error().detail));
            return QCoreApplication::exit(1);
        }
        print(runtime.routes());
        runtime.stop([] { QCoreApplication::quit(); });
    });
    return QCoreApplication::exec();
}
