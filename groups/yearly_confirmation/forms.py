"""What groups and the desk write about pausing, closing and calls."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from groups.choices import RequestKind
from hub.forms.fields import TextField

LONGEST = 400
FURTHEST = timedelta(days=5 * 366)
SOON = timedelta(days=366)


class DayField(forms.DateField):
    """A day, between two distances from today."""

    def __init__(self, *, earliest: timedelta, latest: timedelta, wrong: str, **kwargs):
        self.earliest, self.latest, self.wrong = earliest, latest, wrong
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, **kwargs)

    def validate(self, value) -> None:
        super().validate(value)
        today = timezone.localdate()
        if value and not today + self.earliest <= value <= today + self.latest:
            raise forms.ValidationError(self.wrong)


def why(label: str, help_text: str = "") -> TextField:
    return TextField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class PauseForm(forms.Form):
    day = DayField(
        label=_("Until when"),
        required=False,
        earliest=timedelta(days=1),
        latest=FURTHEST,
        wrong=_("Please give a day in the next five years, or leave it empty."),
        help_text=_("If you do not know yet, leave it empty."),
    )
    note = why(_("Why"), _("The city alone reads this."))


class ResumeForm(forms.Form):
    note = why(_("A word to the city"), _("The city alone reads this."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = False


class ClosingForm(forms.Form):
    day = DayField(
        label=_("Day of the dissolution"),
        earliest=-FURTHEST,
        latest=SOON,
        wrong=_("Please give a day of the last five years or the coming one."),
    )
    note = why(_("Why"), _("The city alone reads this."))
    understood = forms.BooleanField(label=_("I have read what happens then."))


LIFE_FORMS = {
    RequestKind.PAUSE.value: PauseForm,
    RequestKind.RESUME.value: ResumeForm,
    RequestKind.CLOSING.value: ClosingForm,
}


class CallForm(forms.Form):
    note = why(_("Who said it, and when"), _("Kept in the group's history."))


class TakeOutForm(forms.Form):
    reason = why(_("Why"), _("Kept in the history of the page. The group does not read it."))
