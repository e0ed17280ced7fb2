"""Analysis as a table: what is the same to a reader, what is not."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text import Kind, analyse, canonical, fold, parse
from hub.text.query import MAX_LENGTH
from hub.text.terms import MAX_TERM
from search.documents import ANYWHERE, reader_term
from search.relevance import And, Expression, Or, Term, plan

LANGUAGES = ["ja", "ja-x-easy", "en", "zh-hans", "ko", "vi", "tl"]
TEXTS = st.one_of(
    st.text(max_size=300),
    st.text(
        alphabet="協働東京都子ども広場きょうどうキョーッャー々ﾎﾞﾗ髙﨑𠮷abcé0９'\"*:()\x00 　가나ไท",
        max_size=120,
    ),
)


def is_met(expression: Expression, terms: set[str]) -> bool:
    match expression:
        case Term(text, prefix):
            return any(term.startswith(text) for term in terms) if prefix else text in terms
        case And(parts):
            return all(is_met(part, terms) for part in parts)
        case Or(parts):
            return any(is_met(part, terms) for part in parts)


def finds(query: str, text: str, language: str = "ja", text_language: str = "ja") -> bool:
    terms = {ANYWHERE + kind + term for kind, term in analyse(text, text_language)}
    terms.add(reader_term(language))
    parsed = parse(query, language)
    return bool(parsed) and is_met(plan(parsed, language).required, terms)


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
        ("手伝ってほしい", "ちょこっとお手伝い"),
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
        # where the dictionary cuts the text otherwise
        ("水道", "水道管の更新工事"),
        ("古文", "水戸古文書を読む会"),
        ("6月", "6月の清掃"),
        ("小学3年生", "小学3年生の宿題"),
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
        ("6月", "月6回、9月から"),
        ("第3次", "第9次計画の3つの柱"),
        ("小学3年生", "小学6年生"),
        ("令和9年度", "令和7年度の予算"),
        ("5/9", "9/5の会、5月19日の会"),
        ("歩道", "散歩道"),
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
        ("maglinis", "Paglilinis ng ilog", "tl"),
        ("tumulong", "Tulong sa takdang-aralin", "tl"),
        ("mag-aral", "Pag-aaral ng Nihongo", "tl"),
        ("tulungan", "Tulong sa takdang-aralin", "tl"),
        ("tulong", "Tutulungan kayo", "tl"),
        ("linisin", "Paglilinis ng ilog", "tl"),
        ("배우기", "일본어를 배우고 싶은 사람", "ko"),
        ("쓰레기", "쓰레기를 줍습니다", "ko"),
        ("일본어를", "일본어 교실", "ko"),
        ("일본어", "일본어를 배웁니다", "ko"),
        ("참여하기", "참여해요", "ko"),
        ("志願者", "成为志愿者吧", "zh-hans"),
        ("學習日語", "一起学习日语", "zh-hans"),
        ("我想学日语", "日语教室：学习日语", "zh-hans"),
        ("bão", "Bão và mưa lớn", "vi"),
        ("bao", "Bão và mưa lớn", "vi"),
        ("BÃO", "bão", "vi"),
        ("อาสา", "งานอาสาสมัคร", "en"),
        ("ພາສາ", "ພາສາຍີ່ປຸ່ນ", "en"),
    ],
)
def test_other_languages_find(query, text, language):
    assert finds(query, text, language, language)


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("和服", "志愿和服务", "zh-hans"),
        ("日语", "手语", "zh-hans"),
        ("일본", "일요일", "ko"),
        ("bão", "báo cáo", "vi"),
        ("động đất", "hoạt động trên đất", "vi"),
    ],
)
def test_lookalikes_of_other_languages_are_not_found(query, text, language):
    assert not finds(query, text, language, language)


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("水户", "水戸市協働推進基本計画", "zh-hans"),
        ("水戸市", "水戸市協働推進基本計画", "zh-hans"),
        ("东京", "東京都の取り組み", "zh-hans"),
        ("festival", "こみっとフェスティバル", "en"),
        ("volunteers", "ボランティアを募集します", "en"),
        ("Kyōdō", "協働の手引き", "en"),
    ],
)
def test_readers_of_other_languages_find_japanese_text(query, text, language):
    assert finds(query, text, language, "ja")


@pytest.mark.parametrize(
    ("question", "language", "subject"),
    [
        ("団体を始めるにはどうすればいいですか？", "ja", ["団体", "始める"]),
        ("猫を拾いました。どうしたらいいですか", "ja", ["猫", "拾い"]),
        ("ボランティアをやってみたい", "ja", ["ぼらんてぃあ"]),
        ("ふりかえり会のやり方", "ja", ["ふりかえり", "会"]),
        ("やり方", "ja", ["やり方"]),
        ("Where can I learn Japanese?", "en", ["learn", "japanese"]),
        ("How?", "en", ["how"]),
        ("在哪里可以学日语", "zh-hans", ["学", "日语"]),
        ("자원봉사를 하고 싶어요", "ko", ["자원봉사"]),
        ("Tôi muốn học tiếng Nhật ở đâu?", "vi", ["hoc", "tieng", "nhat"]),
        ("toi muon hoc tieng Nhat", "vi", ["hoc", "tieng", "nhat"]),
        ("chó mèo", "vi", ["cho", "meo"]),
        ("mẹ và bé", "vi", ["me", "be"]),
        ("Paano ako magiging boluntaryo?", "tl", ["magiging", "boluntaryo"]),
    ],
)
def test_what_a_question_asks_for(question, language, subject):
    assert [unit.surface for unit in parse(question, language).units] == subject


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


WORDS_OF = {
    "ja": "協働推進水戸市子どもひろば食堂NPOボランティア支援会 ・",
    "ja-x-easy": "ごみをひろう 日本語 べんきょう スマホ",
    "en": "learn Japanese café x2 協働 volunteer's",
    "zh-hans": "志愿者学习日语水户市參加廣場的 NPO",
    "ko": "자원봉사자를 모집합니다 일본어는 NPO",
    "vi": "tình nguyện viên động đất bão học tiếng Nhật",
    "tl": "pag-aaral ng Nihongo boluntaryo",
}


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_a_text_finds_itself(language, data):
    text = data.draw(st.text(alphabet=WORDS_OF[language], min_size=2, max_size=40))
    if parse(text, language):
        assert finds(text, text, language, language)


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
