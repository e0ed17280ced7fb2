"""What is typed at a table."""

import uuid

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.dialogue.models import Session
from events.dialogue.models.session import MAX_NOTE, PIN_DIGITS
from hub.accounts.identifiers import normalise_code
from hub.core.locales import active_language
from hub.forms.fields import TextField


class PinForm(forms.Form):
    pin = forms.CharField(
        label=_("PIN"),
        max_length=20,
        help_text=pgettext_lazy("talk", "Six digits. They are told at the beginning."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_pin(self) -> str:
        return normalise_code(self.cleaned_data["pin"])[:PIN_DIGITS]


class LineForm(forms.Form):
    """One thing that was said."""

    round = forms.TypedChoiceField(label=_("Question"), coerce=int, widget=forms.RadioSelect)
    line = TextField(
        label=pgettext_lazy("talks", "What was said"),
        max_length=MAX_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In your language, 140 letters at most. Please name no one."),
    )
    is_host = forms.BooleanField(
        label=pgettext_lazy("talk", "I am the host of this table"), required=False
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, session: Session, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        language = active_language()
        self.fields["round"].choices = [
            (row.number, _marked(*row.said_in(language))) for row in session.rounds.all()
        ]
        self.fields["token"].initial = uuid.uuid4

    def clean_line(self) -> str:
        return " ".join(self.cleaned_data["line"].split())


def _marked(text: str, language: str) -> SafeString:
    """Return `text` marked as of `language`, for what reads it aloud."""
    return format_html('<span lang="{}">{}</span>', language, text)
