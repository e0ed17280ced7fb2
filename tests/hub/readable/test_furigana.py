"""Readings of Japanese: over kanji alone, by the words around them, what digits count included."""

import io
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from hub.readable.furigana.reader import Reader
from hub.readable.furigana.segments import Segment, bracketed, by_kanji_run, lay_over

HERE = Path(__file__).parent
READING = re.compile(r"\[[^\]]*\]")
RIGHT = 0.97  # of the runs of kanji, at least


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(text: str, reader: Reader) -> str:
    return bracketed(reader.segments(text))


@pytest.mark.parametrize("digits", ["9" * 5000, "９" * 5000, "9" + ",999" * 2000])
def test_what_is_too_long_for_a_number_is_read_over(digits, reader):
    found = read(f"{digits}日と3日", reader)
    assert found.endswith("と3日[みっか]")
    assert READING.sub("", found) == f"{digits}日と3日"


@pytest.mark.parametrize(
    ("surface", "reading", "expected"),
    [
        ("申し込み", "もうしこみ", "申[もう]し込[こ]み"),
        ("お知らせ", "おしらせ", "お知[し]らせ"),
        ("取組", "とりくみ", "取組[とりくみ]"),
        ("言い合い", "いいあい", "言[い]い合[あ]い"),
        ("人々", "ひとびと", "人々[ひとびと]"),
        ("緑ヶ丘", "みどりがおか", "緑ヶ丘[みどりがおか]"),
        ("コーヒー豆", "こーひーまめ", "コーヒー豆[まめ]"),
        ("ひらがな", "ひらがな", "ひらがな"),
        # A reading that the kana contradict stays with the whole word.
        ("申し込み", "せつめい", "申し込み[せつめい]"),
    ],
)
def test_a_reading_is_laid_over_the_kanji_alone(surface, reading, expected):
    assert bracketed(lay_over(surface, reading)) == expected


def right_and_all(name: str, reader: Reader) -> tuple[int, int]:
    """Return how many runs of kanji of a file are read right, and how many it has."""
    right = total = 0
    for line in (HERE / name).read_text("utf-8").splitlines():
        found = [run for run in by_kanji_run(reader.segments(READING.sub("", line))) if run.reading]
        given = [f"{run.text}[{run.reading}]" for run in found]
        expected = re.findall(r"(?:[0-9,]*)(?:[㐀-鿿々ヶ]+)\[[^\]]*\]", line)
        right += sum(
            any(run.endswith(one) or one.endswith(run) for run in given) for one in expected
        )
        total += len(expected)
    return right, total


@pytest.mark.parametrize("name", ["readings.txt", "held_out_readings.txt"])
def test_at_least_97_of_100_runs_of_municipal_words_are_right(name, reader):
    right, total = right_and_all(name, reader)
    assert right / total >= RIGHT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3日", "3日[みっか]"),
        ("13日", "13日[にち]"),
        ("14日間", "14日間[じゅうよっかかん]"),
        ("第3日曜日", "第[だい]3日曜日[にちようび]"),
        ("4月1日", "4月[がつ]1日[ついたち]"),
        ("1日に3回", "1日[いちにち]に3回[かい]"),
        ("１人と３人", "１人[ひとり]と３人[にん]"),
        ("30分前後", "30分前後[ぷんぜんご]"),
        ("4分の3", "4分[ぶん]の3"),
        ("5分野", "5分野[ぶんや]"),
        ("3階", "3階[がい]"),
        ("24万6千円", "24万[まん]6千円[せんえん]"),
        ("1.5人", "1.5人[にん]"),
        ("20歳のつどい", "20歳[はたち]のつどい"),
    ],
)
def test_what_digits_count_is_read_by_the_number(text, expected, reader):
    assert read(text, reader) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会を開いて", "会[かい]を開[ひら]いて"),
        ("店が開いている", "店[みせ]が開[あ]いている"),
        ("調査を行って", "調査[ちょうさ]を行[おこな]って"),
        ("市へ行って", "市[し]へ行[い]って"),
        ("来る5月", "来[きた]る5月[がつ]"),
        ("来る人", "来[く]る人[ひと]"),
        ("（月・水）", "（月[げつ]・水[すい]）"),
        ("月がきれい", "月[つき]がきれい"),
        ("早い方がいい", "早[はや]い方[ほう]がいい"),
        ("参加する方へ", "参加[さんか]する方[かた]へ"),
    ],
)
def test_the_words_around_decide_between_two_readings(text, expected, reader):
    assert read(text, reader) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "ABC 123",
        "\x00",
        "漢" * 20_000,
        "😀人",
        "𠮷野家",
        "ｶﾀｶﾅ",
        "a\nb\n\n市",
        "[]漢[か]",
        "々",
        "ケ",
        "3ケ",
    ],
)
def test_the_segments_are_the_text_whatever_it_is(text, reader):
    assert "".join(segment.text for segment in reader.segments(text)) == text


def test_readings_of_the_city_come_first():
    reader = Reader({"青山": "せいざん", "田": "でん"})
    assert read("青山会館", reader) == "青山会館[せいざんかいかん]"
    # A short one does not cut a word of the dictionary.
    assert read("田舎", reader) == "田舎[いなか]"


def test_words_beside_one_another_are_segments_of_their_own(reader):
    assert reader.segments("市民活動") == [Segment("市民", "しみん"), Segment("活動", "かつどう")]


@pytest.mark.parametrize("words", ["見本（テスト）です", "職員(しみん)", "道具（どうぐ）"])
def test_words_in_brackets_are_no_readings(words, reader):
    assert reader.segments(words)[0].text == words[:2]


def test_the_command_reads_lines(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("昨日、職員が来ました\n\nABC\n"))
    out = io.StringIO()
    call_command("furigana", stdout=out)
    assert out.getvalue() == "昨日[きのう]、職員[しょくいん]が来[き]ました\n\nABC\n"
