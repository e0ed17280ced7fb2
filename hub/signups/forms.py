"""What people fill in to sign up, and to look after it."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hub.accounts.forms import PersonNameField
from hub.core.forms import GuardedForm
from hub.core.japanese.validators import validate_kana
from hub.core.locales import active_language
from hub.forms.fields import EmailField, KanaField
from hub.signups.choices import Need
from hub.signups.guardians.forms import SAME_ADDRESS
from hub.signups.models import Sheet
from hub.text.mail_addresses import mail_key

MAX_AGE = 120
OF_GUARDIAN = ("guardian_email", "guardian_language", "guardian_on_paper")
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

    age = forms.IntegerField(
        label=_("Your age"),
        min_value=0,
        max_value=MAX_AGE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    guardian_email = EmailField(
        label=_("E-mail address of your parent or guardian"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )
    guardian_language = forms.ChoiceField(
        label=_("In which language does your parent or guardian read?"), choices=settings.LANGUAGES
    )
    guardian_on_paper = forms.BooleanField(
        label=_("They have no e-mail: they sign on paper, and I bring it to the desk."),
        required=False,
    )

    def __init__(self, *args, sheet: Sheet, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party_size"].choices = _sizes(1, sheet.party_max)
        self.guardian_below = sheet.guardian_below
        if self.guardian_below is None:
            for name in ("age", *OF_GUARDIAN):
                del self.fields[name]
            return
        below = {"age": self.guardian_below}
        help_text = _("If you are below %(age)s, your parent or guardian has to agree.") % below
        self.fields["age"].help_text = help_text
        only = _("Only if you are below %(age)s.") % below
        for name in OF_GUARDIAN:
            self.fields[name].required = False
            self.fields[name].help_text = only
        self.fields["guardian_language"].initial = active_language()

    def clean(self) -> dict:
        cleaned = super().clean()
        age = cleaned.get("age")
        if self.guardian_below is None or age is None or age >= self.guardian_below:
            return cleaned
        address = cleaned.get("guardian_email", "")
        if "guardian_email" in self.errors or cleaned.get("guardian_on_paper"):
            return cleaned
        if not address:
            self.add_error("guardian_email", _("Please write the address, or choose paper."))
        elif mail_key(address) == mail_key(cleaned.get("email") or ""):
            self.add_error("guardian_email", SAME_ADDRESS)
        return cleaned

    @property
    def typed(self) -> dict[str, object]:
        """What `services.sign_up` wants to know."""
        names = ("name", "name_kana", "email", "party_size", "needs")
        return {name: self.cleaned_data[name] for name in names} | self._of_guardian

    @property
    def _of_guardian(self) -> dict[str, object]:
        """The age, and of a child the guardian; nothing where nobody is asked."""
        if self.guardian_below is None:
            return {}
        typed = self.cleaned_data
        if typed["age"] >= self.guardian_below:
            return {"age": typed["age"]}
        address = "" if typed["guardian_on_paper"] else typed["guardian_email"]
        language = typed["guardian_language"] or active_language()
        return {"age": typed["age"], "guardian_email": address, "guardian_language": language}


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
