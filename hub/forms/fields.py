"""Form fields that forgive how people type: full-width, long dashes, kana, brackets."""

import re

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.core.japanese.validators import validate_shown
from hub.text.dates import read_date
from hub.text.kana import to_katakana
from hub.text.mail_addresses import mail_address
from hub.text.normalise import clean, plain, visible, with_hyphens
from hub.text.numbers import with_digits
from hub.text.phones import phone_number, postal_code
from hub.text.web_addresses import web_address

_NUMBER = re.compile(r"\d[\d,]*")
# What people write into a box rather than leave it empty
_NOTHING = re.compile(
    r"(特に)?(なし|無し|ない|無い|ありません)。?|[-ー–—]+|none|n/a", re.IGNORECASE
)


class OrNothing(forms.CharField):
    """A number or an address; 「なし」 in its place is an empty box."""

    def to_python(self, value):
        is_nothing = _NOTHING.fullmatch(plain(str(value or "")).strip())
        return super().to_python("" if is_nothing else value)


class TextField(forms.CharField):
    """Free text: kept as typed, without what nobody sees."""

    def to_python(self, value):
        text = super().to_python(value)
        validate_shown(visible(text))
        return clean(text)


class KanaField(forms.CharField):
    """A name in katakana; hiragana and half-width kana are turned into it."""

    def to_python(self, value):
        return to_katakana(super().to_python(value))


class NumberTextField(OrNothing):
    """Digits and hyphens, as in corporate numbers."""

    def to_python(self, value):
        return re.sub(r"\s", "", with_hyphens(super().to_python(value)))


class CorporateNumberField(NumberTextField):
    def to_python(self, value):
        return super().to_python(value).replace("-", "")


class PhoneField(OrNothing):
    def to_python(self, value):
        return phone_number(super().to_python(value))


class PostalCodeField(OrNothing):
    def to_python(self, value):
        return postal_code(super().to_python(value))


class EmailField(OrNothing, forms.EmailField):
    def to_python(self, value):
        return super().to_python(mail_address(value or ""))


class AddressField(OrNothing, forms.URLField):
    """A web address; `https://` may be left out."""

    default_error_messages = {
        "invalid": _("Please copy the whole address. A name such as @kawabe is not enough."),
    }

    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", **kwargs)

    def to_python(self, value):
        return super().to_python(web_address(value or ""))


class CountField(forms.IntegerField):
    """One number, with what people write around it (「約４２人」, 「会員 1,200名ほど」)."""

    default_error_messages = {"invalid": _("Please write one number, for example 42.")}

    def to_python(self, value):
        text = with_digits(plain(str(value or ""))).strip()
        numbers = _NUMBER.findall(text)
        if text and len(numbers) != 1:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return super().to_python(numbers[0].replace(",", "") if numbers else "")


class YearField(forms.IntegerField):
    """A year, Western or of a Japanese era (「平成25年」); a month behind it is left out."""

    default_error_messages = {
        "invalid": _("Please write a year such as 2013 or 平成25."),
    }

    def to_python(self, value):
        text = plain(str(value or ""))
        found = read_date(text)
        if text and not found:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return found[0] if found else None


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


class FirstChoiceField(forms.ChoiceField):
    """The first entry of a list of codes, out of a drop-down list."""

    def prepare_value(self, value):
        return (value[:1] or [""])[0] if isinstance(value, list) else value


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
