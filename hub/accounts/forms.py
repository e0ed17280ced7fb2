"""allauth's forms in our own plain words, and those of the desk."""

from allauth.account import forms as account_forms
from allauth.core import context, ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub.accounts.adapter import TOO_MANY
from hub.accounts.attempts import Secret, claim_attempt
from hub.accounts.identifiers import normalise_login, validate_login
from hub.accounts.limits import consume, declare_limit, is_within_limit
from hub.accounts.mailed_codes import begin_reset
from hub.accounts.models import OneTimeCode, User
from hub.accounts.services import check_code
from hub.text.mail_addresses import mail_key

declare_limit("reset_asked", "5/h/key")
declare_limit("reset_mail", "5/h/key")
TOO_MANY_CODES = _("There were too many attempts. Please wait a little, or call the desk.")
WRONG_CODE = _(
    "This code is not right, or it is too old. Please check it, or ask for a new e-mail."
)
NEW_PASSWORD = {
    "password1": _("New password"),
    "password2": _("New password once more"),
}


class PlainWords:
    """Labels of our own, no placeholders (they vanish while one types), no links in help texts."""

    labels: dict[str, str] = {}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = password_validators_help_text_html() if name == "password1" else ""

    def clean(self) -> dict:
        cleaned = super().clean()
        # allauth's own words for two different passwords are not in all our languages.
        if self.has_error("password2") and self.data.get("password2"):
            self._errors["password2"] = self.error_class([_("The two passwords are different.")])
        return cleaned


class LoginForm(PlainWords, account_forms.LoginForm):
    labels = {"login": _("E-mail or ID"), "password": _("Password")}

    @property
    def is_code_enough(self) -> bool:
        """Whether there are people of city hall who sign in by the code of a mail alone."""
        return bool(settings.STAFF_CODE_ROLES)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}

    def clean_login(self) -> str:
        return normalise_login(self.cleaned_data["login"])


class ReauthenticateForm(PlainWords, account_forms.ReauthenticateForm):
    labels = {"password": _("Password")}


class ResetPasswordForm(PlainWords, account_forms.ResetPasswordForm):
    """The mail goes to the account's address, also for who types their ID."""

    email = forms.CharField(max_length=254)
    labels = {"email": _("E-mail or ID")}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}

    def clean_email(self) -> str:
        login = normalise_login(self.cleaned_data["email"])
        validate_login(login)
        if "@" not in login:
            user = User.objects.filter(username__iexact=login, is_active=True).first()
            self.users = [user] if user and user.email else []
            return user.email if self.users else login
        self.cleaned_data["email"] = login
        return super().clean_email()

    def save(self, request: HttpRequest, **options) -> str:
        """Send the link, unless the mailbox has enough of them: each of those works.

        Whoever asks too often is told; whoever asks after others is not, and finds their mails.
        The first ones of a day bear a code as well, good in the browser that asked.
        """
        email = mail_key(self.cleaned_data["email"])
        if not is_within_limit(request, "reset_asked", email):
            raise ImmediateHttpResponse(ratelimit.respond_429(request))
        if "@" in email and consume(request, "reset_mail", key=email):
            begin_reset(request, email)
            super().save(request, **options)
        return email


class ResetPasswordKeyForm(PlainWords, account_forms.ResetPasswordKeyForm):
    labels = NEW_PASSWORD


class ChangePasswordForm(PlainWords, account_forms.ChangePasswordForm):
    labels = {"oldpassword": _("Present password"), **NEW_PASSWORD}


class OwnPasswordForm(PlainWords, account_forms.SetPasswordForm):
    labels = NEW_PASSWORD


class CountedCode:
    """Tries at a second factor are counted in the database."""

    def clean_code(self) -> str:
        attempt = claim_attempt(context.request, Secret.SECOND_FACTOR, user=self.user)
        if attempt is None:
            raise ValidationError(TOO_MANY)
        code = super().clean_code()
        attempt.succeeded()
        return code


class SecondFactorForm(PlainWords, CountedCode, mfa_forms.AuthenticateForm):
    labels = {"code": _("Code from the app, or a recovery code")}


class SecondFactorReauthenticateForm(PlainWords, CountedCode, mfa_forms.ReauthenticateForm):
    labels = {"code": _("Code from the app, or a recovery code")}


class SecondFactorSetUpForm(PlainWords, ActivateTOTPForm):
    labels = {"code": _("The six digits that the app shows")}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class PersonNameField(forms.CharField):
    """A person's name: one line, without web addresses (it appears in emails to others)."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"max_length": 80} | kwargs)

    def clean(self, value: str) -> str:
        name = " ".join(super().clean(value).split())
        if "://" in name or "www." in name.lower():
            raise ValidationError(_("Please write a name, without addresses of pages."))
        return name


class MailboxField(forms.EmailField):
    """An email address, typed in any way (full-width letters too), in small letters."""

    def __init__(self, **kwargs) -> None:
        widget = forms.EmailInput(attrs={"autocomplete": "email"})
        super().__init__(**{"max_length": 254, "widget": widget} | kwargs)

    def to_python(self, value: str | None) -> str:
        return super().to_python(mail_key(value or ""))


def optional_password() -> forms.CharField:
    """Return a field for a first password, which may wait."""
    return forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 10 characters. May be left empty: you can set one later."),
    )


class CodeForm(forms.Form):
    """The digits of a mail, typed in place of pressing its link."""

    code = forms.CharField(
        label=_("Six-digit code"),
        max_length=40,
        help_text=_("It is in the e-mail. It works for one hour."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class StaffCodeForm(forms.Form):
    """Where the code goes that signs somebody of city hall in."""

    email = MailboxField(label=_("Your e-mail address at city hall"))


class FirstSignInForm(forms.Form):
    """The ID and the one-time code of the desk's letter."""

    login = forms.CharField(
        label=_("ID"),
        max_length=40,
        help_text=_("It stands in the letter, for example D-0001."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    code = forms.CharField(
        label=_("One-time code"),
        max_length=40,
        help_text=_("The 12 digits in the letter. You need it only once."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, *args, request: HttpRequest, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.one_time_code: OneTimeCode | None = None

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        login = normalise_login(cleaned["login"])
        attempt = claim_attempt(
            self.request, Secret.LETTER, user=User.objects.called(login), typed=login
        )
        if attempt is None:
            raise ValidationError(TOO_MANY)
        self.one_time_code = check_code(login=login, code=cleaned["code"])
        if self.one_time_code:
            attempt.succeeded()
        else:
            raise ValidationError(
                _("The ID or the code is not right, or the code is too old. Please check both.")
            )
        return cleaned
