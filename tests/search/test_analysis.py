"""Analysis as a table: what is the same to a reader, what is not."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import Kind, analyse, canonical, fold, parse
from search.analysis.query import MAX_LENGTH, All, Any, Has, Node
from search.analysis.romaji import looks_like_romaji, romaji, romaji_key
from search.analysis.terms import MAX_TERM

LANGUAGES = ["ja", "ja-x-easy", "en", "zh-hans", "ko", "vi", "tl"]
TEXTS = st.one_of(
    st.text(max_size=300),
    st.text(
        alphabet="協働東京都子ども広場きょうどうキョーッャー々ﾎﾞﾗ髙﨑𠮷abcé0９'\"*:()\x00 　가나ไท",
        max_size=120,
    ),
)


def is_met(node: Node, terms: set) -> bool:
    match node:
        case Has(kind, text, prefix):
            if prefix:
                return any(k == kind and term.startswith(text) for k, term in terms)
            return (kind, text) in terms
        case All(parts):
            return all(is_met(part, terms) for part in parts)
        case Any(parts):
            return any(is_met(part, terms) for part in parts)


def finds(query: str, text: str, language: str = "ja", text_language: str = "ja") -> bool:
    terms = set(analyse(text, text_language, is_title=True))
    units = parse(query, language).units
    return bool(units) and all(is_met(Any(unit.alternatives), terms) for unit in units)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ﾎﾞﾗﾝﾃｨｱ", "ぼらんてぃあ"),
        ("髙﨑𠮷齋邊", "高崎吉斎辺"),
        ("ＮＰＯ　２０２６", "npo 2026"),
        ("Tình nguyện Đà Nẵng", "tinh nguyen da nang"),
        ("Café ŒUVRE", "cafe oeuvre"),
        ("ヴァイオリン", "ゔぁいおりん"),
        ("がぎぐ", "がぎぐ"),
        ("자원봉사", "자원봉사"),
    ],
)
def test_one_spelling(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("協働", "水戸市協働推進基本計画"),
        ("基本計画", "水戸市協働推進基本計画"),
        ("協働推進", "水戸市協働推進基本計画"),
        ("きょうどう", "水戸市協働推進基本計画"),
        ("キョウドウ", "水戸市協働推進基本計画"),
        ("kyodo", "水戸市協働推進基本計画"),
        ("kyoudou", "水戸市協働推進基本計画"),
        ("Kyōdō", "水戸市協働推進基本計画"),
        ("mito", "水戸市協働推進基本計画"),
        ("きょうど", "協働の手引き"),
        ("ﾎﾞﾗﾝﾃｨｱ", "ボランティアを募集します"),
        ("ぼらんてぃあ", "ボランティアを募集します"),
        ("borantia", "ボランティアを募集します"),
        ("ボランティア募集", "ボランティアを募集します"),
        ("こども", "子ども食堂"),
        ("子供", "こども食堂"),
        ("子ども", "子供食堂"),
        ("髙橋", "高橋さんに聞く"),
        ("吉田", "𠮷田さんに聞く"),
        ("申込", "お申し込みの方法"),
        ("申し込み", "申込方法"),
        ("広場", "こみっとひろば"),
        ("こみっと", "こみっと広場"),
        ("コミット広場", "こみっと広場"),
        ("町内", "町内会の会長"),
        ("千波湖", "千波湖の清掃"),
        ("せんば", "千波湖の清掃"),
        ("法人", "NPO法人の設立"),
        ("ＮＰＯ法人", "NPO法人の設立"),
        ("こどものひろば", "子どもの広場"),
        ("協働　計画", "水戸市協働推進基本計画"),
    ],
)
def test_japanese_finds(query, text):
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("京都", "東京都の取り組み"),
        ("人工", "外国人工場見学"),
        ("協働", "協力して働く"),
        ("きょうと", "東京都の取り組み"),
        ("kyoto", "東京都の取り組み"),
        ("こみっと", "込み入った話"),
        ("volunteer", "volume"),
        ("art", "start party"),
    ],
)
def test_lookalikes_are_not_found(query, text):
    assert not finds(query, text)


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("volunteers", "Become a volunteer", "en"),
        ("volunteering", "Volunteers wanted", "en"),
        ("VOLUN", "Volunteers wanted", "en"),
        ("kyodo", "協働 means working together", "en"),
        ("tinh nguyen", "Hoạt động tình nguyện", "vi"),
        ("tình nguyện", "Hoạt động tình nguyện", "vi"),
        ("志愿者", "成为志愿者吧", "zh-hans"),
        ("志愿", "成为志愿者吧", "zh-hans"),
        ("자원봉사", "자원봉사자를 모집합니다", "ko"),
        ("봉사", "자원봉사자를 모집합니다", "ko"),
        ("boluntaryo", "Mga boluntaryo", "tl"),
        ("อาสา", "งานอาสาสมัคร", "en"),
    ],
)
def test_other_languages_find(query, text, language):
    assert finds(query, text, language, language)


def test_a_chinese_reader_finds_japanese_text():
    assert finds("水户", "水户市", "zh-hans", "zh-hans")
    assert finds("水戸市", "水戸市協働推進基本計画", "zh-hans", "ja")


@pytest.mark.parametrize(
    ("kana", "spellings"),
    [
        ("きょうどう", ["kyodo", "kyoudou", "kyodou", "kyoudo"]),
        ("しんぶん", ["shinbun", "shimbun", "sinbun"]),
        ("ちいき", ["chiiki", "chiki", "tiiki"]),
        ("まっちゃ", ["matcha", "maccha"]),
        ("おおさか", ["osaka", "oosaka", "ohsaka"]),
        ("ふじさん", ["fujisan", "huzisan"]),
        ("じゅんび", ["junbi", "jumbi", "zyunbi"]),
        ("がっこう", ["gakko", "gakkou"]),
        ("ぱーてぃー", ["pati"]),
    ],
)
def test_spellings_of_romaji_are_one(kana, spellings):
    assert {romaji_key(spelling) for spelling in spellings} == {romaji(kana)}


def test_romaji_of_other_than_kana_is_nothing():
    assert romaji("協働") == ""
    assert looks_like_romaji("kyodo")
    assert not looks_like_romaji("volunteer")


@pytest.mark.parametrize(
    "query", ["", "   ", "\x00", "\"'*:*()&|!<->", "。、！", "\u3000", "-" * 10_000]
)
def test_nothing_asked(query):
    assert not parse(query, "ja")


@pytest.mark.parametrize("query", ["の", "ー", "ゝ", "っ", "々", "\u3099", "𠮷", "が は"])
def test_small_queries_are_harmless(query):
    for unit in parse(query, "ja").units:
        assert unit.surface


@given(TEXTS)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert canonical(canonical(text)) == canonical(text)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_every_text_is_analysed_into_letters_and_digits(text, language):
    for kind, term in analyse(text, language, is_title=True):
        assert isinstance(kind, Kind)
        assert 0 < len(term) <= MAX_TERM
        assert not any(c.isspace() or (c.isascii() and not c.isalnum()) for c in term)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_every_query_is_parsed(text, language):
    query = parse(text * 40, language)
    assert len(query.letters) <= MAX_LENGTH
    assert all(unit.alternatives for unit in query.units)


@given(
    st.text(
        alphabet="協働推進水戸市子どもひろば食堂NPOボランティア支援会 ・", min_size=2, max_size=40
    )
)
def test_a_text_finds_itself(text):
    if parse(text, "ja"):
        assert finds(text, text)


def test_long_texts_are_analysed():
    assert analyse("協働" * 30_000, "ja")[Kind.WORD, "協働"] > 29_000


def test_threads_share_the_dictionary():
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(analyse("水戸市の協働" * 50, "ja")))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(terms == found[0] for terms in found)
