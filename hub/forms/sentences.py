"""An answer to somebody who may read another language: coded sentences to tick, and free words."""

from django import forms
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from hub.forms.fields import TextField
from hub.mail.sentences import NEED_WORDS, Sentence


class SentencesForm(forms.Form):
    """A box for each sentence, with its words if it needs some; and free words in Japanese."""

    words = TextField(
        label=_("Anything else, in Japanese"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It arrives as you write it, marked as Japanese."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        own = self.fields
        self.fields = {}
        for code, label in Sentence.choices:
            self.fields[code] = forms.BooleanField(label=label, required=False)
            if code in NEED_WORDS:
                self.fields[f"{code}_words"] = TextField(
                    label=label, required=False, max_length=200
                )
        self.fields |= own

    def clean(self) -> dict:
        cleaned = super().clean()
        for code in NEED_WORDS:
            words = cleaned.get(f"{code}_words")
            if cleaned.get(code) and not words:
                self.add_error(f"{code}_words", gettext_now("Please write it here."))
            cleaned[code] = bool(cleaned.get(code) or words)
        if not self.errors and not self.said and not cleaned.get("words"):
            self.add_error(None, gettext_now("Please choose a sentence, or write something."))
        return cleaned

    @property
    def said(self) -> list[tuple[str, str]]:
        """(code, words) of the sentences that were chosen."""
        typed = self.cleaned_data
        return [
            (code, typed.get(f"{code}_words", "")) for code in Sentence.values if typed.get(code)
        ]
