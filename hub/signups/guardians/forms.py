"""What a guardian fills in: their name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts.forms import PersonNameField


class GuardianForm(forms.Form):
    name = PersonNameField(
        label=_("Your name (parent or guardian)"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
