"""The form with which anyone asks a group, and the desk's form that stops abuse."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groups.enquiries.permissions import Way
from groups.forms.fields import EmailField, TextField
from groups.models import Question
from hub.core.forms import GuardedForm


class EnquiryForm(GuardedForm):
    questions = forms.MultipleChoiceField(
        label=_("What would you like to ask?"),
        choices=Question.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The group reads these in Japanese, whatever language you choose here."),
    )
    words = TextField(
        label=_("In your own words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("You need not write anything. The group reads it as you write it."),
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
        help_text=_("We send a link to it. The group answers you there."),
    )
    language = forms.ChoiceField(
        label=_("The language you would like the answer in"), choices=settings.LANGUAGES
    )
    agreed = forms.BooleanField(
        label=_("The desk may read this and tell the group"),
        error_messages={
            "required": _("This group has no e-mail: without this nobody could tell it.")
        },
    )

    def __init__(self, *args, way: Way, **kwargs) -> None:
        super().__init__(*args, **kwargs)
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


class BlockForm(forms.Form):
    """The desk blocks an address that a group told it of."""

    email = EmailField(label=_("E-mail address of the sender"), max_length=254)
    reason = forms.CharField(label=_("Why"), max_length=200, required=False)
