"""The forms before a group's page is there: the mailbox, the code, the name."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.choices import LegalForm
from groups.forms.steps import IdentityForm
from hub.accounts.identifiers import normalise_login, validate_login
from hub.core.forms import GuardedForm
from hub.core.japanese.validators import validate_kana
from hub.forms.fields import KanaField, TextField

ENOUGH_MAILS = _(
    "Several e-mails were sent to this address. Please open one of them: each of their links works."
)


class MailboxForm(GuardedForm):
    least_seconds = 2  # one field, which browsers fill in

    email = forms.CharField(
        label=_("E-mail"),
        max_length=254,
        help_text=_(
            "One that you can read now. If your group has an ID (D-0001), that will do as well."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )

    def clean_email(self) -> str:
        """Return the address or the ID, full-width letters read as what they mean."""
        login = normalise_login(self.cleaned_data["email"])
        validate_login(login)
        return login


class NewGroupForm(forms.Form):
    title = TextField(
        label=_("Name of the group"),
        max_length=200,
        help_text=_("The full name, as on your rules. For example: Kawabe River Club"),
    )
    name_kana = KanaField(
        label=_("Name in katakana"),
        max_length=120,
        validators=[validate_kana],
        help_text=_("Hiragana is fine too: we turn it into katakana."),
    )
    legal_form = forms.ChoiceField(
        label=_("kind of group"),
        choices=[("", "—"), *LegalForm.choices],
        help_text=IdentityForm.help_texts["legal_form"],
    )
    name = TextField(
        label=_("Your own name"),
        max_length=80,
        help_text=_("For the city, so that we know whom to answer. It is not shown to the public."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, known_name: str = "", at_desk: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["form_key"] = uuid.uuid4()
        if known_name or at_desk:
            del self.fields["name"]
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # refused with a message, not silently cut

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())
