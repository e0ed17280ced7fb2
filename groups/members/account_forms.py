from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from groups.models import GroupPage
from hub.accounts.models import User
from hub.text.mail_addresses import mail_key


class NewAccountForm(forms.Form):
    """The desk opens an account for a group's representative."""

    group = forms.ModelChoiceField(label=_("Citizen group"), queryset=None)
    name = forms.CharField(label=_("Name of the person"), max_length=80, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("May be left empty: the ID is enough to sign in."),
    )
    language = forms.ChoiceField(
        label=_("Language of e-mails"),
        choices=settings.LANGUAGES,
        initial=settings.LANGUAGE_CODE,
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = GroupPage.objects.sources().in_kana_order()

    def clean_email(self) -> str:
        email = mail_key(self.cleaned_data["email"])
        if email and User.objects.filter(email=email).exists():
            raise ValidationError(_("Another account has this e-mail."))
        return email
