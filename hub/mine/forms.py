"""What people fill in to see what is kept of them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.core.forms import GuardedForm
from hub.forms.fields import EmailField


class AskForm(GuardedForm):
    """Where the link goes: nothing else is asked."""

    email = EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
