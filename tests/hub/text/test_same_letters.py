"""What a reader takes for the same, what is kept of a text, and what is refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.kana import not_kana, to_katakana
from hub.text.letters import RADICALS, UNSEEN
from hub.text.mail_addresses import mail_address, mail_key
from hub.text.normalise import (
    canonical,
    clean,
    fold,
    in_place,
    name_key,
    plain,
    showable,
    strange,
)
from hub.text.phones import phone_digits, phone_number, phone_numbers, postal_code

UNSEEN_MARKS = "\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u2060\u2064\u3164\ufe0f\ufeff\U000e0100\U000e0041"
ANY_TEXT = st.one_of(
    st.text(st.characters(), max_size=40),
    st.text(alphabet="葛城桜ヶケｹが丘ｶﾞガ３三月パ－トナ-ー邉⺠⽔Éé1,0👨👩🏳🇯\r\n\x00\ud800\ue000\ufffd\ufffe\u202e" + UNSEEN_MARKS, max_size=40),
)  # fmt: skip

SAME = [
    # what nobody sees
    "子\u200bども縁日 子ども縁日", "葛\U000e0100城 葛城", "Volun\u00adteer volunteer", "\ufeffNPO npo",
    "は\u2060な\u200d はな", "水\u202a戸\u202c 水戸", "가\u3164나 가나",
    # radicals and compatibility ideographs
    "市⺠ 市民", "⽔⼾ 水戸", "水戶 水戸", "水户 水戸", "⾒学 見学", "⻘⾊ 青色", "神社 神社", "凞 煕",
    # shapes of kanji in names
    "嶋田 島田 嶌田", "冨田 富田", "桒原 桑原", "𣘺本 橋本 槗本", "邨田 村田", "龜井 亀井", "藪 薮 籔",
    "渡邉 渡邊 渡辺", "濱田 濵田 浜田", "髙﨑 高崎 高嵜", "𠮷田 吉田", "齋藤 斎藤 斉藤 齊藤", "舘野 館野",
    "廣瀬 広瀨 広瀬", "栁沢 柳澤 柳沢", "惠 恵", "國 国 圀", "眞 真", "鷗 鴎", "圡屋 土屋", "穐山 秋山",
    # ヶ, ケ and が; か before counters
    "桜ヶ丘 桜ケ丘 桜ｹ丘 桜が丘", "鎌ヶ谷 鎌ケ谷", "龍ケ崎 竜ヶ崎", "三ヶ月 三カ月 三か月 三ヵ月 三箇月",
    "ひばりヶ丘 ひばりケ丘 ひばりが丘", "3ヶ所 3カ所 ３か所",
    # long vowels, voiced marks, width, kana, composed or not
    "パ－トナ－会議 パートナー会議 ﾊﾟｰﾄﾅｰ会議", "ネットワ―ク ネットワーク ﾈｯﾄﾜ-ｸ", "セミナ－ セミナー", "パーティ－ パーティー", "つつじヶ丘 つつじが丘", "曾根 曽根", "佐籐 佐藤",
    "ホ゛ランテイア ﾎﾞランテイア", "か\u3099くと\u3099う がくどう", "ＮＰＯ法人 npo法人", "カワベ かわべ ｶﾜﾍﾞ",
    "Café cafe", "10,000円 10000円 １０，０００円",
]  # fmt: skip
OTHER = [
    "斉唱 斎唱", "カラオケ大会 カラオガ大会", "大阪 大坂", "畑 畠", "ハハ ババ", "つき っき", "びょういん びよういん",
    "1,2 12", "東京－大阪 東京ー大阪", "bão báo", "第3次 第9次", "水戸 水道", "カレーライス カレライス",
]  # fmt: skip


@pytest.mark.parametrize("spellings", SAME)
def test_a_reader_takes_them_for_the_same(spellings):
    assert len({name_key(spelling) for spelling in spellings.split(" ")}) == 1


@pytest.mark.parametrize("words", OTHER)
def test_a_reader_takes_them_for_different_words(words):
    one, other = words.split(" ")
    assert canonical(one) != canonical(other)


@given(ANY_TEXT)
def test_what_is_settled_stays(text):
    for settle in (clean, showable, canonical, fold, name_key, in_place, mail_key, to_katakana):
        assert settle(settle(text)) == settle(text), settle


@given(st.sampled_from(SAME + OTHER), st.sampled_from(UNSEEN_MARKS), st.data())
def test_what_nobody_sees_makes_no_difference(text, mark, data):
    place = data.draw(st.integers(0, len(text)))
    assert name_key(text[:place] + mark + text[place:]) == name_key(text)


@given(ANY_TEXT)
def test_nothing_unseen_is_kept(text):
    """But for what shapes the letter before it."""
    kept = clean(text)
    assert not any(
        unicodedata.category(mark) in ("Cc", "Cs") and mark not in "\n\t" for mark in kept
    )
    shown = [mark for mark in kept if mark not in "\u200c\u200d" and not is_shaping(mark)]
    assert not any(mark in UNSEEN_MARKS or "\u202a" <= mark <= "\u202e" for mark in shown)
    assert strange(showable(text)) == ()


def is_shaping(mark: str) -> bool:
    return "\ufe00" <= mark <= "\ufe0f" or "\U000e0020" <= mark <= "\U000e01ef"


@pytest.mark.parametrize(
    "text",
    [
        "葛\U000e0100城",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "می\u200cخواهم",
        "神田福",
        "𠮷",
        "a\nb\tc",
    ],
)
def test_what_changes_the_letter_beside_it_is_kept(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("子\u200bども", "子ども"),
        ("a\u202eb\u202c", "ab"),
        ("か\u3099くと\u3099う", "がくどう"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("お\ufffe知\x00ら\x0cせ", "お知ら\nせ"),
        ("あ\U000e0100", "あ"),
    ],
)
def test_what_is_taken_off(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "mark",
    [
        "\ue000",
        "\U000f0000",
        "\ufffd",
        "\ufffe",
        "\ufdd0",
        "\U0001ffff",
        "\x07",
        "\x7f",
        chr(0xD800),
        "\u202e",
        "\u2066",
    ],
)
def test_what_no_text_should_hold_is_named(mark):
    assert strange(f"あ{mark}い{mark}") == (mark,)
    assert showable(f"あ{mark}い") == "あい"


def test_every_radical_of_the_supplement_that_is_a_kanji_is_one():
    assert all(len(canonical(radical)) == 1 for radical in RADICALS)
    assert canonical("".join(map(chr, range(0x2F00, 0x2FD6)))).isprintable()
    assert UNSEEN


# --- Kana


@pytest.mark.parametrize(
    ("typed", "kana"),
    [
        ("ﾈｯﾄﾜ-ｸｶｲ", "ネットワークカイ"),
        ("ﾊﾟ－ﾄﾅ－ｶｲ", "パートナーカイ"),
        ("ら―めん ぶ", "ラーメン ブ"),
        ("ワクワク！カイ", "ワクワク!カイ"),
        ("ウタゴエ♪", "ウタゴエ♪"),
        ("コドモ～ミライ", "コドモ~ミライ"),
        ("カワ、ウミノカイ", "カワ、ウミノカイ"),
        ("ミト→“ウミ”；ヤマ※", "ミト→“ウミ”;ヤマ※"),
    ],
)
def test_readings(typed, kana):
    assert to_katakana(typed) == kana
    assert not_kana(kana) == ()


def test_what_is_no_kana_is_named():
    assert not_kana(to_katakana("川べのカイ〇〇")) == ("川", "〇")


# --- Mailboxes


@pytest.mark.parametrize("mark", UNSEEN_MARKS)
def test_one_mailbox_is_one(mark):
    assert mail_key(f"ko{mark}bo@example.jp{mark}") == "kobo@example.jp"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Kobo@Example.jp", "kobo@example.jp"),
        ("ｋｏｂｏ＠ｅｘａｍｐｌｅ．ｊｐ", "kobo@example.jp"),
        (" kobo@みと.jp ", "kobo@xn--o9j2b.jp"),
        ("kobo@xn--o9j2b.jp", "kobo@xn--o9j2b.jp"),
        ("aoi..sora@docomo.ne.jp", '"aoi..sora"@docomo.ne.jp'),
        ("aoi.sora.@docomo.ne.jp", '"aoi.sora."@docomo.ne.jp'),
        (".aoi@ezweb.ne.jp", '".aoi"@ezweb.ne.jp'),
        ('"aoi..sora"@docomo.ne.jp', '"aoi..sora"@docomo.ne.jp'),
        ('"aoi.sora"@docomo.ne.jp', "aoi.sora@docomo.ne.jp"),
        ("aoi..sora@example.jp", "aoi..sora@example.jp"),
        ("", ""),
        ("D-0001", "d-0001"),
    ],
)
def test_addresses(typed, address):
    assert mail_key(typed) == address
    assert mail_key(mail_address(typed)) == address


# --- Phones


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("029 232 0000", "029-232-0000"),
        ("029.232.0000", "029-232-0000"),
        ("+81-29-232-0000", "029-232-0000"),
        ("+81 (0)29 232 0000", "029-232-0000"),
        ("０２９（２３２）００００", "029-232-0000"),
        ("(029)232-0000", "029-232-0000"),
        ("029ー232ー0000", "029-232-0000"),
        ("029‐232‐0000", "029-232-0000"),
        ("0292320000", "029-232-0000"),
        ("\u202a029-232-0000\u202c", "029-232-0000"),
        ("TEL：029-232-0000", "029-232-0000"),
        ("０９０１２３４５６７８", "090-1234-5678"),
        ("+81 90 1234 5678", "090-1234-5678"),
        ("0120000111", "0120-000-111"),
        ("0294-22-0000", "0294-22-0000"),
        ("0299220000", "0299220000"),
        ("029-232-0000（内線 12）", "029-232-0000 内線12"),
        ("029-232-0000 内線１２", "029-232-0000 内線12"),
        ("029-232-0000（内）12", "029-232-0000 内線12"),
        ("029-232-0000（代）", "029-232-0000"),
        ("0081-29-232-0000", "029-232-0000"),
        ("〇二九―二三二―〇〇〇〇", "029-232-0000"),
        ("１２３", "123"),
        ("029-232-0000 / 090-1234-5678", "029-232-0000 / 090-1234-5678"),
        ("029-232-0000・0001", "029-232-0000・0001"),
    ],
)
def test_phones(typed, number):
    assert phone_number(typed) == number
    assert phone_number(number) == number


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("029-000-0101・0102", "0101 0102"),
        ("０２９－０００－０１０１／０１０２", "0101 0102"),
        ("029(000)0101、-0102、-0103", "0101 0102 0103"),
        ("029-000-0101〜0103", "0101 0103"),
        ("029-000-0101（内線5）・0102", "0101"),
        ("029-000-0101、2026年", "0101"),
        ("029-000-0101 / 1000円", "0101"),
        ("029-000-0101、0120-000-111", "0101 0111"),
    ],
)
def test_of_a_second_number_the_end_is_enough(text, ends):
    assert [
        number.partition(" ")[0].replace("-", "")[-4:] for number in phone_numbers(text)
    ] == ends.split()


def test_the_phones_of_a_text():
    text = (
        "電話 029-232-0000・029.232.0001（内線3）、携帯 090 1234 5678、1階。2026-11-22 9:00-12:00"
    )
    assert list(phone_numbers(text)) == ["029-232-0000", "029-232-0001 内線3", "090-1234-5678"]
    assert phone_digits("０２９－２３２－００００ 内線12") == "0292320000"


@pytest.mark.parametrize(
    "typed", ["〒３１０－８６１０", "3108610", "310 8610", "310‐8610", "〒310-8610"]
)
def test_postal_codes(typed):
    assert postal_code(typed) == "310-8610"


@given(ANY_TEXT)
def test_plain_text_has_nothing_unseen(text):
    assert not set(plain(text)) & set(UNSEEN_MARKS)
