"""Form fields that forgive how people type: full-width, long dashes, kana, brackets."""

import re

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.core.japanese.validators import normalise, to_katakana

DASHES = re.compile("[ー－−‐‑–—―ｰ]")


def half_width(value: str) -> str:
    """Return `value` with half-width digits and one kind of hyphen."""
    return DASHES.sub("-", normalise(value))


class TextField(forms.CharField):
    """Free text: kept as typed, its line ends made one kind."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class KanaField(forms.CharField):
    """A name in katakana; hiragana and half-width kana are turned into it."""

    def to_python(self, value):
        return to_katakana(super().to_python(value))


class NumberTextField(forms.CharField):
    """Digits and hyphens, as in corporate numbers."""

    def to_python(self, value):
        return re.sub(r"\s", "", half_width(super().to_python(value)))


class CorporateNumberField(NumberTextField):
    def to_python(self, value):
        return super().to_python(value).replace("-", "")


class PhoneField(NumberTextField):
    def to_python(self, value):
        return re.sub(r"[()]+", "-", super().to_python(value)).strip("-")


class PostalCodeField(NumberTextField):
    def to_python(self, value):
        digits = super().to_python(value).removeprefix("〒")
        return f"{digits[:3]}-{digits[3:]}" if re.fullmatch(r"\d{7}", digits) else digits


class EmailField(forms.EmailField):
    def to_python(self, value):
        return super().to_python(normalise(value or ""))


class AddressField(forms.URLField):
    """A web address; `https://` may be left out."""

    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", **kwargs)

    def to_python(self, value):
        return super().to_python(normalise(value or ""))


class CountField(forms.IntegerField):
    """A number, its unit allowed (「４２人」)."""

    def to_python(self, value):
        return super().to_python(re.sub(r"[人名\s,]", "", normalise(str(value or ""))))


# The first Western year of each era less one, and how people write the era.
ERAS = {
    ("明治", "M"): 1867,
    ("大正", "T"): 1911,
    ("昭和", "S"): 1925,
    ("平成", "H"): 1988,
    ("令和", "R"): 2018,
}
ERA_YEAR = re.compile(r"(?P<era>明治|大正|昭和|平成|令和|[MTSHR])\.?(?P<year>\d{1,2}|元)")


def western_year(text: str) -> str:
    """Return the Western year of 平成25, H25, 令和元 …; another text as it is."""
    match = ERA_YEAR.fullmatch(text.upper())
    if not match:
        return text
    year = 1 if match["year"] == "元" else int(match["year"])
    return str(next(start for names, start in ERAS.items() if match["era"] in names) + year)


class YearField(forms.IntegerField):
    """A year, Western or of a Japanese era (「平成25年」)."""

    default_error_messages = {
        "invalid": _("Please write a year such as 2013 or 平成25."),
    }

    def to_python(self, value):
        text = re.sub(r"[年度\s]", "", normalise(str(value or "")))
        return super().to_python(western_year(text))


class ChoicesField(forms.MultipleChoiceField):
    """Some of a list, as big check boxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, most: int | None = None, **kwargs):
        super().__init__(**kwargs)
        self.most = most

    def validate(self, value):
        super().validate(value)
        if self.most and len(value) > self.most:
            raise forms.ValidationError(
                _("Please choose %(most)s at most."), "too_many", {"most": self.most}
            )


class PublicField(forms.TypedChoiceField):
    """The 公開/非公開 choice of one ▲ field, in plain words."""

    widget = forms.RadioSelect

    def __init__(self, label: str | Promise) -> None:
        super().__init__(
            label=label,
            choices=[
                ("", _("Private: only the city sees it")),
                ("1", _("Public: shown on the page")),
            ],
            coerce=bool,
            empty_value=False,
            required=False,
        )

    def prepare_value(self, value):
        return {True: "1", False: ""}.get(value, value)
