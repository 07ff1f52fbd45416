// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "protocol/json.h"
#include "service/exportformat.h"

namespace parlor {

namespace {

class JsonExport final : public ExportFormat
{
public:
    QByteArray head(const Room &room) override { return "{\"room\":" + compactJson(toJson(room)) + ",\n\"members\":["; }
    QByteArray member(const Member &member, bool isFirst) override
    {
        return (isFirst ? "\n" : ",\n") + compactJson(toJson(member));
    }
    QByteArray afterMembers() override { return "],\n\"messages\":["; }
    QByteArray message(const ExportedMessage &message, bool isFirst) override
    {
        return (isFirst ? "\n" : ",\n") + compactJson(toJson(message.message));
    }
    QByteArray tail() override { return "]}\n"; }
    bool wantsParents() const override { return false; }
};

}  // namespace

std::unique_ptr<ExportFormat> makeJsonExport()
{
    return std::make_unique<JsonExport>();
}

}  // namespace parlor
