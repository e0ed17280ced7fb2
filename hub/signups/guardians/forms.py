"""What a guardian fills in: their name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts.forms import PersonNameField
from hub.forms.fields import EmailField
from hub.text.mail_addresses import mail_key

SAME_ADDRESS = _("This has to be another address than your own.")


class GuardianForm(forms.Form):
    name = PersonNameField(
        label=_("Your name (parent or guardian)"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class GuardianAddressForm(forms.Form):
    """Where the guardian is asked, written once more."""

    email = EmailField(
        label=_("E-mail address of your parent or guardian"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )

    def __init__(self, *args, own_address: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.own_address = own_address

    def clean_email(self) -> str:
        typed = self.cleaned_data["email"]
        if mail_key(typed) == mail_key(self.own_address):
            raise forms.ValidationError(SAME_ADDRESS)
        return typed
