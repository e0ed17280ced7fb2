"""Names in Latin letters, as readers of Latin letters are shown them."""

import pytest

from hub.text.hepburn import hepburn


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("カワベ クラブ", "Kawabe Kurabu"),
        ("ミライテラコヤ", "Miraiterakoya"),
        ("オヤコダイドコロ", "Oyakodaidokoro"),
        ("キョウドウ", "Kyōdō"),
        ("シンブン ケンイチ", "Shinbun Ken'ichi"),
        ("ショウニカイ", "Shōnikai"),
        ("マッチャ ガッコウ", "Matcha Gakkō"),
        ("オオサカ フウセン", "Ōsaka Fūsen"),
        ("パーティー チェック", "Pātī Chekku"),
        ("フェスティバル ファミリー", "Fesutibaru Famirī"),
        ("ヴァイオリン・ウェブ", "Vaiorin Webu"),
        ("ニイガタ ケイコ", "Niigata Keiko"),
        ("おはなしの会", ""),
        ("NPO2 クラブ", "NPO2 Kurabu"),
        ("", ""),
    ],
)
def test_kana_are_read_in_latin_letters(kana, latin):
    assert hepburn(kana) == latin
