// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/filetype.h"

#include <QMimeDatabase>
#include <array>

namespace parlor::filetype {

namespace {

const QString kBytes = QStringLiteral("application/octet-stream");

constexpr std::array kInline{"image/png",  "image/jpeg", "image/gif",       "image/webp", "image/bmp",
                             "image/avif", "audio/mpeg", "audio/ogg",       "audio/wav",  "audio/flac",
                             "audio/mp4",  "video/mp4",  "video/quicktime", "video/webm", "video/ogg"};
constexpr std::array kPictures{"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"};

bool hasAt(const QByteArray &head, qsizetype at, QByteArrayView bytes)
{
    return head.size() >= at + bytes.size() && QByteArrayView(head).sliced(at, bytes.size()) == bytes;
}

uchar byteAt(const QByteArray &head, qsizetype at)
{
    return at < head.size() ? uchar(head.at(at)) : 0;
}

/// "BM" alone would be many a text: the reserved bytes and the size of the second header must fit too.
bool isBitmap(const QByteArray &head)
{
    constexpr std::array kHeaders{12, 40, 52, 56, 64, 108, 124};
    return hasAt(head, 0, "BM") && hasAt(head, 6, QByteArrayView("\0\0\0\0", 4))
           && hasAt(head, 15, QByteArrayView("\0\0\0", 3))
           && std::find(kHeaders.begin(), kHeaders.end(), int(byteAt(head, 14))) != kHeaders.end();
}

/// The header of an MPEG audio frame, layer III, with a bit rate and a sampling rate that there are.
bool isMpegAudio(const QByteArray &head)
{
    const uchar rates = byteAt(head, 2);
    return byteAt(head, 0) == 0xff && (byteAt(head, 1) & 0xe6) == 0xe2 && (rates & 0xf0) != 0xf0 && (rates & 0xf0) != 0
           && (rates & 0x0c) != 0x0c;
}

/// ISO base media: which kind, says its brand.
const char *isoMedia(const QByteArray &head)
{
    const QByteArray brand = head.mid(8, 4);
    if (brand == "avif")
        return "image/avif";
    if (brand == "M4A ")
        return "audio/mp4";
    if (brand == "qt  ")
        return "video/quicktime";
    for (const char *known : {"isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "dash", "M4V ", "MSNV"}) {
        if (brand == known)
            return "video/mp4";
    }
    return nullptr;
}

const char *shownInPlace(const QByteArray &head)
{
    if (hasAt(head, 0, "\x89PNG\r\n\x1a\n"))
        return "image/png";
    if (hasAt(head, 0, "\xff\xd8\xff"))
        return "image/jpeg";
    if (hasAt(head, 0, "GIF87a") || hasAt(head, 0, "GIF89a"))
        return "image/gif";
    if (hasAt(head, 0, "RIFF") && hasAt(head, 8, "WEBP"))
        return "image/webp";
    if (hasAt(head, 0, "RIFF") && hasAt(head, 8, "WAVE"))
        return "audio/wav";
    if (hasAt(head, 0, "fLaC"))
        return "audio/flac";
    if (hasAt(head, 0, "ID3") || isMpegAudio(head))
        return "audio/mpeg";
    if (hasAt(head, 0, "OggS"))
        return head.left(256).contains("theora") ? "video/ogg" : "audio/ogg";
    if (hasAt(head, 0, "\x1a\x45\xdf\xa3") && head.left(64).contains("webm"))
        return "video/webm";
    if (hasAt(head, 4, "ftyp"))
        return isoMedia(head);
    return isBitmap(head) ? "image/bmp" : nullptr;
}

template<size_t Count>
bool isIn(const std::array<const char *, Count> &list, const QString &type)
{
    return std::any_of(list.begin(), list.end(), [&type](const char *known) { return type == QLatin1String(known); });
}

}  // namespace

QString sniff(const QByteArray &head)
{
    if (const char *known = shownInPlace(head))
        return QString::fromLatin1(known);
    if (head.isEmpty())
        return kBytes;
    const QString type = QMimeDatabase().mimeTypeForData(head).name();
    return type.isEmpty() || isInline(type) ? kBytes : type;
}

bool isInline(const QString &type)
{
    return isIn(kInline, type);
}

bool isPicture(const QString &type)
{
    return isIn(kPictures, type);
}

QByteArray served(const QString &type)
{
    for (const char *active : {"html", "xml", "svg", "script", "pdf", "flash"}) {
        if (type.contains(QLatin1String(active)))
            return kBytes.toLatin1();
    }
    return type.startsWith(QLatin1String("text/")) ? QByteArrayLiteral("text/plain") : type.toLatin1();
}

}  // namespace parlor::filetype
