// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "realtexts.h"
#include "searchhouse.h"
#include "testseed.h"

#include <QRegularExpression>

using namespace parlor;
using House = SearchHouse;

namespace {

/// How one would look for words without an index, with other means than the server's.
class Naive
{
public:
    static QString fold(const QString &text)
    {
        QString folded;
        for (const QChar c : text.normalized(QString::NormalizationForm_C).toCaseFolded()) {
            const bool isLatin = c.script() == QChar::Script_Latin || c == QChar(0x045D);
            const bool isThai = c.script() == QChar::Script_Thai;
            const auto form = isLatin ? QString::NormalizationForm_KD : QString::NormalizationForm_KC;
            const QString apart = isThai ? QString(c) : QString(c).normalized(form);
            folded += isLatin ? apart.left(1) : apart;
        }
        return folded;
    }
    static QStringList words(const QString &folded)
    {
        static const QRegularExpression word(
            QStringLiteral("(?:(?![\\p{Han}\\p{Thai}\\p{Hiragana}\\p{Katakana}])[\\p{L}\\p{M}\\p{N}])+"));
        QStringList list;
        for (auto matches = word.globalMatch(folded); matches.hasNext();)
            list.append(matches.next().captured());
        return list;
    }
    /// Runs of letters and marks that are written without spaces.
    static QStringList runs(const QString &folded)
    {
        static const QRegularExpression run(QStringLiteral("(?:(?=[\\p{Han}\\p{Thai}])[\\p{L}\\p{M}])+"));
        QStringList list;
        for (auto matches = run.globalMatch(folded); matches.hasNext();)
            list.append(matches.next().captured());
        return list;
    }

    explicit Naive(const QStringList &texts)
    {
        for (const QString &text : texts) {
            const QString folded = fold(text);
            m_folded.append(folded);
            m_words.append(words(folded));
            m_runs.append(runs(folded));
        }
    }
    const QStringList &wordsOf(qsizetype text) const { return m_words[text]; }
    const QStringList &runsOf(qsizetype text) const { return m_runs[text]; }
    bool hasBeginning(qsizetype text, const QString &word) const
    {
        return std::any_of(m_words[text].begin(), m_words[text].end(),
                           [&](const QString &each) { return each.startsWith(word); });
    }
    bool hasPiece(qsizetype text, const QString &piece) const { return m_folded[text].contains(piece); }

private:
    QStringList m_folded;
    QList<QStringList> m_words;
    QList<QStringList> m_runs;
};

}  // namespace

class TestSearchModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatANaiveReaderFinds()
    {
        const quint32 seed = testSeed();
        QRandomGenerator random(seed);
        const QStringList texts = realTexts();
        const Naive naive(texts);
        House house;
        QList<MessageId> posted;
        std::mutex mutex;
        for (const QString &text : texts)
            house.server.services->messages.post(house.ann, house.room,
                                                 {house.server.ids.clientKey(), text, {}, {}, {}},
                                                 [&](const Result<PostedMessage> &result) {
                                                     const std::scoped_lock lock(mutex);
                                                     posted.append(result->message.id);
                                                 });
        QVERIFY(await<Done>([&](auto reply) {
                    house.server.store->writer().write<Done>([](WriteTransaction &) -> Status { return Done{}; },
                                                             reply);
                }).ok());
        QCOMPARE(posted.size(), texts.size());

        for (int run = 0; run < 60; ++run) {
            const qsizetype source = random.bounded(texts.size());
            // One or two words or pieces of one text; then every text that has both.
            QStringList words;
            QStringList pieces;
            for (int i = 0; i <= run % 2; ++i) {
                const QStringList &runs = naive.runsOf(source);
                const QStringList &list = naive.wordsOf(source);
                if (!runs.isEmpty() && (list.isEmpty() || random.bounded(2))) {
                    const QList<uint> piece = runs[random.bounded(runs.size())].toUcs4();
                    const qsizetype from = random.bounded(piece.size());
                    const qsizetype length = std::min<qsizetype>(1 + random.bounded(4), piece.size() - from);
                    pieces.append(
                        QString::fromUcs4(reinterpret_cast<const char32_t *>(piece.constData()) + from, length));
                } else if (!list.isEmpty()) {
                    const QString &word = list[random.bounded(list.size())];
                    words.append(word.left(1 + random.bounded(word.size())));
                }
            }
            if (words.isEmpty() && pieces.isEmpty())
                continue;
            QList<MessageId> expected;
            for (qsizetype i = texts.size() - 1; i >= 0; --i) {
                const bool fits = std::all_of(words.begin(), words.end(),
                                              [&](const QString &w) { return naive.hasBeginning(i, w); })
                                  && std::all_of(pieces.begin(), pieces.end(),
                                                 [&](const QString &p) { return naive.hasPiece(i, p); });
                if (fits)
                    expected.append(posted[i]);
            }
            SearchRequest request = House::only((words + pieces).join(u' ').toUpper());
            if (request.words.size() != (words + pieces).join(u' ').size())
                request.words = (words + pieces).join(u' ');
            request.limit = 200;
            const QList<MessageId> found = house.allIds(house.ann, request);
            if (found == expected)
                continue;
            for (qsizetype i = 0; i < texts.size(); ++i) {
                if (found.contains(posted[i]) != expected.contains(posted[i]))
                    qWarning().noquote() << (found.contains(posted[i]) ? "found:" : "missing:") << texts[i].left(500);
            }
            QVERIFY2(false, qPrintable(request.words));
        }
    }
};

QTEST_GUILESS_MAIN(TestSearchModel)
#include "tst_searchmodel.moc"
