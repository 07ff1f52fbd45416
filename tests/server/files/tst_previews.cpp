// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"
#include "tusclient.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QtEndian>

using namespace parlor;

namespace {

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// Left half red, right half blue.
QImage picture(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::blue);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width / 2; ++x)
            image.setPixelColor(x, y, Qt::red);
    }
    return image;
}

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, 0);
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    quint32 crc = 0xffffffff;
    for (const char c : QByteArray(type + data)) {
        crc ^= uchar(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
    }
    return bigEndian(quint32(data.size())) + type + data + bigEndian(~crc);
}

/// A good PNG of one bit a pixel: small here, very large when it is unpacked.
QByteArray bomb(quint32 width, quint32 height)
{
    const QByteArray rows(qsizetype(height) * (1 + (width + 7) / 8), '\0');
    return "\x89PNG\r\n\x1a\n"
           + chunk("IHDR", bigEndian(width) + bigEndian(height) + QByteArray("\x01\x00\x00\x00\x00", 5))
           + chunk("IDAT", qCompress(rows, 9).mid(4)) + chunk("IEND", {});
}

/// The same JPEG, saying that it is 30,000 pixels each way.
QByteArray inflated(QByteArray jpeg)
{
    const qsizetype frame = jpeg.indexOf("\xff\xc0");
    const QByteArray side("\x75\x30\x75\x30", 4);
    return jpeg.replace(frame + 5, side.size(), side);
}

/// The most that this process had in memory since forgetPeak(); 0 where the system does not tell.
qint64 peakKilobytes()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    return text.mid(text.indexOf("VmHWM:") + 6).split('k').first().trimmed().toLongLong();
}

qint64 forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
    file.close();
    return peakKilobytes();
}

/// The EXIF block that says: turn me a quarter to the right.
QByteArray turned(const QByteArray &jpeg)
{
    const QByteArray tiff = QByteArray("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", 26);
    const QByteArray exif = QByteArray("Exif\0\0", 6) + tiff;
    const int length = int(exif.size()) + 2;
    return jpeg.left(2) + QByteArray("\xff\xe1", 2) + char(length >> 8) + char(length & 0xff) + exif + jpeg.mid(2);
}

}  // namespace

class TestPreviews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<RunningServer>();
        m_mira = m_server->signUp("mira");
    }
    void cleanupTestCase() { m_server.reset(); }

    void picturesAreMadeSmall_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char *format : {"PNG", "JPEG", "BMP"})
            QTest::newRow(format) << QByteArray(format);
    }
    void picturesAreMadeSmall()
    {
        QFETCH(QByteArray, format);
        const RawAnswer answer = preview(encoded(picture(1600, 800), format.constData()));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("content-type"), QByteArray("image/jpeg"));
        QCOMPARE(answer.header("content-disposition"), QByteArray("inline"));
        const QImage image = QImage::fromData(answer.body);
        QCOMPARE(image.size(), QSize(512, 256));
        QVERIFY(image.pixelColor(100, 100).red() > 200);
        QVERIFY(image.pixelColor(400, 100).blue() > 200);
    }

    void smallOnesStaySmallAndSeeThrough()
    {
        QImage image(20, 10, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        const RawAnswer answer = preview(encoded(image, "PNG"));
        QCOMPARE(answer.header("content-type"), QByteArray("image/png"));
        QCOMPARE(QImage::fromData(answer.body).size(), QSize(20, 10));
        QCOMPARE(QImage::fromData(answer.body).pixelColor(5, 5).alpha(), 0);
    }

    void turnedPhotographsAreTurned()
    {
        const qint64 file = mira().upload(turned(encoded(picture(800, 400), "JPEG")), "turned.jpg");
        const RawAnswer answer = mira().get(file, {}, "/preview");
        const QImage image = QImage::fromData(answer.body);
        QCOMPARE(image.size(), QSize(256, 512));
        QVERIFY(image.pixelColor(128, 50).red() > 200);
        QVERIFY(image.pixelColor(128, 450).blue() > 200);
        const qint64 room = m_server->makeRoom(m_mira.token);
        const RawAnswer posted = m_server->call(
            m_mira.token, "POST", "/api/chat/rooms/" + QByteArray::number(room) + "/messages",
            "{\"client_key\":\"turned-key\",\"attachment_ids\":[" + QByteArray::number(file) + "]}");
        QVERIFY(posted.body.contains("\"width\":400"));
        QVERIFY(posted.body.contains("\"height\":800"));
    }

    void aKeptPreviewIsServedAgain()
    {
        const qint64 file = mira().upload(encoded(picture(600, 600), "PNG"));
        const RawAnswer first = mira().get(file, {}, "/preview");
        const RawAnswer again = mira().get(file, {}, "/preview");
        QCOMPARE(again.body, first.body);
        QCOMPARE(mira().get(file, "If-None-Match: " + first.header("etag") + "\r\n", "/preview").status, 304);
        QVERIFY(mira().get(file).header("etag") != first.header("etag"));
    }

    void whatIsNoPictureHasNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("words");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a drawing with a script") << QByteArray(
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
        QTest::newRow("only the beginning of a picture") << QByteArray("\x89PNG\r\n\x1a\n and then nothing");
        QTest::newRow("another kind than it says") << QByteArray("GIF89a" + encoded(picture(4, 4), "PNG"));
        QTest::newRow("cut in the middle") << encoded(picture(400, 400), "PNG").left(200);
    }
    void whatIsNoPictureHasNone()
    {
        QFETCH(QByteArray, bytes);
        const RawAnswer answer = preview(bytes);
        QCOMPARE(answer.status, 415);
        QCOMPARE(answer.code(), QStringLiteral("unsupported_media_type"));
    }

    void aBombIsNotUnpacked_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("PNG") << bomb(30'000, 30'000);
        QTest::newRow("strip") << bomb(40'000, 100);
        QTest::newRow("JPEG") << inflated(encoded(picture(64, 64), "JPEG"));
    }
    void aBombIsNotUnpacked()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(bytes.size() < 1'000'000);
        const qint64 before = forgetPeak();
        const qint64 file = mira().upload(bytes, "bomb");
        QCOMPARE(mira().get(file, {}, "/preview").status, 415);
        // The smallest of them are a hundred megabytes unpacked.
        const qint64 grown = peakKilobytes() - before;
        QVERIFY2(grown < 50'000, qPrintable(QString::number(grown)));
        // Once more: what is known to have none is not looked at again.
        QCOMPARE(mira().get(file, {}, "/preview").status, 415);
        QCOMPARE(mira().get(file).body.size(), bytes.size());
    }

    void aPictureOfManyPixelsIsBearable() { QCOMPARE(preview(bomb(5000, 5000)).status, 200); }

private:
    TusClient mira() const { return {m_server->url, m_mira.token}; }
    RawAnswer preview(const QByteArray &bytes) const
    {
        const qint64 file = bytes.isEmpty() ? mira().create(0).header("parlor-file-id").toLongLong()
                                            : mira().upload(bytes);
        return mira().get(file, {}, "/preview");
    }

    std::unique_ptr<RunningServer> m_server;
    RunningServer::Account m_mira;
};

QTEST_GUILESS_MAIN(TestPreviews)
#include "tst_previews.moc"
