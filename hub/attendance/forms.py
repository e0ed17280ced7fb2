"""What is typed at the entrance."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts.forms import PersonNameField
from hub.accounts.identifiers import normalise_code
from hub.attendance.models import PIN_DIGITS


class PinForm(forms.Form):
    """Who stands at the entrance, and the PIN that they were told."""

    name = PersonNameField(
        label=_("Your name"),
        max_length=60,
        help_text=_("Those who hold the event see whose phone is in use."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    pin = forms.CharField(
        label=_("PIN"),
        max_length=20,
        help_text=_("Six digits. Those who gave you this link know them."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_pin(self) -> str:
        return normalise_code(self.cleaned_data["pin"])[:PIN_DIGITS]
