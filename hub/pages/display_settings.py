"""Settings of appearance, kept in one cookie of the reader's own."""

from pathlib import Path

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

COOKIE = "reading"
COOKIE_SECONDS = 365 * 24 * 60 * 60
FRAGMENTS = Path(settings.BASE_DIR) / "site" / "static" / "css" / "reading"


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

    def cookie_value(self) -> str:
        """Return the chosen fragments, joined by dots."""
        return ".".join(value for value in self.cleaned_data.values() if value)


def chosen_fragments(request: HttpRequest) -> list[str]:
    """Return the fragments that the reader's cookie names; unknown names are dropped."""
    known = {value for field in ReadingForm.base_fields.values() for value, _l in field.choices}
    named = request.COOKIES.get(COOKIE, "")[:200].split(".")
    return [name for name in dict.fromkeys(named) if name and name in known]


def initial(request: HttpRequest) -> dict[str, str]:
    """Return the form's initial values from the cookie."""
    chosen = set(chosen_fragments(request))
    return {
        name: next((value for value, _l in field.choices if value in chosen), "")
        for name, field in ReadingForm.base_fields.items()
    }


def stylesheet(request: HttpRequest) -> str:
    """Return the reader's style sheet, empty without a choice."""
    return "\n".join(
        (FRAGMENTS / f"{name}.css").read_text("utf-8") for name in chosen_fragments(request)
    )
