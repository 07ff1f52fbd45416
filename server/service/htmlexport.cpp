// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/exportformat.h"

namespace parlor {

namespace {

constexpr qsizetype kQuoted = 120;

constexpr char kStyle[] = ":root{color-scheme:light dark}"
                          "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}"
                          "h1{margin-bottom:0}.meta,time,.note{opacity:.7;font-size:.85em}"
                          "article{margin:1rem 0;break-inside:avoid}"
                          ".body{white-space:pre-wrap;overflow-wrap:anywhere;margin:.1rem 0}"
                          "blockquote{margin:.2rem 0;padding-left:.7rem;border-left:3px solid;opacity:.75}"
                          "h2{font-size:1rem;text-align:center;border-bottom:1px solid}"
                          "@media print{body{margin:0;max-width:none}}";

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray shortened(const QString &text)
{
    if (text.size() <= kQuoted)
        return escaped(text);
    const qsizetype end = text.at(kQuoted - 1).isHighSurrogate() ? kQuoted - 1 : kQuoted;
    return escaped(text.first(end)) + "\xE2\x80\xA6";
}

class HtmlExport final : public ExportFormat
{
public:
    QByteArray head(const Room &room) override
    {
        const QByteArray name = escaped(room.info.name);
        QByteArray text = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
                          "<meta name=\"viewport\" content=\"width=device-width\">"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                          "'unsafe-inline'\"><title>";
        text += name + "</title><style>" + kStyle + "</style></head><body>\n<h1 dir=\"auto\">" + name + "</h1>\n";
        if (!room.info.topic.isEmpty())
            text += "<p dir=\"auto\">" + escaped(room.info.topic) + "</p>\n";
        return text + "<p class=\"meta\" dir=\"auto\">";
    }
    QByteArray member(const Member &member, bool isFirst) override
    {
        return (isFirst ? "<bdi>" : ", <bdi>") + escaped(member.user.displayName) + "</bdi>";
    }
    QByteArray afterMembers() override { return "</p>\n<main>\n"; }
    QByteArray message(const ExportedMessage &exported, bool) override
    {
        const Message &message = exported.message;
        const QString time = message.createdAt.toText();
        QByteArray text;
        if (const QString day = time.left(10); day != m_day) {
            m_day = day;
            text += "<h2>" + escaped(day) + "</h2>\n";
        }
        text += "<article id=\"m" + QByteArray::number(message.seq) + "\"><b><bdi>" + escaped(exported.sender)
                + "</bdi></b> <time datetime=\"" + escaped(time) + "\">" + escaped(time.mid(11, 5)) + " UTC</time>";
        if (message.editedAt && !message.deletedAt)
            text += " <span class=\"note\">edited</span>";
        text += '\n';
        appendContent(text, exported);
        return text + "</article>\n";
    }
    QByteArray tail() override { return "</main>\n</body></html>\n"; }
    bool wantsParents() const override { return true; }

private:
    static void appendContent(QByteArray &text, const ExportedMessage &exported)
    {
        const Message &message = exported.message;
        if (message.deletedAt) {
            text += "<div class=\"note\">deleted</div>\n";
            return;
        }
        if (message.kind == MessageKind::System) {
            text += "<div class=\"note\">" + escaped(message.system.value(QLatin1String("type")).toString())
                    + "</div>\n";
            return;
        }
        if (message.replyTo)
            text += "<blockquote dir=\"auto\"><bdi>" + escaped(exported.parentSender)
                    + "</bdi>: " + shortened(exported.parentBody) + "</blockquote>\n";
        if (message.forwardedFrom)
            text += "<div class=\"note\">from <bdi>" + escaped(message.forwardedFrom->displayName) + "</bdi></div>\n";
        if (!message.body.isEmpty())
            text += "<div class=\"body\" dir=\"auto\">" + escaped(message.body) + "</div>\n";
        for (const Attachment &attachment : message.attachments)
            text += "<div class=\"note\" dir=\"auto\">\xF0\x9F\x93\x8E " + escaped(attachment.name) + "</div>\n";
    }

    QString m_day;
};

}  // namespace

std::unique_ptr<ExportFormat> makeHtmlExport()
{
    return std::make_unique<HtmlExport>();
}

}  // namespace parlor
