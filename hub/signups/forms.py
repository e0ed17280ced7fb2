"""What people fill in to sign up, and to look after it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts.forms import PersonNameField
from hub.core.forms import GuardedForm
from hub.core.japanese.validators import validate_kana
from hub.forms.fields import EmailField, KanaField
from hub.signups.choices import Need
from hub.signups.models import Sheet

HOW_MANY = _("How many people, with you")


def _sizes(first: int, last: int) -> list[tuple[int, str]]:
    return [(number, str(number)) for number in range(first, last + 1)]


class AddressForm(forms.Form):
    """Where the mail goes, written once more."""

    email = EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )


class SignUpForm(GuardedForm):
    """Name, address, how many, what they need: nothing else is asked."""

    name = PersonNameField(
        label=_("Your name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    name_kana = KanaField(
        label=_("Name in katakana"),
        required=False,
        max_length=80,
        validators=[validate_kana],
        help_text=_("Only if your name has one."),
    )
    email = EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    party_size = forms.TypedChoiceField(label=HOW_MANY, coerce=int)
    needs = forms.MultipleChoiceField(
        label=_("What you need in order to take part"),
        choices=Need,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, sheet: Sheet, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party_size"].choices = _sizes(1, sheet.party_max)

    @property
    def typed(self) -> dict[str, object]:
        """What `services.sign_up` wants to know."""
        names = ("name", "name_kana", "email", "party_size", "needs")
        return {name: self.cleaned_data[name] for name in names}


class ShrinkForm(forms.Form):
    party_size = forms.TypedChoiceField(label=HOW_MANY, coerce=int)

    def __init__(self, *args, largest: int, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party_size"].choices = _sizes(1, largest)


class NumberForm(forms.Form):
    """The number of a sign-up, from a mail or from the phone."""

    number = forms.CharField(
        label=_("The number of your sign-up"),
        max_length=40,
        help_text=_("Eight letters and digits. It is in our e-mails."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )
