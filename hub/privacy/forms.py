from django import forms
from django.utils.translation import gettext_lazy as _

from hub.privacy.consent_texts import Ask


class ConsentForm(forms.Form):
    """A box for each `Ask`; `given` are those that were ticked."""

    agreed = forms.BooleanField(
        label=_("It is correct."),
        error_messages={"required": _("Please tick this box before you send.")},
    )

    def __init__(self, asked: list[Ask], data=None) -> None:
        super().__init__(data)
        self.asked = asked
        for ask in asked:
            self.fields[ask.kind] = forms.BooleanField(
                label=ask.title,
                help_text=ask.text,
                required=ask.required,
                error_messages={"required": _("Please tick this box before you send.")},
            )
        self.fields["agreed"].widget.attrs["id"] = "agreed"

    @property
    def given(self) -> list[Ask]:
        return [ask for ask in self.asked if self.cleaned_data[ask.kind]]
