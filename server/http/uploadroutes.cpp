// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/bodysink.h"
#include "http/connection.h"
#include "http/routes.h"
#include "protocol/endpoints.h"
#include "service/services.h"
#include "service/uploadmetadata.h"

namespace parlor {

namespace {

constexpr char kVersion[] = "1.0.0";
constexpr char kBodyType[] = "application/offset+octet-stream";
/// Bytes of one upload that wait for the disk: above the first the peer waits, below the second it goes on.
constexpr qint64 kMuch = 1024 * 1024;
constexpr qint64 kLittle = 256 * 1024;

const QLatin1String kUploads("/api/files/uploads/");

/// tus, "Tus-Resumable": every answer but that to OPTIONS says it.
void send(const ExchangePtr &exchange, HttpReply reply)
{
    reply.headers.emplaceBack("Tus-Resumable", kVersion);
    exchange->send(reply);
}

void fail(const ExchangePtr &exchange, const Error &error)
{
    send(exchange, HttpReply::problem(error));
}

void failHeader(const ExchangePtr &exchange, const char *name)
{
    fail(exchange,
         {ErrorCode::InvalidRequest, QStringLiteral("%1 is missing or no number").arg(QLatin1String(name)), {}, 0});
}

/// False, and answered, where the client speaks another version.
bool speaksTus(const ExchangePtr &exchange)
{
    if (exchange->request().header("tus-resumable") == kVersion)
        return true;
    HttpReply reply = HttpReply::problem(
        {ErrorCode::PreconditionFailed, QStringLiteral("Tus-Resumable: 1.0.0 is needed"), {}, 0});
    reply.headers.emplaceBack("Tus-Version", kVersion);
    send(exchange, std::move(reply));
    return false;
}

std::optional<qint64> number(const QByteArray &header)
{
    const bool isNumber = !header.isEmpty() && header.size() <= 18
                          && std::all_of(header.begin(), header.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? std::optional(header.toLongLong()) : std::nullopt;
}

bool hasBody(const HttpRequest &request)
{
    return request.bodyFollows || !request.body.isEmpty();
}

bool isOffsetStream(const HttpRequest &request)
{
    return request.header("content-type").trimmed().toLower() == kBodyType;
}

/// The headers that tell where an upload stands.
void describe(HttpReply &reply, const UploadState &state)
{
    reply.headers.emplaceBack("Upload-Offset", QByteArray::number(state.offset));
    reply.headers.emplaceBack("Upload-Expires", httpDate(state.expiresAt.ms));
    if (state.file)
        reply.headers.emplaceBack(endpoint::kFileIdHeader, QByteArray::number(state.file->value));
}

/// Carries the body of a request into an upload. When the disk cannot follow, the peer has to wait.
class UploadSink final : public BodySink
{
public:
    using Done = std::function<void(const Result<UploadState> &)>;

    UploadSink(ExchangePtr exchange, std::shared_ptr<UploadAppend> append, Done done)
        : m_exchange(std::move(exchange)), m_append(std::move(append)), m_done(std::move(done))
    {
    }

    void take(const QByteArray &bytes) override
    {
        m_append->write(bytes);
        Connection *connection = m_exchange->connection();
        if (connection && m_append->waiting() > kMuch)
            connection->pauseBody();
    }
    qint64 waiting() const override { return m_append->waiting(); }
    void end() override
    {
        m_append->finish([exchange = m_exchange, done = m_done](const Result<UploadState> &state) {
            exchange->deliver([done, state] { done(state); });
        });
    }

private:
    ExchangePtr m_exchange;
    std::shared_ptr<UploadAppend> m_append;
    Done m_done;
};

/// What the disk's threads tell is acted upon on the http thread. `append` is filled in there, too.
AppendWatcher watcherOf(const ExchangePtr &exchange, const std::shared_ptr<std::weak_ptr<UploadAppend>> &append)
{
    const auto goOn = [exchange, append] {
        const std::shared_ptr<UploadAppend> now = append->lock();
        Connection *connection = exchange->connection();
        if (now && connection && now->waiting() < kLittle)
            connection->resumeBody();
    };
    const auto giveWay = [exchange] {
        if (Connection *connection = exchange->connection(); connection && !exchange->isAnswered())
            connection->abort();
    };
    return {[exchange, goOn] { exchange->deliver(goOn); }, [exchange, giveWay] { exchange->deliver(giveWay); }};
}

/// The body of this request goes to the upload from `offset` on; `status` and `headers` answer it.
void receive(const ExchangePtr &exchange, UploadService &uploads, UploadId upload, qint64 offset, int status,
             const HttpHeaders &headers)
{
    const auto holder = std::make_shared<std::weak_ptr<UploadAppend>>();
    const auto done = [exchange, status, headers](const Result<UploadState> &state) {
        if (!state)
            return fail(exchange, state.error());
        HttpReply reply = HttpReply::empty(status);
        reply.headers = headers;
        describe(reply, *state);
        send(exchange, std::move(reply));
    };
    const auto begun = [exchange, holder, done](const Result<std::shared_ptr<UploadAppend>> &append) {
        if (!append)
            return fail(exchange, append.error());
        *holder = *append;
        auto sink = std::make_unique<UploadSink>(exchange, *append, done);
        const HttpRequest &request = exchange->request();
        if (request.bodyFollows)
            return exchange->receiveBody(std::move(sink));
        if (!request.body.isEmpty())
            sink->take(request.body);
        sink->end();
    };
    uploads.append(exchange->caller(), upload, offset, watcherOf(exchange, holder),
                   [exchange, begun](const Result<std::shared_ptr<UploadAppend>> &append) {
                       exchange->deliver([begun, append] { begun(append); });
                   });
}

void create(const ExchangePtr &exchange, UploadService &uploads)
{
    const HttpRequest &request = exchange->request();
    if (!speaksTus(exchange))
        return;
    const std::optional<qint64> length = number(request.header("upload-length"));
    if (!length)
        return failHeader(exchange, "Upload-Length");
    if (hasBody(request) && !isOffsetStream(request))
        return fail(exchange, {ErrorCode::UnsupportedMediaType, QString::fromLatin1(kBodyType), {}, 0});
    const QByteArray header = request.header("upload-metadata");
    const Result<UploadMetadata> metadata = parseUploadMetadata(header);
    if (!metadata)
        return fail(exchange, metadata.error());
    if (request.bodyLength.value_or(request.body.size()) > *length)
        return fail(exchange, {ErrorCode::BodyTooLarge, QStringLiteral("More bytes than Upload-Length"), {}, 0});
    const auto created = [exchange, &uploads](const UploadState &state) {
        const HttpHeaders location{{"Location", kUploads.latin1() + QByteArray::number(state.id.value)}};
        if (hasBody(exchange->request()) && !state.file)
            return receive(exchange, uploads, state.id, 0, 201, location);
        HttpReply reply = HttpReply::empty(201);
        reply.headers = location;
        describe(reply, state);
        send(exchange, std::move(reply));
    };
    uploads.create(exchange->caller(), {*length, metadata->fileName, header},
                   [exchange, created](const Result<UploadState> &state) {
                       exchange->deliver([exchange, created, state] {
                           if (state)
                               created(*state);
                           else
                               fail(exchange, state.error());
                       });
                   });
}

void append(const ExchangePtr &exchange, UploadService &uploads)
{
    const HttpRequest &request = exchange->request();
    if (!speaksTus(exchange))
        return;
    if (!isOffsetStream(request))
        return fail(exchange, {ErrorCode::UnsupportedMediaType, QString::fromLatin1(kBodyType), {}, 0});
    const std::optional<qint64> offset = number(request.header("upload-offset"));
    if (!offset)
        return failHeader(exchange, "Upload-Offset");
    receive(exchange, uploads, exchange->id<UploadId>(0), *offset, 204, {});
}

void tell(const ExchangePtr &exchange, UploadService &uploads)
{
    if (!speaksTus(exchange))
        return;
    uploads.state(exchange->caller(), exchange->id<UploadId>(0), [exchange](const Result<UploadState> &state) {
        exchange->deliver([exchange, state] {
            if (!state)
                return fail(exchange, state.error());
            HttpReply reply = HttpReply::empty(200);
            describe(reply, *state);
            reply.headers.emplaceBack("Upload-Length", QByteArray::number(state->length));
            if (!state->metadata.isEmpty())
                reply.headers.emplaceBack("Upload-Metadata", state->metadata);
            send(exchange, std::move(reply));
        });
    });
}

void terminate(const ExchangePtr &exchange, UploadService &uploads)
{
    if (!speaksTus(exchange))
        return;
    uploads.remove(exchange->caller(), exchange->id<UploadId>(0), [exchange](const Status &removed) {
        exchange->deliver([exchange, removed] {
            if (removed)
                send(exchange, HttpReply::empty());
            else
                fail(exchange, removed.error());
        });
    });
}

/// tus, "X-HTTP-Method-Override": for those whose network lets only POST through.
void overridden(const ExchangePtr &exchange, UploadService &uploads)
{
    const QByteArray method = exchange->request().header("x-http-method-override").toUpper();
    if (method == "PATCH")
        return append(exchange, uploads);
    if (method == "DELETE")
        return terminate(exchange, uploads);
    fail(exchange, {ErrorCode::MethodNotAllowed, QStringLiteral("PATCH, HEAD or DELETE"), {}, 0});
}

}  // namespace

bool hasStreamedBody(const RequestHead &head)
{
    const bool isUpload = head.target == "/api/files" || head.target.startsWith(kUploads.latin1());
    return isUpload && (head.method == "POST" || head.method == "PATCH");
}

QList<Route> uploadRoutes(const RouteContext &context)
{
    UploadService &uploads = context.services.uploads;
    const HttpHeaders options{{"Tus-Resumable", kVersion},
                              {"Tus-Version", kVersion},
                              {"Tus-Extension", "creation,creation-with-upload,termination,expiration"},
                              {"Tus-Max-Size", QByteArray::number(context.server.limits.fileBytes)}};
    const QString upload = kUploads + QStringLiteral("{id}");
    const auto to = [&uploads](void (*handler)(const ExchangePtr &, UploadService &)) {
        return [handler, &uploads](const ExchangePtr &exchange) { handler(exchange, uploads); };
    };
    return {
        {"POST", endpoint::kFiles, Access::Session, to(create), false, options},
        {"HEAD", upload, Access::Session, to(tell)},
        {"PATCH", upload, Access::Session, to(append), false, options},
        {"DELETE", upload, Access::Session, to(terminate)},
        {"POST", upload, Access::Session, to(overridden)},
    };
}

}  // namespace parlor
