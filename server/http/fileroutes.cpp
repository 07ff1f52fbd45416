// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/bodysource.h"
#include "http/byterange.h"
#include "http/contentdisposition.h"
#include "http/routes.h"
#include "protocol/endpoints.h"
#include "service/filetype.h"
#include "service/services.h"

namespace parlor {

namespace {

/// A part of a file, piece by piece.
class FileSource final : public BodySource
{
public:
    FileSource(std::shared_ptr<FileReader> reader, qint64 first) : m_reader(std::move(reader)), m_position(first) {}

    void next(qint64 count, Reply<QByteArray> reply) override
    {
        const qint64 at = m_position;
        m_position += count;
        m_reader->read(at, count, std::move(reply));
    }

private:
    std::shared_ptr<FileReader> m_reader;
    qint64 m_position;
};

QByteArray tagOf(const FileRow &row, const char *suffix = "")
{
    return '"' + row.sha256.left(16).toHex() + suffix + '"';
}

/// Who may read it can change, what it holds cannot: keep it, but ask each time.
HttpHeaders commonHeaders(const FileRow &row, const QByteArray &tag)
{
    return {{"ETag", tag}, {"Last-Modified", httpDate(row.createdAt.ms)}, {"Cache-Control", "private, no-cache"}};
}

/// RFC 9110, 13.2.2, in its order; nothing: go on.
std::optional<HttpReply> precondition(const HttpRequest &request, const FileRow &row, const QByteArray &tag)
{
    if (const QByteArray match = request.header("if-match"); !match.isEmpty() && !listsTag(match, tag, false))
        return HttpReply::problem({ErrorCode::PreconditionFailed, QStringLiteral("The file is another one"), {}, 0});
    if (const QByteArray none = request.header("if-none-match"); !none.isEmpty() && listsTag(none, tag, true))
        return HttpReply{304, {}, {}, commonHeaders(row, tag)};
    return std::nullopt;
}

/// A range is meant for the file that the client has a part of already.
bool rangeApplies(const HttpRequest &request, const FileRow &row, const QByteArray &tag)
{
    const QByteArray condition = request.header("if-range");
    return condition.isEmpty() || condition == tag || condition == httpDate(row.createdAt.ms);
}

void serve(const ExchangePtr &exchange, const OpenFile &file)
{
    const HttpRequest &request = exchange->request();
    const FileRow &row = file.row;
    const QByteArray tag = tagOf(row);
    if (const std::optional<HttpReply> reply = precondition(request, row, tag))
        return exchange->send(*reply);
    RangeVerdict range;
    if (rangeApplies(request, row, tag))
        range = judgeRange(request.header("range"), row.size);
    if (range.kind == RangeVerdict::Kind::Unsatisfiable) {
        HttpReply reply = HttpReply::problem(
            {ErrorCode::RangeNotSatisfiable, QStringLiteral("The file has %1 bytes").arg(row.size), {}, 0});
        reply.headers.emplaceBack("Content-Range", "bytes */" + QByteArray::number(row.size));
        return exchange->send(reply);
    }
    HttpReply reply{200, filetype::served(row.type), {}, commonHeaders(row, tag)};
    reply.length = row.size;
    reply.headers.emplaceBack("Accept-Ranges", "bytes");
    reply.headers.emplaceBack("Content-Disposition", contentDisposition(filetype::isInline(row.type), row.name));
    if (range.kind == RangeVerdict::Kind::Part) {
        reply.status = 206;
        reply.length = range.length;
        reply.headers.emplaceBack("Content-Range", "bytes " + QByteArray::number(range.first) + '-'
                                                       + QByteArray::number(range.first + range.length - 1) + '/'
                                                       + QByteArray::number(row.size));
    }
    exchange->stream(std::move(reply), std::make_shared<FileSource>(file.reader, range.first));
}

HttpReply previewReply(const HttpRequest &request, const Preview &preview)
{
    const QByteArray tag = tagOf(preview.row, "-preview");
    if (std::optional<HttpReply> reply = precondition(request, preview.row, tag))
        return *reply;
    HttpReply reply{200, preview.type, preview.bytes, commonHeaders(preview.row, tag)};
    reply.headers.emplaceBack("Content-Disposition", "inline");
    return reply;
}

}  // namespace

QList<Route> fileRoutes(const RouteContext &context)
{
    FileService &files = context.services.files;

    const auto get = [&files](const ExchangePtr &exchange) {
        files.open(exchange->caller(), exchange->id<FileId>(0), [exchange](const Result<OpenFile> &file) {
            exchange->deliver([exchange, file] {
                if (file)
                    serve(exchange, *file);
                else
                    exchange->fail(file.error());
            });
        });
    };
    const auto preview = [&files](const ExchangePtr &exchange) {
        files.preview(exchange->caller(), exchange->id<FileId>(0),
                      exchange->reply<Preview>(
                          [exchange](const Preview &found) { return previewReply(exchange->request(), found); }));
    };

    return {
        {"GET", QStringLiteral("/api/files/{id}"), Access::Session, get},
        {"GET", QStringLiteral("/api/files/{id}/preview"), Access::Session, preview},
    };
}

}  // namespace parlor
