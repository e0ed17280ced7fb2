"""Forms that anybody may send: robots are kept out without a puzzle for people."""

import time

from django import forms
from django.conf import settings
from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

SALT = "core.forms.opened"
MOST_SECONDS = 24 * 60 * 60


def opened_stamp(seconds_ago: float = 0) -> str:
    """Return a signed note of when a form was opened."""
    return signing.dumps(int(time.time() - seconds_ago), salt=SALT)


class GuardedForm(forms.Form):
    """Has a field that only robots fill in, and notices who answers faster than people read.

    A page shows it with `components/form_guard.html`. A view that finds `is_robot` answers as if
    all were well and does nothing.
    """

    least_seconds = 3

    website = forms.CharField(required=False, label=_("Leave this empty"))
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["opened"] = opened_stamp()

    @property
    def is_robot(self) -> bool:
        return bool(self.cleaned_data.get("website"))

    def clean(self) -> dict:
        cleaned = super().clean()
        try:
            seconds = time.time() - signing.loads(self.data.get("opened", ""), salt=SALT)
        except signing.BadSignature:
            seconds = MOST_SECONDS + 1
        if seconds > MOST_SECONDS:
            self._open_again()
            raise forms.ValidationError(
                gettext("This form was open for long. Please look it over and send it again.")
            )
        if settings.FORMS_ARE_TIMED and seconds < self.least_seconds:
            raise forms.ValidationError(
                gettext("That was very quick. Please look it over and send it again.")
            )
        return cleaned

    def _open_again(self) -> None:
        self.data = self.data.copy()
        self.data["opened"] = opened_stamp()

    def shown_fields(self) -> list[forms.BoundField]:
        """Return the fields that people fill in."""
        return [field for field in self if field.name not in ("website", "opened")]
