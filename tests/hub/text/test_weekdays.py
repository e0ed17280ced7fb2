"""Days on which something is, from the words in which people say it."""

import pytest

from hub.text.weekdays import recurrences


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("第1・第3金曜 17:00〜20:00", ["MONTHLY 1FR,3FR"]),
        ("第1、3金曜日", ["MONTHLY 1FR,3FR"]),
        ("第1・3・5月曜", ["MONTHLY 1MO,3MO,5MO"]),
        ("毎月第２・第４水曜日　午後１時３０分～３時", ["MONTHLY 2WE,4WE"]),
        ("第二土曜", ["MONTHLY 2SA"]),
        ("毎月最終日曜", ["MONTHLY -1SU"]),
        ("毎週水曜 14:30〜17:00、第3土曜 10:00〜11:30", ["WEEKLY WE", "MONTHLY 3SA"]),
        ("火曜・木曜 18:00〜20:00", ["WEEKLY TU,TH"]),
        ("月・水・金", ["WEEKLY MO,WE,FR"]),
        ("第2と第4の火曜", ["MONTHLY 2TU,4TU"]),
        ("毎月第3金曜日の夜7時", ["MONTHLY 3FR"]),
        ("毎週火曜日と金曜日", ["WEEKLY TU,FR"]),
        ("月曜〜土曜 9:00〜17:00", ["WEEKLY MO,TU,WE,TH,FR,SA"]),
        ("平日 10:00-17:00", ["WEEKLY MO,TU,WE,TH,FR"]),
        ("隔週水曜 19時から", ["WEEKLY/2 WE"]),
    ],
)
def test_what_is_said_plainly(words, rules):
    found = [
        f"{one.freq}{f'/{one.interval}' if one.interval > 1 else ''} {','.join(one.byday)}"
        for one in recurrences(words)
    ]
    assert found == rules


@pytest.mark.parametrize(
    "words",
    [
        "",
        "不定期",
        "随時",
        "月2回金曜",
        "毎月1日",
        "毎月土曜",
        "偶数月の第2日曜",
        "4月〜12月の第1日曜 7:00〜10:00",
        "毎週土曜（8月を除く）",
        "木曜 9:00〜10:30（雨の日は休み）",
        "けいこは第1・第3火曜、出前は相談して決めます",
        "年末年始をのぞく毎日",
        "休止中",
    ],
)
def test_what_says_anything_else_makes_no_rule(words):
    assert recurrences(words) == []
