"""Phone numbers and postal codes of Japan, however they are typed."""

import re
from collections.abc import Iterator
from itertools import pairwise

from hub.text.normalise import plain, with_hyphens
from hub.text.numbers import with_digits

# What stands between the parts of a number: hyphens, dots, brackets, spaces.
_BETWEEN = r"[-.()\[\]・\s_]{0,3}"
# Mobile phones and 0800 have eleven digits, all others ten.
_CODE_OF_JAPAN = rf"(?:\+|00)81{_BETWEEN}(?:\(?0\)?)?"
_NUMBER = re.compile(
    rf"(?<![\d-])(?:{_CODE_OF_JAPAN}|\(?0)"
    rf"(?:{_BETWEEN}[25-9]{_BETWEEN}0|{_BETWEEN}[1-9])(?:{_BETWEEN}\d){{8}}(?!-?\d)"
)
_ABROAD = re.compile(rf"^{_CODE_OF_JAPAN}")
# Of a second number only the end is written: 029-000-0101・0102.
_OTHER_END = re.compile(r"\s?[・,、/~〜]\s?-?(\d{4})(?![\d:/年月日時分円人名]|-\d|\.\d)")
_EXTENSION = re.compile(
    r"^[\s(\[、,]*(?:内(?:線(?:番号)?)?|ext(?:ension)?\.?|#)[)\]\s:.-]*(\d{1,5})[)\]]?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:電話番号|電話|携帯|代表?|tel|phone|mobile|[☎☏📞📱℡])[\s:.]*", re.IGNORECASE
)
EXTENSION = "内線"
# Spreadsheets drop the zero of a number without hyphens.
_WITHOUT_ZERO = re.compile(r"[1-9]\d{8}|[25-9]0\d{8}", re.ASCII)
# How a number is grouped that was typed without a separator, where that is sure: mobile phones,
# services, and the places whose area codes no other place shares (総務省, 市外局番の一覧).
_GROUPS = [
    (re.compile(pattern), lengths)
    for pattern, lengths in (
        (r"0[25-9]0\d{8}", (3, 4, 4)),
        (r"0800\d{7}", (4, 3, 4)),
        (r"0(?:120|570|990|180)\d{6}", (4, 3, 3)),
        (r"0[36]\d{8}", (2, 4, 4)),
        (
            r"0(?:11[2-9]|177|188|196|22[2-9]|236|24[59]|25[235]|262|27[23]|286|29[238]|42[3-7]|43[2-4]"
            r"|44[2-9]|45[2-9]|462|47[34]|48[4-9]|492|52[2-9]|534|54[26]|55[29]|58[23]|59[23]|72[2-9]"
            r"|734|75[2-9]|76[24]|775|78[2-9]|792|82[258]|83[29]|849|86[2489]|878|88[68]|899|92[2-9]"
            r"|93[2-9]|958|96[23]|975|988|99[28])\d{6}",
            (3, 3, 4),
        ),
    )
]
_GROUPED = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}")


def phone_numbers(text: str) -> Iterator[str]:
    """Yield the phone numbers in `text` with hyphens (029-232-0000), any extension behind a blank.

    Those of which only the end is written are whole: 029-000-0101・0102 are two numbers.
    """
    text = with_hyphens(text)
    for match in _NUMBER.finditer(text):
        number = _ABROAD.sub("0", match.group())
        digits = re.sub(r"\D", "", number)
        if 10 <= len(digits) <= 11:
            extension = _EXTENSION.match(text[match.end() :])
            whole = _grouped(number, digits)
            yield whole + (f" {EXTENSION}{extension[1]}" if extension else "")
            yield from (whole[:-4] + end for end in _other_ends(text, match.end()))


def _other_ends(text: str, place: int) -> Iterator[str]:
    while other := _OTHER_END.match(text, place):
        yield other[1]
        place = other.end()


def phone_number(typed: str) -> str:
    """Return the one phone number that `typed` is, with hyphens, or `typed` made plain if it is
    none, or several."""
    text = with_hyphens(typed)
    read = with_digits(text)  # 〇二九 of a text set upright
    if _WITHOUT_ZERO.fullmatch(read):
        read = f"0{read}"
    found = list(phone_numbers(read))
    rest = _EXTENSION.sub("", _LABEL.sub("", _NUMBER.sub("", read, count=1)).strip())
    return found[0] if len(found) == 1 and not rest.strip("() 、,") else text


def phone_digits(number: str) -> str:
    """Return what all ways of writing a phone number have in common."""
    first = next(phone_numbers(number), "")
    return re.sub(r"\D", "", first.partition(" ")[0] or plain(number))


def with_joined_phones(text: str) -> str:
    """Return `text` (canonical) with each phone number as its digits alone."""
    return _NUMBER.sub(lambda match: phone_digits(match.group()), text)


def postal_code(typed: str) -> str:
    """Return a postal code as 310-8610, or `typed` made plain if it is none."""
    text = re.sub(r"^(?:〒|郵便番号)[\s:]*", "", with_hyphens(typed))
    digits = re.sub(r"[-.\s]", "", text)
    return f"{digits[:3]}-{digits[3:]}" if re.fullmatch(r"\d{7}", digits, re.ASCII) else text


def _grouped(number: str, digits: str) -> str:
    parts = re.sub(r"\D+", "-", number).strip("-")
    if _GROUPED.fullmatch(parts):
        return parts
    for pattern, lengths in _GROUPS:
        if pattern.fullmatch(digits):
            places = [sum(lengths[:n]) for n in range(4)]
            return "-".join(digits[start:end] for start, end in pairwise(places))
    return digits
