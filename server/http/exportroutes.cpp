// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/bodysource.h"
#include "http/contentdisposition.h"
#include "http/routes.h"
#include "service/roomexport.h"
#include "service/services.h"

namespace parlor {

namespace {

class ExportSource final : public BodySource
{
public:
    explicit ExportSource(std::shared_ptr<RoomExport> copy) : m_copy(std::move(copy)) {}
    void next(qint64, Reply<QByteArray> reply) override { m_copy->next(std::move(reply)); }

private:
    std::shared_ptr<RoomExport> m_copy;
};

void sendCopy(const ExchangePtr &exchange, const std::shared_ptr<RoomExport> &copy, bool isHtml)
{
    HttpReply reply{
        200, isHtml ? QByteArrayLiteral("text/html; charset=utf-8") : QByteArrayLiteral("application/json"), {}, {}};
    reply.length = HttpReply::kUnknownLength;
    const QString name = copy->roomName().isEmpty() ? QStringLiteral("room") : copy->roomName();
    reply.headers.emplaceBack(
        "Content-Disposition",
        contentDisposition(false, name + (isHtml ? QStringLiteral(".html") : QStringLiteral(".json"))));
    exchange->stream(std::move(reply), std::make_shared<ExportSource>(copy));
}

}  // namespace

QList<Route> exportRoutes(const RouteContext &context)
{
    ExportService &exports = context.services.exports;

    const auto copyRoom = [&exports](const ExchangePtr &exchange) {
        QueryReader query(exchange->request().query);
        const QString format = query.has("format") ? query.text("format") : QStringLiteral("json");
        const bool isHtml = format == QLatin1String("html");
        if (!isHtml && format != QLatin1String("json"))
            query.reject("format", QStringLiteral("invalid"));
        if (!query.ok())
            return exchange->fail(query.error());
        exports.begin(exchange->caller(), exchange->id<RoomId>(0), isHtml,
                      [exchange, isHtml](Result<std::shared_ptr<RoomExport>> copy) {
                          exchange->deliver([exchange, isHtml, copy = std::move(copy)] {
                              if (copy)
                                  sendCopy(exchange, *copy, isHtml);
                              else
                                  exchange->fail(copy.error());
                          });
                      });
    };

    return {{"GET", QStringLiteral("/api/chat/rooms/{id}/export"), Access::Session, copyRoom}};
}

}  // namespace parlor
