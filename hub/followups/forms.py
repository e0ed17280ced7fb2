"""What an office answers about a promise: one tap and one sentence."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.accounts.forms import CodeForm
from hub.followups.models import MAX_SENTENCE, FollowUp
from hub.followups.workflow import ANSWERS, State
from hub.forms.fields import AddressField, EmailField

NEW_DAY = pgettext_lazy("promise", "new day")


def day_field(*, required: bool) -> forms.DateField:
    return forms.DateField(
        label=NEW_DAY,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="" if required else _("If it is still being done, or has changed."),
    )


class AnswerForm(forms.Form):
    state = forms.ChoiceField(
        label=_("What has become of it?"), choices=(), widget=forms.RadioSelect
    )
    what_happened = forms.CharField(
        label=_("In one sentence"),
        max_length=MAX_SENTENCE,
        help_text=_("Everyone can read it. Please name no one."),
    )
    due = day_field(required=False)
    evidence = AddressField(
        label=pgettext_lazy("promise", "address of a page that shows it"),
        required=False,
    )

    def __init__(self, *args, followup: FollowUp, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        possible = ANSWERS[State(followup.state)]
        self.fields["state"].choices = [
            (state, State(state).label) for state in State if state in possible
        ]


class ReasonForm(forms.Form):
    """The head's sentence that the public reads."""

    reason = forms.CharField(
        label=pgettext_lazy("promise", "reason of the delay"),
        max_length=MAX_SENTENCE,
        help_text=_("Everyone can read it. Please name no one."),
    )
    new_day = day_field(required=True)


class AddressForm(forms.Form):
    email = EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )


class DigitsForm(CodeForm):
    """The six digits, and which mailbox they came to."""

    email = AddressForm.base_fields["email"]
    field_order = ["email", "code"]
