// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using namespace parlor;

namespace {

struct Counted {
    QByteArray context;
    QByteArray source;
    QByteArray comment;
    bool unfinished = false;
    QStringList forms;
};

/// Every string with a number in it, as the sources have it now and the catalogue translates it.
QList<Counted> readCatalogue(const QString &name)
{
    QList<Counted> all;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return all;
    QXmlStreamReader xml(&file);
    QByteArray context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText().toUtf8();
        else if (xml.name() == u"message")
            all.append(Counted{context, {}, {}, false, {}});
        else if (xml.name() == u"source")
            all.last().source = xml.readElementText().toUtf8();
        else if (xml.name() == u"comment")
            all.last().comment = xml.readElementText().toUtf8();
        else if (xml.name() == u"translation")
            all.last().unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
        else if (xml.name() == u"numerusform")
            all.last().forms.append(xml.readElementText());
    }
    return xml.hasError() ? QList<Counted>() : all;
}

QString translated(const Counted &one, int n)
{
    return QCoreApplication::translate(one.context.constData(), one.source.constData(),
                                       one.comment.isEmpty() ? nullptr : one.comment.constData(), n);
}

}  // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCountedStringHasBothForms();
    void languageWithoutCatalogueGetsEnglishPlurals();
};

void TestTranslations::everyCountedStringHasBothForms()
{
    const QTemporaryDir directory;
    const QString sources = QStringLiteral(PARLOR_SOURCES);
    const QString catalogue = directory.filePath(QStringLiteral("parlor_en.ts"));
    QVERIFY(QFile::copy(sources + QStringLiteral("/translations/parlor_en.ts"), catalogue));
    QVERIFY(QFile::setPermissions(catalogue, QFile::ReadOwner | QFile::WriteOwner));

    QProcess lupdate;
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.start(QStringLiteral(PARLOR_LUPDATE),
                  {QStringLiteral("-silent"), QStringLiteral("-pluralonly"), QStringLiteral("-no-obsolete"),
                   QStringLiteral("-locations"), QStringLiteral("none"), sources + QStringLiteral("/app"),
                   sources + QStringLiteral("/common"), QStringLiteral("-ts"), catalogue});
    QVERIFY(lupdate.waitForFinished(60000));
    QVERIFY2(lupdate.exitStatus() == QProcess::NormalExit && lupdate.exitCode() == 0, lupdate.readAll().constData());

    const Translations translations(QLocale::c());
    const QList<Counted> all = readCatalogue(catalogue);
    QVERIFY(!all.isEmpty());
    for (const Counted &one : all) {
        const QByteArray where = one.context + ": " + one.source;
        QVERIFY2(!one.unfinished && one.forms.size() == 2, where.constData());
        for (int n = 1; n <= 2; ++n) {
            QString expected = one.forms.at(n - 1);
            QVERIFY2(expected.contains(QLatin1String("%n")), where.constData());
            QCOMPARE(translated(one, n), expected.replace(QLatin1String("%n"), QString::number(n)));
        }
    }
}

void TestTranslations::languageWithoutCatalogueGetsEnglishPlurals()
{
    const Translations translations(QLocale(QStringLiteral("tlh")));
    QCOMPARE(QCoreApplication::translate("parlor::RoomHeader", "%n members", nullptr, 1), QStringLiteral("1 member"));
    QCOMPARE(QCoreApplication::translate("parlor::RoomHeader", "%n members", nullptr, 0), QStringLiteral("0 members"));
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
