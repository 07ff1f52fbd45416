// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/byterange.h"
#include "http/contentdisposition.h"
#include "service/filetype.h"
#include "service/uploadmetadata.h"

using namespace parlor;

class TestFileWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void metadataIsReadStrictly_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("isGood");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *what, const QByteArray &header, const char *name) {
            QTest::newRow(what) << header << (name != nullptr) << QString::fromUtf8(name);
        };
        const auto named = [](const QByteArray &name) -> QByteArray { return "filename " + name.toBase64(); };
        row("nothing", "", "file");
        row("a name", named("a.png"), "a.png");
        row("a name and a type", named("a.png") + ",filetype aW1hZ2UvcG5n", "a.png");
        row("a key without a value", named("a.png") + ",is_confidential", "a.png");
        row("a key with an empty value", "is_confidential ," + named("a.png"), "a.png");
        row("a space behind the comma", "kind eA==, " + named("a.png"), "a.png");
        row("Bulgarian", named("плажа.png"), "плажа.png");
        row("a path", named("../../etc/passwd"), "passwd");
        row("a path of Windows", named("C:\\Users\\x\\evil.exe"), "evil.exe");
        row("a path and nothing", named("../.."), "file");
        row("dots", named("..."), "file");
        row("control characters", named("a\r\nSet-Cookie: x\x7f.png"), "aSet-Cookie: x.png");
        row("turned around", named("photo\xE2\x80\xAEgpj.exe"), "photogpj.exe");
        row("NUL", named(QByteArray("a\0b", 3)), nullptr);
        row("not UTF-8", named("\xff\xfe"), nullptr);
        row("a lone surrogate", named("\xed\xa0\x80"), nullptr);
        row("not base64", "filename a.png", nullptr);
        row("base64 without its padding", "filename YQ", nullptr);
        row("base64 with a hole", "filename YQ= =", nullptr);
        row("base64 of the other alphabet", "filename -_8=", nullptr);
        row("loose bits", "filename YR==", nullptr);
        row("twice", named("a") + ',' + named("b"), nullptr);
        row("an empty pair", named("a") + ",,kind eA==", nullptr);
        row("a comma at the end", named("a") + ',', nullptr);
        row("a key that is not ASCII", "fil\xC3\xA9 YQ==", nullptr);
        row("two spaces", "filename  YQ==", nullptr);
        row("too long", "filename " + QByteArray(9000, 'A'), nullptr);
    }
    void metadataIsReadStrictly()
    {
        QFETCH(QByteArray, header);
        QFETCH(bool, isGood);
        QFETCH(QString, name);
        const Result<UploadMetadata> metadata = parseUploadMetadata(header);
        QCOMPARE(metadata.ok(), isGood);
        if (isGood)
            QCOMPARE(metadata->fileName, name);
        else
            QCOMPARE(metadata.error().code, ErrorCode::InvalidRequest);
    }

    void longNamesAreCutBetweenCharacters()
    {
        const QString name = cleanFileName(QString(QStringLiteral("😀").repeated(300) + QStringLiteral(".png")));
        QCOMPARE(name.size(), 2 * 255);
        QVERIFY(name.isValidUtf16());
    }

    void rangesAreJudged_data()
    {
        using Kind = RangeVerdict::Kind;
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<RangeVerdict>("verdict");
        const auto row = [](const char *header, qint64 size, RangeVerdict verdict) {
            QTest::addRow("%s of %d", header, int(size)) << QByteArray(header) << size << verdict;
        };
        const RangeVerdict whole;
        const RangeVerdict none{Kind::Unsatisfiable, 0, 0};
        row("", 100, whole);
        row("bytes=0-99", 100, {Kind::Part, 0, 100});
        row("bytes=0-0", 100, {Kind::Part, 0, 1});
        row("bytes=10-19", 100, {Kind::Part, 10, 10});
        row("bytes=10-", 100, {Kind::Part, 10, 90});
        row("bytes=99-", 100, {Kind::Part, 99, 1});
        row("bytes=90-1000", 100, {Kind::Part, 90, 10});
        row("bytes=0-99999999999999999999", 100, {Kind::Part, 0, 100});
        row("bytes=-1", 100, {Kind::Part, 99, 1});
        row("bytes=-1000", 100, {Kind::Part, 0, 100});
        row("BYTES=5-5", 100, {Kind::Part, 5, 1});
        row("bytes=100-", 100, none);
        row("bytes=100-200", 100, none);
        row("bytes=99999999999999999999-", 100, none);
        row("bytes=-0", 100, none);
        row("bytes=0-", 0, none);
        row("bytes=-5", 0, whole);
        row("bytes=20-10", 100, whole);
        row("bytes=0-1,5-6", 100, whole);
        row("bytes=-", 100, whole);
        row("bytes=a-b", 100, whole);
        row("bytes=--5", 100, whole);
        row("bytes=+1-2", 100, whole);
        row("bytes 0-5", 100, whole);
        row("lines=0-5", 100, whole);
    }
    void rangesAreJudged()
    {
        QFETCH(QByteArray, header);
        QFETCH(qint64, size);
        QFETCH(RangeVerdict, verdict);
        QVERIFY(judgeRange(header, size) == verdict);
    }

    void tagsAreCompared()
    {
        QVERIFY(listsTag("*", "\"a\"", false));
        QVERIFY(listsTag("\"x\", \"a\"", "\"a\"", false));
        QVERIFY(listsTag("W/\"a\"", "\"a\"", true));
        QVERIFY(!listsTag("W/\"a\"", "\"a\"", false));
        QVERIFY(!listsTag("\"b\"", "\"a\"", true));
    }

    void namesGoIntoHeaders_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("plain") << QStringLiteral("a b.png") << QByteArray("inline; filename=\"a b.png\"");
        QTest::newRow("quote") << QStringLiteral("a\"b\\.png")
                               << QByteArray("inline; filename=\"a_b_.png\"; filename*=UTF-8''a%22b%5C.png");
        QTest::newRow("Bulgarian") << QStringLiteral("на.png")
                                   << QByteArray("inline; filename=\"__.png\"; filename*=UTF-8''%D0%BD%D0%B0.png");
        QTest::newRow("beyond 16 bits") << QStringLiteral("😀")
                                        << QByteArray("inline; filename=\"_\"; filename*=UTF-8''%F0%9F%98%80");
        QTest::newRow("line end") << QStringLiteral("a\r\nX: y")
                                  << QByteArray("inline; filename=\"a__X: y\"; filename*=UTF-8''a%0D%0AX%3A%20y");
    }
    void namesGoIntoHeaders()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, value);
        QCOMPARE(contentDisposition(true, name), value);
    }

    void typesAreSniffed_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("isInline");
        const auto row = [](const QByteArray &head, const char *type, bool isInline) {
            QTest::newRow(type) << head << QString::fromLatin1(type) << isInline;
        };
        row("\x89PNG\r\n\x1a\n....", "image/png", true);
        row("\xff\xd8\xff\xe0..JFIF", "image/jpeg", true);
        row("GIF89a....", "image/gif", true);
        row("RIFF....WEBPVP8 ", "image/webp", true);
        row("RIFF....WAVEfmt ", "audio/wav", true);
        row("ID3\x04....", "audio/mpeg", true);
        row("OggS..............vorbis", "audio/ogg", true);
        row("OggS..............\x80theora", "video/ogg", true);
        row(QByteArray("\0\0\0\x20"
                       "ftypisom",
                       12),
            "video/mp4", true);
        row("\x1a\x45\xdf\xa3....webm", "video/webm", true);
        row("%PDF-1.7\n", "application/pdf", false);
        row("<!DOCTYPE html><html><script>alert(1)</script>", "text/html", false);
        row("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "image/svg+xml", false);
        row(QByteArray("\x01\x02\x03\0\0\0", 6), "application/octet-stream", false);
    }
    void typesAreSniffed()
    {
        QFETCH(QByteArray, head);
        QFETCH(QString, type);
        QFETCH(bool, isInline);
        const QString sniffed = filetype::sniff(head);
        QCOMPARE(filetype::isInline(sniffed), isInline);
        if (isInline || type == QLatin1String("application/octet-stream"))
            QCOMPARE(sniffed, type);
        if (!isInline)
            QVERIFY(!filetype::served(sniffed).contains("html") && !filetype::served(sniffed).contains("svg"));
    }
};

Q_DECLARE_METATYPE(parlor::RangeVerdict)
QTEST_GUILESS_MAIN(TestFileWords)
#include "tst_filewords.moc"
