"""RS′ of 建石・小野・山田: the formula, and what its figures mean."""

import pytest

from hub.readable.readability import Level, level, readability

OFFICIAL = (
    "本市における市民協働推進基本計画の策定に当たっては、関係各課及び市民活動団体の意見を聴取し、"
    "必要に応じて所要の措置を講ずるものとする。"
)
EASY = "ごみを ひろいます。だれでも きて ください。おかねは いりません。あさ、はしの したに あつまります。"


def test_the_formula_by_hand():
    # One sentence of 30 letters: kanji runs 2+2+2, hiragana 8+8+8, no comma.
    text = "山川" + "あ" * 8 + "山川" + "あ" * 8 + "山川" + "あ" * 8
    expected = -0.12 * 30 + 7.4 * 8 - 23.18 * 2 + 115.79
    assert readability(text) == pytest.approx(expected)


def test_alphabet_katakana_and_commas_count():
    text = "NPOのボランティアが、山川をあるく。" * 3
    # 18 letters a sentence; runs: NPO 3, の/が/をあるく 2 on average, 山川 2, ボランティア 6; a comma
    expected = -0.12 * 18 - 1.37 * 3 + 7.4 * 2 - 23.18 * 2 - 5.4 * 6 - 4.67 + 115.79
    assert readability(text) == pytest.approx(expected)


def test_easy_is_easier_than_official():
    assert level(readability(EASY)) == Level.EASY
    assert level(readability(OFFICIAL)) == Level.HARD


@pytest.mark.parametrize("text", ["", "みじかい。", "\n\n", "。" * 100])
def test_too_little_text_says_nothing(text):
    assert readability(text) is None


@pytest.mark.parametrize(
    ("score", "expected"),
    [(75, Level.EASY), (74.9, Level.ORDINARY), (60, Level.ORDINARY), (59, Level.HARD)],
)
def test_three_steps(score, expected):
    assert level(score) == expected
