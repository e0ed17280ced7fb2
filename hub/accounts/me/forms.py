"""A person's own name, language, address; and the password before what cannot be undone."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub.accounts.adapter import TOO_MANY, WRONG_PASSWORD
from hub.accounts.attempts import Secret, claim_attempt
from hub.accounts.forms import MailboxField, PersonNameField
from hub.text.mail_addresses import mail_key


class DetailsForm(forms.Form):
    name = PersonNameField(
        label=_("Your name"),
        help_text=_("The others of your groups and the desk see it; the public does not."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language of e-mails"), choices=settings.LANGUAGES)


class PasswordAgain(forms.Form):
    """Asks for the password of a person who has one."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, request: HttpRequest, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        if not request.user.has_usable_password():
            del self.fields["password"]

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        attempt = claim_attempt(self.request, Secret.PASSWORD, user=self.request.user)
        if attempt is None:
            raise ValidationError(TOO_MANY)
        if not self.request.user.check_password(password):
            raise ValidationError(WRONG_PASSWORD)
        attempt.succeeded()
        return password


class EmailForm(PasswordAgain):
    email = MailboxField(label=_("New e-mail address"))
    field_order = ["email", "password"]

    def clean_email(self) -> str:
        email = mail_key(self.cleaned_data["email"])
        if email == self.request.user.email:
            raise ValidationError(_("This is your address already."))
        return email
