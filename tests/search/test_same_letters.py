"""Search finds what a reader takes for the same (the list itself: tests/hub/text)."""

import pytest

from tests.search.test_analysis import finds


@pytest.mark.parametrize(
    ("query", "text"),
    [
        # what nobody sees, radicals, shapes of kanji, ヶ and が, dashes for ー (see tests/hub/text)
        ("子ども縁日", "子\u200bども縁日"),
        ("子\u200bども縁日", "子ども縁日"),
        ("葛城", "葛\U000e0100城ふれあい市"),
        ("ポリネシアンダンス", "ポリネ\u00adシアンダンス"),
        ("市民ひろば講座", "市⺠ひろば講座"),
        ("水戸の見学会", "⽔⼾の⾒学会"),
        ("水⼾", "水戸"),
        ("水戶", "水戸"),
        ("水户", "水戸"),
        ("桜ケ丘", "桜ヶ丘まつり"),
        ("桜ｹ丘", "桜ヶ丘まつり"),
        ("桜が丘", "桜ヶ丘まつり"),
        ("桜ヶ丘", "桜が丘まつり"),
        ("鎌ケ谷", "鎌ヶ谷"),
        ("関が原", "関ヶ原"),
        ("ひばりが丘", "ひばりヶ丘"),
        ("龍ケ崎", "竜ヶ崎市の団体"),
        ("三か月", "三ヶ月の講座"),
        ("島田", "嶋田さんに聞く"),
        ("富田", "冨田さんに聞く"),
        ("桑原", "桒原さんに聞く"),
        ("橋本", "𣘺本さんに聞く"),
        ("村田", "邨田さんに聞く"),
        ("龜井", "亀井さんに聞く"),
        ("薮", "藪の手入れ"),
        ("斉藤", "齋藤さんに聞く"),
        ("パートナー", "パ－トナ－会議"),
        ("ネットワーク", "ネットワ－ク"),
        ("セミナー", "セミナ－"),
        # numbers, however they are divided
        ("029-000-0777", "電話 0290000777"),
        ("0290000777", "電話 029-000-0777"),
        ("０２９００００７７７", "電話 029-000-0777"),
        ("+81 29 000 0777", "電話 029(000)0777"),
        ("10000円", "参加費 10,000円"),
        ("10,000円", "参加費 10000円"),
        ("volunteer", "Volun\u00adteer training"),
    ],
)
def test_one_spelling_finds_the_other(query, text):
    assert finds(query, text)
    assert finds(text, text)
