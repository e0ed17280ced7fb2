"""What is seen in the letters alone: dates, times, marks, lengths."""

import re
from collections.abc import Callable, Iterator

from hub.readable.easy.findings import Finding, Kind
from hub.text.scripts import HAN

MAX_SENTENCE = 40  # characters
MAX_COMMAS = 3
MAX_KANJI_RUN = 5

# The year before the first of each era.
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
ERAS |= {"M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}
NOON = 12

KANJI_RUN = re.compile(rf"[{HAN}]{{{MAX_KANJI_RUN + 1},}}")
WAREKI = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和)[ 　]?(?P<year>元|[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[ 　]?年"
    r"|(?<![A-Za-zＡ-Ｚａ-ｚ0-9])(?P<letter>[MTSHR])(?P<number>[0-9]{1,2})(?=[.年])年?"
)
TIME_24 = re.compile(
    r"(?<![0-9０-９:：])(?P<hour>1[3-9]|2[0-4]|１[３-９]|２[０-４])"
    r"(?:時(?!間)(?:(?P<minute>[0-9０-９]{1,2})分|(?P<half>半))?|[:：](?P<digits>[0-5０-５][0-9０-９]))"
)
SLASH_DATE = re.compile(
    r"(?<![0-9０-９/／])(?:(?P<year>[0-9]{4})[/／])?(?P<month>1[0-2]|0?[1-9])[/／]"
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9/／%])"
)
TILDE = re.compile("[〜～~]")
DIGITS_OF_KANJI = {digit: number for number, digit in enumerate("〇一二三四五六七八九")}


def _number(digits: str) -> int:
    """Return the number of a year in Arabic digits, kanji, or 元."""
    if digits == "元":
        return 1
    if "十" in digits:
        tens, _ten, ones = digits.partition("十")
        return DIGITS_OF_KANJI.get(tens, 1) * 10 + DIGITS_OF_KANJI.get(ones, 0)
    return int("".join(str(DIGITS_OF_KANJI.get(digit, digit)) for digit in digits))


def _western(match: re.Match[str]) -> str:
    era, year = (
        (match["era"], match["year"]) if match["era"] else (match["letter"], match["number"])
    )
    return f"{ERAS[era] + _number(year)}年"


def _of_the_afternoon(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    words = f"午後{hour - NOON}時" if hour < 2 * NOON else "夜12時"
    minute = int(match["minute"] or match["digits"] or 0)
    return words + ("半" if match["half"] else f"{minute}分" if minute else "")


def _in_words(match: re.Match[str]) -> str:
    year = f"{match['year']}年" if match["year"] else ""
    return f"{year}{int(match['month'])}月{int(match['day'])}日"


PATTERNS: list[tuple[Kind, re.Pattern[str], Callable[[re.Match[str]], str]]] = [
    (Kind.KANJI_RUN, KANJI_RUN, lambda match: ""),
    (Kind.WAREKI, WAREKI, _western),
    (Kind.TIME24, TIME_24, _of_the_afternoon),
    (Kind.SLASH_DATE, SLASH_DATE, _in_words),
    (Kind.TILDE, TILDE, lambda match: "から…まで"),
]


def in_letters(sentence: str) -> Iterator[Finding]:
    """Yield what the letters of one sentence show."""
    for kind, pattern, suggest in PATTERNS:
        for match in pattern.finditer(sentence):
            yield Finding(match.start(), match.end(), kind, suggest(match))
    words = sentence.strip()
    start = len(sentence) - len(sentence.lstrip())
    if len(words) > MAX_SENTENCE:
        yield Finding(start, start + len(words), Kind.LONG)
    if words.count("、") > MAX_COMMAS:
        yield Finding(start, start + len(words), Kind.MANY_CLAUSES)
