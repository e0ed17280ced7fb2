"""The form with which anyone asks the people behind a page."""

from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.core.forms import GuardedForm
from hub.enquiries.permissions import Way
from hub.forms.fields import EmailField, TextField

if TYPE_CHECKING:
    from hub.enquiries.mailboxes import Mailbox


class EnquiryForm(GuardedForm):
    questions = forms.MultipleChoiceField(
        label=_("What would you like to ask?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("These arrive in Japanese, whatever language you choose here."),
    )
    words = TextField(
        label=_("In your own words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("You need not write anything. It arrives as you write it."),
    )
    name = forms.CharField(
        label=_("Your name or nickname"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    email = EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        help_text=_("We send a link to it, and the answer comes there too."),
    )
    language = forms.ChoiceField(
        label=_("The language you would like the answer in"), choices=settings.LANGUAGES
    )
    agreed = forms.BooleanField(
        label=_("The desk may read this and pass it on"),
        error_messages={
            "required": _("There is no e-mail address here: without this nobody could pass it on.")
        },
    )

    def __init__(self, *args, mailbox: "Mailbox", way: Way, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["questions"].choices = mailbox.questions
        if way != Way.DESK:
            del self.fields["agreed"]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors and not cleaned["questions"] and not cleaned["words"]:
            self.add_error(
                "questions", gettext("Choose a question, or write what you want to ask.")
            )
        return cleaned

    @property
    def enquiry(self) -> dict[str, object]:
        """What `services.ask` wants to know."""
        names = ("questions", "words", "name", "email", "language")
        return {name: self.cleaned_data[name] for name in names}
