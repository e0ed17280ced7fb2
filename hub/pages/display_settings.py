"""Settings of appearance, kept in one cookie of the reader's own."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

COOKIE = "reading"
COOKIE_SECONDS = 365 * 24 * 60 * 60
FRAGMENTS = Path(settings.BASE_DIR) / "site" / "static" / "css" / "reading"


# Takes the names that a reader chose and the language of a page; returns by which of them the page
# has a form of its own that may be kept for all who chose it, "" for its usual form, None if what
# they see is made for them.
forms_of_pages: list[Callable[[set[str], str], str | None]] = []
# {name: what makes the field, or None while it is not offered}: choices of other parts.
choices_of_parts: dict[str, Callable[[], forms.ChoiceField | None]] = {}


class ReadingForm(forms.Form):
    """Each choice but the first names a fragment in `static/css/reading/`."""

    size = forms.ChoiceField(
        label=_("Size of letters"),
        choices=[("", _("Normal")), ("large", _("Large")), ("larger", _("Very large"))],
        widget=forms.RadioSelect,
        required=False,
    )
    colours = forms.ChoiceField(
        label=_("Colours"),
        choices=[("", _("Normal")), ("contrast", _("Strong contrast")), ("dark", _("Dark"))],
        widget=forms.RadioSelect,
        required=False,
    )
    font = forms.ChoiceField(
        label=_("Letters"),
        choices=[("", _("Normal")), ("ud-font", _("Letters that are easy to tell apart"))],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(_fields_of_parts())

    def cookie_value(self) -> str:
        """Return what was chosen, joined by dots."""
        return ".".join(value for value in self.cleaned_data.values() if value)


def _fields_of_parts() -> dict[str, forms.ChoiceField]:
    made = {name: make() for name, make in choices_of_parts.items()}
    return {name: field for name, field in made.items() if field}


def _chosen_of(request: HttpRequest, fields: dict[str, forms.ChoiceField]) -> list[str]:
    known = {value for field in fields.values() for value, _l in field.choices}
    named = request.COOKIES.get(COOKIE, "")[:200].split(".")
    return [name for name in dict.fromkeys(named) if name and name in known]


def chosen(request: HttpRequest) -> list[str]:
    """Return what the reader's cookie names; unknown names are dropped."""
    return _chosen_of(request, ReadingForm.base_fields | _fields_of_parts())


def chosen_fragments(request: HttpRequest) -> list[str]:
    """Return the fragments of style that the reader's cookie names."""
    return _chosen_of(request, ReadingForm.base_fields)


@cache
def _styles() -> set[str]:
    return {value for field in ReadingForm.base_fields.values() for value, _l in field.choices}


def kept_form(cookie_value: str, language: str) -> str | None:
    """Return the form in which a page in `language` is shown to who has this cookie.

    "" is the usual one: what was chosen changes the style alone, not what pages say; None is a form
    that is made for each reader.
    """
    names = set(cookie_value.split(".")) - _styles()
    if not names:
        return ""
    forms = [form_of(names, language) for form_of in forms_of_pages]
    return forms[0] if len(forms) == 1 else None


def initial(request: HttpRequest) -> dict[str, str]:
    """Return the form's initial values from the cookie."""
    names = set(chosen(request))
    return {
        name: next((value for value, _l in field.choices if value in names), "")
        for name, field in (ReadingForm.base_fields | _fields_of_parts()).items()
    }


def stylesheet(request: HttpRequest) -> str:
    """Return the reader's style sheet, empty without a choice."""
    return "\n".join(
        (FRAGMENTS / f"{name}.css").read_text("utf-8") for name in chosen_fragments(request)
    )
