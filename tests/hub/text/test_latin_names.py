"""A name in Latin letters has the words that its writing shows."""

import pytest

from hub.text.latin_names import latin_name


@pytest.mark.parametrize(
    ("name", "kana", "latin"),
    [
        (
            "NPO法人みらい寺子屋（例）",
            "エヌピーオーホウジンミライテラコヤ",
            "NPO Hōjin Mirai Terakoya",
        ),
        ("かわべクラブ（例）", "カワベクラブ", "Kawabe Kurabu"),
        ("紙しばい つばめの会", "カミシバイツバメノカイ", "Kamishibai Tsubame no Kai"),
        ("手話サークルてのはな", "シュワサークルテノハナ", "Shuwa Sākuru Te no Hana"),
        ("ちょこっとお手伝い見川", "チョコットオテツダイミガワ", "Chokotto Otetsudai Migawa"),
        # The dictionary reads 千波 otherwise.
        ("千波市民センター", "センバシミンセンター", "Senba Shimin Sentā"),
        ("夜回り千波組", "ヨマワリセンバグミ", "Yomawari Senbagumi"),
        # Spaces in the kana say more than the writing.
        ("かわべクラブ", "カワ ベクラブ", "Kawa Bekurabu"),
        ("かわべクラブ", "", ""),
        ("", "カワベクラブ", "Kawabekurabu"),
        ("川", "ミズウミノホトリ", "Mizūminohotori"),
        ("（例）", "レイ", "Rei"),
        ("かわべクラブ", "川辺クラブ", ""),
    ],
)
def test_a_name_is_read_in_words(name, kana, latin):
    assert latin_name(name, kana) == latin
