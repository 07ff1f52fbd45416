// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/json.h"
#include "base/post.h"
#include "base/result.h"
#include "http/httpreply.h"
#include "http/httprequest.h"
#include "measure/stopwatch.h"
#include "service/caller.h"

#include <functional>
#include <memory>

namespace parlor {

class BodySink;
class BodySource;
class Connection;
class Listener;
class RequestLog;

/// One request and the one answer to it. Routes keep it by shared pointer until the answer is there; the
/// connection may be gone by then, which send() notices. Its functions belong to the http thread, but for the
/// Reply that reply() makes, which may be called and destroyed on any.
class Exchange : public std::enable_shared_from_this<Exchange>
{
public:
    Exchange(HttpRequest request, QObject &httpContext, Listener &listener, RequestLog &log, ReplyContext context);

    const HttpRequest &request() const { return m_request; }
    const Caller &caller() const { return m_caller; }
    void setCaller(Caller caller) { m_caller = std::move(caller); }
    /// The pattern that the path fits.
    void setRoute(const QString &pattern) { m_route = pattern; }
    void setCaptures(QStringList captures) { m_captures = std::move(captures); }
    void setCorsHeaders(HttpHeaders headers) { m_context.corsHeaders = std::move(headers); }

    /// The n-th variable segment of the path. The route table has checked that ids are ids.
    template<typename AnyId>
    AnyId id(int index) const
    {
        return AnyId{m_captures.value(index).toLongLong()};
    }
    QString capture(int index) const { return m_captures.value(index); }

    /// The body as one JSON object, read by one of the readers of protocol/requests.
    template<typename Read>
    auto readBody(Read &&read) const -> decltype(read(QJsonObject()))
    {
        const Result<QJsonObject> object = bodyObject();
        if (!object)
            return object.error();
        return read(*object);
    }
    Result<QJsonObject> bodyObject() const;

    void send(const HttpReply &reply);
    /// An answer whose body of `reply.length` bytes comes from a source, at the reader's pace.
    void stream(HttpReply reply, std::shared_ptr<BodySource> source);
    /// Where the body goes that follows this request.
    void receiveBody(std::unique_ptr<BodySink> sink);
    void fail(const Error &error) { send(HttpReply::problem(error)); }
    bool isAnswered() const { return m_answered; }

    /// What a service calls with its result: answers with what `make` makes of the value, or with the problem.
    template<typename T, typename Make>
    Reply<T> reply(Make make)
    {
        return [self = shared_from_this(), make = std::move(make)](Result<T> result) {
            self->deliver([self, make, result = std::move(result)] {
                self->send(result.ok() ? make(*result) : HttpReply::problem(result.error()));
            });
        };
    }
    /// For calls that answer 204.
    Reply<Done> replyDone()
    {
        return reply<Done>([](const Done &) { return HttpReply::empty(); });
    }
    /// Runs something on the http thread. Safe on any thread.
    template<typename Work>
    void deliver(Work &&work)
    {
        post(&m_httpContext, std::forward<Work>(work));
    }

    /// The connection, to make a stream of it; null once it is gone.
    Connection *connection() const;
    const ReplyContext &replyContext() const { return m_context; }
    /// The connection is somebody else's now: no answer follows.
    void setAnswered();

private:
    void note(int status);

    HttpRequest m_request;
    QObject &m_httpContext;
    Listener &m_listener;
    RequestLog &m_log;
    const Stopwatch m_stopwatch;
    ReplyContext m_context;
    Caller m_caller;
    QString m_route;
    QStringList m_captures;
    bool m_answered = false;
};

using ExchangePtr = std::shared_ptr<Exchange>;

}  // namespace parlor
