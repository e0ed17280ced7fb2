"""Japanese in Latin letters: however it is spelt, it is one word."""

import pytest

from hub.text.romaji import looks_like_romaji, romaji, romaji_key


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
