from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.core.forms import GuardedForm
from hub.forms.fields import EmailField, TextField

if TYPE_CHECKING:
    from hub.enquiries.mailboxes import Mailbox


class MistakeForm(GuardedForm):
    what = forms.MultipleChoiceField(
        label=_("What is wrong?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = TextField(
        label=_("What should it say?"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The desk may pass this on. Please do not write names."),
    )
    email = EmailField(
        label=_("Your e-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        help_text=_("Only if the desk may ask you about it. Nobody else gets it."),
    )

    def __init__(self, *args, mailbox: "Mailbox", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = mailbox.mistakes

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors and not cleaned["what"] and not cleaned["words"]:
            self.add_error("what", gettext("Please choose or write what is wrong."))
        return cleaned

    @property
    def report(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in ("what", "words", "email")}
