"""Checks of what groups type, with friendly messages."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.text.normalise import visible


def normalise(value: str) -> str:
    """Return `value` with full-width digits, letters and marks made half-width, stripped.

    Characters that nobody sees are gone: with one in it, an address would be another.
    """
    return visible(unicodedata.normalize("NFKC", value))


def to_katakana(value: str) -> str:
    """Return `value` with hiragana as katakana and half-width kana made full-width."""
    return re.sub("[ぁ-ゖ]", lambda match: chr(ord(match.group()) + 0x60), normalise(value))


def validate_kana(value: str) -> None:
    """Raise unless `value` is written in katakana (spaces, marks and Latin letters allowed)."""
    if not re.fullmatch(r"[ァ-ヶーヽヾ・＆&A-Za-z0-9\s.\-'()（）]+", value):
        raise ValidationError(_("Please write this in katakana."))


def corporate_number_check_digit(base: str) -> int:
    """Return the check digit of the 12 digits `base`.

    9 - (sum of p(n) x q(n) mod 9), n counted from the right, q = 1 for odd and 2 for even n
    (法人番号の指定等に関する省令 第二条).
    """
    total = sum(int(digit) * (1 + n % 2) for n, digit in enumerate(reversed(base)))
    return 9 - total % 9


def validate_corporate_number(value: str) -> None:
    """Raise unless `value` is 13 digits whose first is the right check digit."""
    if not re.fullmatch(r"[0-9]{13}", value):
        raise ValidationError(_("A corporate number has 13 digits."))
    if int(value[0]) != corporate_number_check_digit(value[1:]):
        raise ValidationError(_("This corporate number has a slip: please look at it again."))


def validate_phone(value: str) -> None:
    """Raise unless `value` looks like a Japanese phone number, with or without hyphens."""
    if not re.fullmatch(r"0\d{1,4}-?\d{1,4}-?\d{3,4}", value) or not (
        10 <= len(value.replace("-", "")) <= 11
    ):
        raise ValidationError(_("Please write a phone number such as 029-000-0000."))


def validate_postal_code(value: str) -> None:
    """Raise unless `value` is a postal code such as 310-8610."""
    if not re.fullmatch(r"\d{3}-\d{4}", value):
        raise ValidationError(_("Please write a postal code such as 310-8610."))
