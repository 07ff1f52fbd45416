// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rawclient.h"

namespace parlor {

/// Somebody who uploads by tus, one request a connection.
class TusClient
{
public:
    TusClient(const QUrl &url, const QByteArray &token) : m_url(url), m_token(token) {}

    static QByteArray text(const QByteArray &method, const QByteArray &target, const QByteArray &token,
                           const QByteArray &headers, qint64 length)
    {
        return method + ' ' + target + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + token + "\r\n" + headers
               + "Content-Length: " + QByteArray::number(length) + "\r\n\r\n";
    }
    RawAnswer ask(const QByteArray &method, const QByteArray &target, const QByteArray &headers = {},
                  const QByteArray &body = {}) const
    {
        RawClient client(m_url);
        client.write(text(method, target, m_token, headers, body.size()) + body);
        return client.readAnswer(method == "HEAD");
    }
    RawAnswer create(qint64 length, const QByteArray &name = "notes.bin", const QByteArray &headers = {},
                     const QByteArray &body = {}) const
    {
        return ask("POST", "/api/files",
                   kTus + "Upload-Length: " + QByteArray::number(length) + "\r\nUpload-Metadata: filename "
                       + name.toBase64() + "\r\n" + headers,
                   body);
    }
    QByteArray start(qint64 length, const QByteArray &name = "notes.bin") const
    {
        return create(length, name).header("location");
    }
    static QByteArray patchHeaders(qint64 offset)
    {
        return kTus + kBody + "Upload-Offset: " + QByteArray::number(offset) + "\r\n";
    }
    RawAnswer patch(const QByteArray &location, qint64 offset, const QByteArray &bytes) const
    {
        return ask("PATCH", location, patchHeaders(offset), bytes);
    }
    RawAnswer head(const QByteArray &location) const { return ask("HEAD", location, kTus); }
    qint64 offset(const QByteArray &location) const { return head(location).header("upload-offset").toLongLong(); }
    RawAnswer terminate(const QByteArray &location) const { return ask("DELETE", location, kTus); }
    /// A whole file; its id.
    qint64 upload(const QByteArray &bytes, const QByteArray &name = "notes.bin") const
    {
        const QByteArray location = start(bytes.size(), name);
        return patch(location, 0, bytes).header("parlor-file-id").toLongLong();
    }
    RawAnswer get(qint64 file, const QByteArray &headers = {}, const QByteArray &suffix = {},
                  const QByteArray &method = "GET") const
    {
        return ask(method, "/api/files/" + QByteArray::number(file) + suffix, headers);
    }

    inline static const QByteArray kTus = "Tus-Resumable: 1.0.0\r\n";
    inline static const QByteArray kBody = "Content-Type: application/offset+octet-stream\r\n";

private:
    QUrl m_url;
    QByteArray m_token;
};

/// Bytes that repeat nowhere nearby.
inline QByteArray noise(qint64 count, quint32 seed = 1)
{
    QByteArray bytes(count, Qt::Uninitialized);
    quint64 state = seed * 0x9e3779b97f4a7c15ULL + 1;
    for (qint64 i = 0; i < count; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        bytes[i] = char(state >> 56);
    }
    return bytes;
}

}  // namespace parlor
