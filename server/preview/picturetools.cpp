// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview/picturetools.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QImageReader>

namespace parlor {

namespace {

/// Of the whole picture. Cameras make up to some 60 million, as JPEG, which is unpacked small. For the other
/// kinds Qt's own bound of 128 MiB unpacked, at four bytes a pixel, is lower.
constexpr qint64 kMostPixels = 80'000'000;
constexpr int kLongestSide = 32'000;
constexpr qint64 kPatienceMs = 10'000;
constexpr int kJpegQuality = 82;

/// A file that ends early once it is read for too long: decoders that are made to work for ever, as by a JPEG of
/// a thousand passes, take that as the end. Real time, for it bounds real work.
class ImpatientFile final : public QFile
{
public:
    explicit ImpatientFile(const QString &path) : QFile(path) { m_timer.start(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        return m_timer.elapsed() > kPatienceMs ? -1 : QFile::readData(data, std::min<qint64>(maxSize, 64 * 1024));
    }

private:
    QElapsedTimer m_timer;
};

/// Qt's name of the reader; it is never left to guess.
QByteArray formatOf(const QString &type)
{
    return type.mid(type.indexOf(u'/') + 1).toLatin1();
}

bool isBearable(QSize size)
{
    return size.isValid() && !size.isEmpty() && std::max(size.width(), size.height()) <= kLongestSide
           && qint64(size.width()) * size.height() <= kMostPixels;
}

Error noPicture(const QString &why)
{
    return {ErrorCode::UnsupportedMediaType, why, {}, 0};
}

QByteArray encoded(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (image.hasAlphaChannel())
        image.save(&buffer, "PNG");
    else
        image.save(&buffer, "JPEG", kJpegQuality);
    return bytes;
}

}  // namespace

std::optional<QSize> PictureTools::sizeOf(const QString &path, const QString &type) const
{
    ImpatientFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QImageReader reader(&file, formatOf(type));
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return std::nullopt;
    return reader.transformation() & QImageIOHandler::TransformationRotate90 ? size.transposed() : size;
}

Result<QByteArray> PictureTools::preview(const QString &path, const QString &type, int side) const
{
    ImpatientFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {ErrorCode::Unavailable, QStringLiteral("Cannot read the file: %1").arg(file.errorString())};
    QImageReader reader(&file, formatOf(type));
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    // Before anything is unpacked.
    const QSize size = reader.size();
    if (!isBearable(size))
        return noPicture(QStringLiteral("The picture is too large or cannot be read"));
    if (std::max(size.width(), size.height()) > side)
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    QImage image = reader.read();
    if (image.isNull())
        return noPicture(reader.errorString());
    const QByteArray bytes = encoded(image);
    return bytes.isEmpty() ? Result<QByteArray>(noPicture(QStringLiteral("It cannot be packed again"))) : bytes;
}

}  // namespace parlor
