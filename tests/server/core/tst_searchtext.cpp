// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"
#include "realtexts.h"
#include "search/searchquery.h"
#include "search/searchterms.h"
#include "search/snippet.h"
#include "testseed.h"

#include <QTest>
#include <QTextBoundaryFinder>

using namespace parlor;

namespace {

QString pointsOf(const QString &text, PointRange range)
{
    const QList<uint> points = text.toUcs4();
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()) + range.from,
                             range.to - range.from);
}

/// What a query finds in a text, each place between bars; empty: it does not fit.
QString found(const QString &text, const QString &words)
{
    const auto query = SearchQuery::parse(words);
    if (!query)
        return QStringLiteral("refused");
    QStringList places;
    for (const PointRange range : query->find(text))
        places.append(pointsOf(text, range));
    return places.join(u'|');
}

}  // namespace

class TestSearchText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWordsOfEveryScript_data();
    void findsWordsOfEveryScript() const
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QFETCH(QString, places);
        QCOMPARE(found(text, words), places);
    }

    void theIndexOffersWhateverFits_data() { findsWordsOfEveryScript_data(); }
    void theIndexOffersWhateverFits() const
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QFETCH(QString, places);
        if (places.isEmpty())
            return;
        // Each term that is asked for must be among those of the message.
        const FoldedText folded = foldText(text);
        const QList<QByteArray> terms = searchterms::ofMessage(RoomId{7}, UserId{1}, folded, tokensOf(folded))
                                            .split(' ');
        QByteArray wanted = searchterms::expression({RoomId{7}}, UserId{1}, *SearchQuery::parse(words));
        QVERIFY(wanted.startsWith("(\"") && wanted.endsWith("\")"));
        for (const QByteArray &term : wanted.sliced(2, wanted.size() - 4).replace("\" AND \"", " ").split(' '))
            QVERIFY2(terms.contains(term), term.constData());
    }

    void nothingAndTooMuchAreRefused()
    {
        for (const QString &blank : {QString(), QStringLiteral("  \t\n"), QString(QChar(0x3000))}) {
            const auto refused = SearchQuery::parse(blank);
            QCOMPARE(refused.error().code, ErrorCode::InvalidFields);
            QCOMPARE(refused.error().fields.first().field, QStringLiteral("q"));
        }
        const QString longest = QStringLiteral("😀").repeated(SearchQuery::kLongest);
        QVERIFY(SearchQuery::parse(longest).ok());
        const auto tooLong = SearchQuery::parse(longest + u'a');
        QCOMPARE(tooLong.error().fields.first().code, QStringLiteral("too_long"));
        QCOMPARE(tooLong.error().fields.first().limit, std::optional<qint64>(SearchQuery::kLongest));
    }

    void punctuationAloneFindsNothing()
    {
        for (const char *words : {"...", "\"", "\"\"", "-", "*", "()", "\" \""}) {
            const auto query = SearchQuery::parse(QString::fromUtf8(words));
            QVERIFY(query.ok());
            QVERIFY(query->find(u"... \" - * ()").empty());
            QVERIFY(searchterms::expression({RoomId{1}}, UserId{1}, *query).isEmpty());
        }
    }

    void nothingOfAQueryIsReadAsAnExpression()
    {
        const auto query = SearchQuery::parse(QStringLiteral("a\" OR \"b NEAR(x* ^y) {c}: -- ; NOT z"));
        const QByteArray text = searchterms::expression({RoomId{1}, RoomId{2}}, {}, *query);
        // Between quotes only what a term is made of, outside of them only our own words.
        const QList<QByteArray> pieces = text.split('"');
        for (qsizetype i = 0; i < pieces.size(); ++i) {
            const QRegularExpression allowed(i % 2 ? QStringLiteral("^[0-9a-z]+_[a-z]+$")
                                                   : QStringLiteral("^(\\(|\\)| AND |\\) OR \\()$"));
            QVERIFY2(allowed.match(QString::fromUtf8(pieces[i])).hasMatch(), pieces[i].constData());
        }
    }

    void aTextFoldsCodePointByCodePoint()
    {
        const QString text = QStringLiteral("Cafe\u0301 ﬁn ß\u00ADx");
        const FoldedText folded = foldText(text);
        QCOMPARE(QString::fromUcs4(folded.text.data(), qsizetype(folded.text.size())), QStringLiteral("cafe fin ssx"));
        QCOMPARE(folded.originOf(3, 1), (PointRange{3, 5}));   // e with its accent
        QCOMPARE(folded.originOf(5, 2), (PointRange{6, 7}));   // the ligature
        QCOMPARE(folded.originOf(9, 2), (PointRange{9, 11}));  // ss of one letter, and the soft hyphen after it
        QCOMPARE(folded.originOf(11, 1), (PointRange{11, 12}));
    }

    void foldingIsTheSameTwiceAndKeepsItsPlaces()
    {
        for (const QString &text : realTexts()) {
            const FoldedText once = foldText(text);
            const int count = codePoints(text);
            int before = 0;
            QCOMPARE(once.text.size(), once.origins.size());
            for (const PointRange origin : once.origins) {
                QVERIFY(origin.from >= before && origin.from < origin.to && origin.to <= count);
                before = origin.from;
            }
            const FoldedText twice = foldText(QString::fromUcs4(once.text.data(), qsizetype(once.text.size())));
            QVERIFY(twice.text == once.text);
        }
    }

    void aShortTextIsItsOwnSnippet()
    {
        const QString text = QStringLiteral("  one line\nand 😀 two\t");
        const Snippet snippet = snippetOf(text, SearchQuery::parse(QStringLiteral("two"))->find(text));
        QCOMPARE(snippet.text, text);
        QCOMPARE(snippet.highlights, (QList<PointRange>{{17, 20}}));
    }

    void aSnippetShowsTheFirstPlaceAndCutsNothingInTwo()
    {
        const quint32 seed = testSeed();
        QRandomGenerator random(seed);
        const QStringList texts = realTexts();
        for (int run = 0; run < 1000; ++run) {
            QString text = texts[random.bounded(texts.size())];
            while (text.size() < 600)
                text += QStringLiteral(" 👨‍👩‍👧‍👦 e\u0301 ก็ 🇧🇬 ")
                        + texts[random.bounded(texts.size())];
            const QTextBoundaryFinder check(QTextBoundaryFinder::Grapheme, text);
            const int points = codePoints(text);
            const int from = random.bounded(points - 1);
            const int to = std::min(points, from + 1 + random.bounded(20));
            const Snippet snippet = snippetOf(text, {{from, to}});
            QVERIFY(text.contains(snippet.text));
            QVERIFY(!snippet.highlights.isEmpty());
            const PointRange shown = snippet.highlights.first();
            QCOMPARE(pointsOf(snippet.text, shown), pointsOf(text, {from, to}));
            QVERIFY(codePoints(snippet.text) <= 160 + 2 * 32);
            // Where the snippet stands in the text: by the place that was found.
            qsizetype unit = 0;
            for (int i = 0; i < from - shown.from; ++i)
                unit += text.at(unit).isHighSurrogate() ? 2 : 1;
            QCOMPARE(text.sliced(unit, snippet.text.size()), snippet.text);
            QTextBoundaryFinder border = check;
            border.setPosition(unit);
            QVERIFY(border.isAtBoundary());
            border.setPosition(unit + snippet.text.size());
            QVERIFY(border.isAtBoundary());
        }
    }

    void highlightsThatTouchAreOne()
    {
        const QString text = QStringLiteral("北京北京大学 ab");
        QCOMPARE(found(text, QStringLiteral("北京 大 ab a")), QStringLiteral("北京北京大|ab"));
    }
};

void TestSearchText::findsWordsOfEveryScript_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("places");
    const auto row = [](const char *name, const char *text, const char *words, const char *places) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(words) << QString::fromUtf8(places);
    };
    row("a beginning", "He searched.", "sear", "sear");
    row("not a middle", "He searched.", "arch", "");
    row("one letter", "an Apple tree", "A", "a|A");
    row("all words, any order", "one two three", "three one", "one|three");
    row("one word missing", "one two three", "three four", "");
    row("a long word", "Donaudampfschifffahrtsgesellschaft", "donaudampfschifffahrtsg", "Donaudampfschifffahrtsg");
    row("a long word that differs late", "Donaudampfschifffahrt", "donaudampfschiffbau", "");

    row("Thai", "ฉันชอบกินข้าวผัด", "ข้าว", "ข้าว");
    row("Thai, one letter", "ฉันกิน", "ก", "ก");
    row("Thai, two letters", "ฉันชอบกิน", "อบ", "อบ");
    row("Thai, a vowel alone", "กิน", "ิ", "ิ");
    row("Thai tones tell words apart", "ข้าว", "ขาว", "");
    row("Thai AA is not in AM", "น้ำ", "า", "");
    row("Thai AM", "ดื่มน้ำเย็น", "น้ำ", "น้ำ");
    row("Thai with a zero width space", "กิน\u200Bข้าว", "กินข้าว", "กิน\u200Bข้าว");
    row("Thai digits", "ปี ๒๕๖๙", "2569", "๒๕๖๙");
    row("Lao", "ຂ້ອຍກິນເຂົ້າ", "ກິນ", "ກິນ");
    row("Khmer", "ខ្ញុំស្រឡាញ់អ្នក", "អ្នក", "អ្នក");
    row("Chinese", "我今天去北京大学", "北京", "北京");
    row("Chinese, one character", "我今天去北京大学", "京", "京");
    row("Chinese, three characters", "我今天去北京大学", "北京大", "北京大");
    row("Chinese, wrong order", "我今天去北京大学", "京北", "");
    row("Chinese, not across a comma", "去北，京大", "北京", "");
    row("Chinese, rare characters", "𠮷野家", "𠮷", "𠮷");
    row("Chinese and Latin", "用iPhone手机拍照", "iphone手机", "iPhone手机");
    row("Latin within Chinese", "用iPhone手机", "iph", "iPh");
    row("Japanese", "東京タワーに行きました", "タワー", "タワー");
    row("Japanese, okurigana", "東京タワーに行きました", "行き", "行き");
    row("Japanese, half width", "東京タワー", "ﾀﾜｰ", "タワー");
    row("Japanese, half width dakuten", "ガス", "ｶﾞ", "ガ");
    row("Japanese, dakuten spell", "かき", "がき", "");
    row("Japanese, dakuten apart", "か\u3099き", "がき", "か\u3099き");
    row("Japanese, repetition", "人々", "々", "々");
    row("Korean", "한국어를 배웁니다", "국어", "국어");
    row("Korean, one syllable", "한국어를 배웁니다", "를", "를");
    row("Korean, jamo apart", "\u1112\u1161\u11AB\u1100\u116E\u11A8어", "한국어",
        "\u1112\u1161\u11AB\u1100\u116E\u11A8어");
    row("Korean, another vowel", "한국", "헌국", "");

    row("Bulgarian", "Добър ДЕН, свят", "ден", "ДЕН");
    row("Bulgarian й is a letter", "твой", "твои", "");
    row("Bulgarian й apart", "мои\u0306 дом", "мой", "мои\u0306");
    row("Bulgarian ѝ", "каза ѝ", "и", "ѝ");
    row("Russian ё", "ещё раз", "ЕЩЕ", "ещё");
    row("Ukrainian ї is a letter", "їжак", "іжак", "");
    row("Macedonian ќ is a letter", "куќа", "кука", "");
    row("Russian stress", "за\u0301мок", "замок", "за\u0301мок");
    row("Greek final sigma", "ο λόγος", "ΛΟΓΟΣ", "λόγος");
    row("Greek final sigma in the query", "ΟΔΥΣΣΕΥΣ", "οδυσσεύς", "ΟΔΥΣΣΕΥΣ");
    row("Greek iota subscript", "τῷ λόγῳ", "τω", "τῷ");
    row("German sharp s", "die Straße", "strasse", "Straße");
    row("German sharp s in the query", "STRASSE", "straße", "STRASSE");
    row("German umlaut", "Müller", "muller", "Müller");
    row("Turkish capital dotted i", "İstanbul'da", "istanbul", "İstanbul");
    row("Turkish dotless i", "ılık su", "ILIK", "ılık");
    row("Turkish, from both sides", "ISTANBUL", "ıstanbul", "ISTANBUL");
    row("French", "Éléphant à Noël", "elephant noel", "Éléphant|Noël");
    row("French, accents apart", "E\u0301le\u0301phant", "élé", "E\u0301le\u0301");
    row("French, accents in the query", "elephant", "éléphant", "elephant");
    row("French ligature", "mon cœur", "coeur", "cœur");
    row("French apostrophe", "l'été dernier", "ete", "été");
    row("Polish", "Łódź", "lodz", "Łódź");
    row("Vietnamese", "Tiếng Việt đẹp", "tieng viet dep", "Tiếng|Việt|đẹp");
    row("Arabic tashkeel", "مُحَمَّدٌ رسول", "محمد", "مُحَمَّدٌ");
    row("Arabic hamza", "أحمد", "احمد", "أحمد");
    row("Arabic tatweel", "مـحـمـد", "محمد", "مـحـمـد");
    row("Arabic digits", "سنة ٢٠٢٦", "2026", "٢٠٢٦");
    row("Persian yeh", "علی", "علي", "علی");
    row("Hebrew niqqud", "שָׁלוֹם עליכם", "שלום", "שָׁלוֹם");
    row("Hindi", "नमस्ते दुनिया", "दुनि", "दुनि");
    row("Hindi vowel signs spell", "कि", "की", "");
    row("Tamil", "வணக்கம் உலகம்", "வணக்கம்", "வணக்கம்");
    row("Armenian", "ԲԱՐԵՎ", "բարեվ", "ԲԱՐԵՎ");
    row("Georgian", "გამარჯობა", "გამარ", "გამარ");

    row("an emoji", "well done 👍", "👍", "👍");
    row("an emoji with a tone", "well done 👍🏽!", "👍", "👍");
    row("an emoji with a selector", "I ❤️ tea", "❤", "❤️");
    row("an emoji among others", "😀😂🤣", "😂", "😂");
    row("an emoji of several", "us 👨‍👩‍👧", "👨‍👩‍👧", "👨‍👩‍👧");
    row("a flag", "from 🇧🇬 with love", "🇧🇬", "🇧🇬");
    row("another flag", "from 🇧🇷", "🇧🇬", "");
    row("a keycap", "step 1️⃣", "1", "1️⃣");
    row("digits", "call 12345 now", "123", "123");
    row("a number with a point", "3.14", "3.1", "3.1");
    row("full width", "ＡＢＣ１２３", "abc12", "ＡＢＣ１２");
    row("an address", "see https://example.org/a/b?x=1", "example.org/a", "example.org/a");
    row("a whole address", "https://example.org/a/b?x=1", "https://example.org/a/b?x=1", "https://example.org/a/b?x=1");
    row("mail", "to foo@bar.example", "foo@bar.ex", "foo@bar.ex");
    row("a person named", "hi @ann and annie", "@ann", "@ann");
    row("a person's name", "hi @ann and Annie", "ann", "ann|Ann");
    row("not named", "hi ann", "@ann", "");
    row("a tag", "about #tea and tea", "#tea", "#tea");
    row("code", "C++ is not C", "c++", "C++");
    row("code with points", "std::vector<int> foo_bar", "vector foo_bar", "vector|foo_bar");
    row("a price", "costs $100 or €90", "$100 €90", "$100|€90");
    row("a phrase", "to be or not to be", "\"be or\"", "be or");
    row("a phrase in another order", "to be or not", "\"or be\"", "");
    row("a phrase has whole words", "to become", "\"to be\"", "");
    row("a phrase that is still typed", "to become", "\"to be", "to be");
    row("a phrase over punctuation", "yes, but", "“yes but”", "yes, but");
    row("a phrase and a word", "green tea for two", "two \"green tea\"", "green tea|two");
    row("a phrase without spaces", "北京大学", "\"京大\"", "京大");
}

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
