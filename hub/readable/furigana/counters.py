"""How what digits count is read: 3日 みっか, 10分 ぷん, 1人 ひとり, 4月1日 ついたち."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from hub.readable.furigana.segments import Segment

DAYS = {
    2: "ふつか",
    3: "みっか",
    4: "よっか",
    5: "いつか",
    6: "むいか",
    7: "なのか",
    8: "ようか",
    9: "ここのか",
    10: "とおか",
    14: "じゅうよっか",
    20: "はつか",
    24: "にじゅうよっか",
}
PEOPLE = {1: "ひとり", 2: "ふたり"}
# What is read in one way whatever the number is.
PLAIN = {
    "月": "がつ",
    "年": "ねん",
    "年度": "ねんど",
    "年生": "ねんせい",
    "時": "じ",
    "時間": "じかん",
    "秒": "びょう",
    "週": "しゅう",
    "週間": "しゅうかん",
    "か月": "かげつ",
    "ヶ月": "かげつ",
    "ケ月": "かげつ",
    "カ月": "かげつ",
    "ヵ月": "かげつ",
    "箇月": "かげつ",
    "か所": "かしょ",
    "ヶ所": "かしょ",
    "ケ所": "かしょ",
    "カ所": "かしょ",
    "ヵ所": "かしょ",
    "箇所": "かしょ",
    "か国": "かこく",
    "ヶ国": "かこく",
    "カ国": "かこく",
    "か国語": "かこくご",
    "回": "かい",
    "歳": "さい",
    "才": "さい",
    "名": "めい",
    "円": "えん",
    "万": "まん",
    "万人": "まんにん",
    "万円": "まんえん",
    "千": "せん",
    "千円": "せんえん",
    "千人": "せんにん",
    "億": "おく",
    "億円": "おくえん",
    "件": "けん",
    "号": "ごう",
    "番": "ばん",
    "番地": "ばんち",
    "丁目": "ちょうめ",
    "枚": "まい",
    "冊": "さつ",
    "個": "こ",
    "台": "だい",
    "戸": "こ",
    "棟": "とう",
    "世帯": "せたい",
    "家族": "かぞく",
    "倍": "ばい",
    "度": "ど",
    "割": "わり",
    "位": "い",
    "点": "てん",
    "校": "こう",
    "社": "しゃ",
    "店": "てん",
    "店舗": "てんぽ",
    "室": "しつ",
    "席": "せき",
    "組": "くみ",
    "団体": "だんたい",
    "地区": "ちく",
    "部": "ぶ",
    "章": "しょう",
    "条": "じょう",
    "項": "こう",
    "版": "はん",
    "次": "じ",
    "期": "き",
    "級": "きゅう",
    "段": "だん",
    "種": "しゅ",
    "種類": "しゅるい",
    "品目": "ひんもく",
    "通": "つう",
    "便": "びん",
    "曲": "きょく",
    "着": "ちゃく",
    "代": "だい",
    "食": "しょく",
    "畳": "じょう",
    "坪": "つぼ",
    "周年": "しゅうねん",
    "世紀": "せいき",
    "言語": "げんご",
    "項目": "こうもく",
    "会場": "かいじょう",
    "基": "き",
    "羽": "わ",
    "頭": "とう",
    "球": "きゅう",
    "株": "かぶ",
    "区画": "くかく",
    "平方": "へいほう",
    "つ目": "つめ",
}
# The sound after most numbers, after those that end in 1 6 8 0, after those that end in 3.
CHANGING = {
    "分": ("ふん", "ぷん", "ぷん"),
    "本": ("ほん", "ぽん", "ぼん"),
    "杯": ("はい", "ぱい", "ばい"),
    "匹": ("ひき", "ぴき", "びき"),
    "泊": ("はく", "ぱく", "ぱく"),
    "票": ("ひょう", "ぴょう", "びょう"),
    "階": ("かい", "かい", "がい"),
    "軒": ("けん", "けん", "げん"),
    "足": ("そく", "そく", "ぞく"),
}
AFTER = {
    "間": "かん",
    "前": "まえ",
    "後": "ご",
    "目": "め",
    "付": "づけ",
    "付け": "づけ",
    "分": "ぶん",
    "用": "よう",
    "半": "はん",
    "頃": "ごろ",
    "中": "ちゅう",
    "号": "ごう",
    "生": "せい",
    "台": "だい",
}
THROUGH = {("日", "中"), ("年", "中"), ("週", "中")}
ALL_THROUGH = "じゅう"
TOGETHER = {"日": ("にち", DAYS), "人": ("にん", PEOPLE)}
_names = sorted([*PLAIN, *CHANGING, "日", "人"], key=len, reverse=True)
COUNTED = re.compile(
    r"(?<![0-9０-９.．,，])(?P<number>[0-9０-９]{1,12}(?:[,，][0-9０-９]{3}){0,4})"
    rf"(?P<counter>{'|'.join(_names)})(?P<after>{'|'.join(AFTER)})?"
)
DAY_OF_MONTH_BEFORE = re.compile(r"月\s*$")
DAY_OF_MONTH_AFTER = re.compile(r"\s*[（(][月火水木金土日]|現在|付|号|発行")
SHARE = re.compile("の[0-9０-９一二三]")  # 3分の1
COMING_OF_AGE = re.compile("の?(集い|つどい)")
COMING_OF_AGE_YEARS = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """What digits count, from `start` (of the digits) to `end`."""

    start: int
    end: int
    segments: tuple[Segment, ...]


def counted_in(text: str, ends: Container[int]) -> Iterator[Counted]:
    """Yield what is counted in `text` and has a reading of its own, in order.

    Args:
        text: running text.
        ends: where its words end: 3日 is none in 第3日曜日.
    """
    for match in COUNTED.finditer(text):
        counter, after = match["counter"], match["after"] or ""
        if match.end() not in ends:
            after = ""
            if match.end("counter") not in ends:
                continue
        end = match.end("counter") + len(after)
        number = int(match["number"].replace(",", "").replace("，", ""))
        reading, is_one_word = _reading(number, counter, text, match)
        if is_one_word:
            segments = [Segment(match["number"] + counter, reading)]
        else:
            segments = [Segment(match["number"]), *_over_kanji(counter, reading)]
        if after:
            sound = ALL_THROUGH if (counter, after) in THROUGH else AFTER[after]
            segments += _over_kanji(after, sound)
        yield Counted(match.start(), end, tuple(segments))


def _reading(number: int, counter: str, text: str, match: re.Match[str]) -> tuple[str, bool]:
    """Return the reading of `counter`, and whether it is that of the number too."""
    rest = text[match.end("counter") :]
    if counter == "日" and number == 1:
        return _first(text, match), True
    if counter == "歳" and number == COMING_OF_AGE_YEARS and COMING_OF_AGE.match(rest):
        return "はたち", True
    if counter in TOGETHER:
        usual, own = TOGETHER[counter]
        return own.get(number, usual), number in own
    if counter == "分" and SHARE.match(rest):
        return "ぶん", False
    if counter == "分" and number % 10 == 4:
        return "ぷん", False
    if counter in CHANGING:
        usual, hard, soft = CHANGING[counter]
        sound = hard if number % 10 in {1, 6, 8, 0} else usual
        return (soft if number % 10 == 3 else sound), False
    return PLAIN[counter], False


def _first(text: str, match: re.Match[str]) -> str:
    """1日 is a day of the month, or one day."""
    is_date = DAY_OF_MONTH_BEFORE.search(text[: match.start()]) or DAY_OF_MONTH_AFTER.match(
        text[match.end("counter") :]
    )
    return "ついたち" if is_date else "いちにち"


def _over_kanji(text: str, reading: str) -> list[Segment]:
    """か月, かげつ → か, 月(げつ); kana are at the beginning or the end."""
    if text[0] in "かカつ":
        return [Segment(text[0]), Segment(text[1:], reading[1:])]
    if text[-1] == "け":
        return [Segment(text[:-1], reading[:-1]), Segment("け")]
    return [Segment(text, reading)]
