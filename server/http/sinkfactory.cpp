// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/sinkfactory.h"

#include "base/post.h"
#include "http/listener.h"
#include "stream/detachedsink.h"
#include "stream/portablesink.h"

namespace parlor {

namespace {

/// A connection of the listener as the stream thread sees it: by its number, for it may be gone.
class RemoteConnection final : public RemoteSocket
{
public:
    RemoteConnection(Listener &listener, quint64 id) : m_listener(listener), m_id(id) {}

    void start(Callbacks callbacks) override
    {
        onConnection([callbacks = std::move(callbacks)](
                         Connection &connection) { connection.setStreamCallbacks(callbacks.written, callbacks.gone); },
                     callbacks.gone);
    }
    void write(QByteArray bytes) override
    {
        onConnection([bytes = std::move(bytes)](Connection &connection) { connection.write(bytes); });
    }
    void close() override
    {
        onConnection([](Connection &connection) { connection.finish(); });
    }

private:
    template<typename Work>
    void onConnection(Work work, std::function<void()> orElse = {})
    {
        post(&m_listener, [listener = &m_listener, id = m_id, work = std::move(work), orElse = std::move(orElse)] {
            Connection *connection = listener->connection(id);
            if (connection && connection->isStream())
                work(*connection);
            else if (orElse)
                orElse();
        });
    }

    Listener &m_listener;
    quint64 m_id;
};

}  // namespace

std::unique_ptr<StreamSink> SinkFactory::take(Connection &connection)
{
    if (m_kind == Kind::Best) {
        const int descriptor = connection.detach();
        if (descriptor >= 0)
            return makeDetachedSink(descriptor);
    }
    connection.becomeStream();
    return std::make_unique<PortableSink>(std::make_unique<RemoteConnection>(m_listener, connection.id()));
}

}  // namespace parlor
