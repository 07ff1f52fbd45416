// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icons.h"

#include <QDir>
#include <QtTest>

using namespace parlor;

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIconDrawsInTheColourAsked_data();
    void everyIconDrawsInTheColourAsked();
    void isSharpAtEveryScale();
};

void TestIcons::everyIconDrawsInTheColourAsked_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(QStringLiteral(":/parlor/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(!files.isEmpty());
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file.chopped(4);
}

void TestIcons::everyIconDrawsInTheColourAsked()
{
    QFETCH(QString, name);
    const QImage image = icons::pixmap(name, 24, Qt::red, 2).toImage();
    int red = 0;
    int other = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > 200)
                ++(pixel.red() > 200 && pixel.green() < 40 && pixel.blue() < 40 ? red : other);
        }
    }
    QVERIFY(red > 20);
    QCOMPARE(other, 0);
}

void TestIcons::isSharpAtEveryScale()
{
    for (const qreal scale : {1.0, 1.5, 2.0}) {
        const QPixmap pixmap = icons::pixmap(QStringLiteral("plus"), 20, Qt::black, scale);
        QCOMPARE(pixmap.width(), qRound(20 * scale));
        QCOMPARE(pixmap.devicePixelRatio(), scale);
    }
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
