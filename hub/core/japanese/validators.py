"""Checks of what groups type, with friendly messages."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.text.kana import not_kana
from hub.text.normalise import showable, strange
from hub.text.phones import phone_number, phone_numbers


def validate_shown(value: str) -> None:
    """Raise if `value` holds what cannot be shown on every machine, and say where it stands."""
    if found := strange(value):
        place = value.index(found[0])
        around = f"{value[max(0, place - 5) : place]}□{value[place + 1 : place + 6]}"
        raise ValidationError(
            _("In “%(words)s”, the letter at □ cannot be shown everywhere. Please write another."),
            params={"words": showable(around)},
        )


def validate_kana(value: str) -> None:
    """Raise unless `value` is written in katakana (spaces, marks and Latin letters allowed)."""
    if others := not_kana(value):
        raise ValidationError(
            _("Please write this in katakana, without “%(letters)s”."),
            params={"letters": "".join(others)},
        )


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
    """Raise unless `value` is a Japanese phone number as `hub.text.phones` writes it."""
    numbers = list(phone_numbers(value))
    if len(numbers) > 1:
        raise ValidationError(_("Please write one phone number here."))
    if numbers != [phone_number(value)]:
        raise ValidationError(_("Please write a phone number such as 029-000-0000."))


def validate_postal_code(value: str) -> None:
    """Raise unless `value` is a postal code such as 310-8610."""
    if not re.fullmatch(r"\d{3}-\d{4}", value):
        raise ValidationError(_("Please write a postal code such as 310-8610."))
