"""Kana order is that of a Japanese name list, whatever the database sorts by."""

import pytest

from hub.core.japanese.kana import kana_key


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("アオゾラ", "カワベ"),
        ("ガクシュウ", "カワベ"),  # voiced kana stand among the plain ones
        ("パパラボ", "ヒマワリ"),
        ("カーゴ", "カアサン"),  # the long mark is the vowel it draws out
        ("ショウギ", "シヨカ"),  # small kana as large ones
        ("ワタシ", "ンダ"),
        ("ンダ", "ABC"),
        ("100ニン", "ABC"),
        ("NPOホウジンサクラ", "NPOホウジンモモ"),
    ],
)
def test_names_stand_in_kana_order(earlier, later):
    assert kana_key(earlier) < kana_key(later)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("エヌピーオーホウジンミライテラコヤ", "ミライテラコヤ"),
        ("イッパンシャダンホウジン オヤコ", "オヤコ"),
        ("ニンテイエヌピーオーホウジンコトバ", "コトバ"),
        ("かわべ クラブ", "カワベクラブ"),
        ("ｶﾜﾍﾞｸﾗﾌﾞ", "カワヘクラフ"),
        ("Ａｂｃ", "ABC"),
    ],
)
def test_names_that_stand_at_the_same_place(name, same):
    assert kana_key(name) == kana_key(same)


@pytest.mark.parametrize("name", ["", "・", "ー", "漢字", "\x00", "エヌピーオーホウジン" * 30])
def test_any_name_has_a_key_of_plain_letters(name):
    key = kana_key(name)
    assert key.isascii()
    assert key.isalnum()
    assert len(key) <= 120
