"""Numbers that mean something: with what they count, and as days and years however written.

6月 is neither 月 nor 9月, 5/9 is 5月9日, 令和7年度 is R7 and 2025年度, 5万円 is 50,000円.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hub.text.dates import ERAS
from hub.text.numbers import with_digits
from hub.text.scripts import HAN, HANGUL

KATAKANA = "\u30a1-\u30fa\u30fc"
LATIN = "a-z\u00df-\u024f\u1e00-\u1eff"
_BEFORE = rf"(?<![0-9{LATIN}./-])"
_KANJI = "〇一二三四五六七八九十"
_NUMBER = rf"(?:\d{{1,2}}|[{_KANJI}]{{1,3}})"
_NAMES = "|".join(name for names in ERAS for name in names[:1])
_LETTERS = "".join(letter for names in ERAS for letter in names[2:])
_YEAR = (
    rf"(?:(?P<era>{_NAMES})(?P<era_year>元|{_NUMBER})年"
    rf"|{_BEFORE}(?P<letter>[{_LETTERS}])\.?(?P<letter_year>\d{{1,2}})(?:年|(?=[./]\d)|(?![0-9{LATIN}]))"
    rf"|{_BEFORE}(?P<year>(?:19|20)\d\d)(?:年|(?=[./-]\d{{1,2}}[./-]\d{{1,2}}(?!\d))))度?"
)
_DAY = (
    rf"(?:{_BEFORE}|(?<=[./-])|(?<=[年度]))(?P<month>{_NUMBER})月(?P<day>{_NUMBER})日"
    r"|(?:(?<=\d{4}[./-])|(?<=[a-z]\d[./-])|(?<=[a-z]\d\d[./-])|(?<![0-9a-z./-])(?=\d+/))"
    r"(?P<month_of>1[0-2]|0?[1-9])[./-](?P<day_of>3[01]|[12]\d|0?[1-9])(?![0-9./-])"
    r"|(?P<month_in_korean>\d{1,2})월 ?(?P<day_in_korean>\d{1,2})일"
)
# One sign says what is counted, some second ones make it another thing: 3年, 3年生.
_COUNTED = (
    rf"第?(?<![\d.{LATIN}])(?P<number>\d{{1,9}})(?P<ten_thousand>万)?"
    rf" ?(?P<counter>[{HAN}{HANGUL}%つ]|か[月所国年条]|[{KATAKANA}]+)(?P<more>[生目間度曜])?(?:(?<=曜)日)?"
)
# Without digits only what cannot be another word: 第三次, 六月, but not 三日月, 一人.
_COUNTED_IN_KANJI = (
    rf"(?:第(?P<nth>[{_KANJI}]{{1,3}})(?P<of>[{HAN}])"
    rf"|(?<![{HAN}])(?P<month_in_kanji>[{_KANJI}]{{1,2}})月(?![{HAN}]))"
)
_QUANTITIES = re.compile("|".join((_YEAR, _DAY, _COUNTED, _COUNTED_IN_KANJI)))
TEN_THOUSAND = 10_000
SIGNS = {"%": "パーセント"}  # a term is letters and digits alone


@dataclass(frozen=True)
class Quantity:
    """What stands at text[start:end]: `meant` as one writes it, and `parts` that it says as well."""

    start: int
    end: int
    meant: str
    parts: tuple[str, ...] = ()


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of `text` (canonical), which do not overlap."""
    for match in _QUANTITIES.finditer(text):
        if found := _meant(match):
            meant, *parts = found
            yield Quantity(match.start(), match.end(), meant, tuple(parts))


def _meant(match: re.Match[str]) -> list[str]:
    said = {name: value for name, value in match.groupdict().items() if value}
    if year := _year(said):
        return [f"{year}年"]
    month, day = (_first(said, name) for name in ("month", "day"))
    if month and day:
        return [f"{_whole(month)}月{_whole(day)}日", f"{_whole(month)}月", f"{_whole(day)}日"]
    if "number" in said:
        number = int(said["number"]) * (TEN_THOUSAND if "ten_thousand" in said else 1)
        counted = f"{number}{SIGNS.get(said['counter'], said['counter'])}"
        more = said.get("more", "")
        return [counted + more, counted] if more else [counted]
    if "nth" in said:
        return [f"{_whole(said['nth'])}{said['of']}"]
    return [f"{_whole(said['month_in_kanji'])}月"]


def _year(said: dict[str, str]) -> int:
    """Return the Western year that is said, 0 if none is."""
    if "year" in said:
        return int(said["year"])
    era = said.get("era") or said.get("letter", "")
    number = said.get("era_year") or said.get("letter_year", "")
    before = next((start for names, start in ERAS.items() if era in names), 0)
    return before + (1 if number == "元" else _whole(number)) if era else 0


def _first(said: dict[str, str], name: str) -> str:
    """Return what a month or day was written as, in whichever of the ways it may be."""
    return said.get(name) or said.get(f"{name}_of") or said.get(f"{name}_in_korean", "")


def _whole(number: str) -> int:
    return int(with_digits(number))
