"""What a group says of one date: called off, moved, full. At once public."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.by_groups.fields import DayField, HourField
from hub.forms.fields import TextField
from hub.occurrences.models import Occurrence
from hub.occurrences.services.changing import Times
from hub.occurrences.workflow import Action, State, may


class DateForm(forms.Form):
    """Its new time is asked for only where it moves."""

    action = forms.ChoiceField(
        label=_("What becomes of it"), required=False, widget=forms.RadioSelect
    )
    day = DayField(label=_("New day"), required=False)
    starts = HourField(label=_("New beginning"), required=False)
    ends = HourField(label=_("New end"), required=False)
    is_full = forms.BooleanField(label=_("No place is left"), required=False)
    note = TextField(
        label=_("Why, and what people can do instead"),
        required=False,
        max_length=200,
        help_text=_("One sentence. Everybody reads it beside the date."),
    )

    def __init__(self, row: Occurrence, data=None) -> None:
        start, end = map(timezone.localtime, (row.starts_at, row.ends_at))
        known = {
            "day": start.date(),
            "starts": start.time(),
            "ends": end.time(),
            "is_full": row.is_full,
            "note": row.note,
        }
        super().__init__(data, initial=known)
        possible = [
            (action.value, action.label)
            for action in Action
            if may(action, State(row.state), is_over=row.is_over)
        ]
        self.fields["action"].choices = [("", _("Leave it as it is")), *possible]

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("action") != Action.MOVE or self.errors:
            return cleaned
        for name in ("day", "starts", "ends"):
            if cleaned.get(name) is None:
                self.add_error(name, _("Please say when it is now."))
        if not self.errors and cleaned["ends"] <= cleaned["starts"]:
            self.add_error("ends", _("The end is before the beginning."))
        elif not self.errors and self.times[1] <= timezone.now():
            self.add_error("day", _("This day is over."))
        return cleaned

    @property
    def times(self) -> Times:
        """The new start and end; of a valid form that moves the date."""
        day = self.cleaned_data["day"]
        start, end = (
            timezone.make_aware(datetime.combine(day, self.cleaned_data[name]))
            for name in ("starts", "ends")
        )
        return start, end
