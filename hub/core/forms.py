"""Forms that anyone may send: robots are kept out without a puzzle for people."""

import json
import secrets
import time

from django import forms
from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

SALT = "hub.core.forms.opened"
MAX_SECONDS = 24 * 60 * 60


def opened_stamp(seconds_ago: float = 0) -> str:
    """Return a signed note of when a form was opened, another for each."""
    return signing.dumps([int(time.time() - seconds_ago), secrets.token_hex(8)], salt=SALT)


class GuardedForm(forms.Form):
    """Has a field that only robots fill in, and notices who answers faster than people read.

    A page shows it with `components/form_guard.html`. Whom it stops is told why and may send again:
    a browser that fills in forms by itself may have filled in that field too.
    """

    least_seconds = 3

    website = forms.CharField(required=False, label=_("Leave this empty"))
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["opened"] = opened_stamp()

    def clean(self) -> dict:
        cleaned = super().clean()
        try:
            opened_at, _nonce = signing.loads(self.data.get("opened", ""), salt=SALT)
            seconds = time.time() - opened_at
        except signing.BadSignature:
            seconds = MAX_SECONDS + 1
        if seconds > MAX_SECONDS:
            self._show_again(opened=opened_stamp())
            raise forms.ValidationError(
                gettext("This form was open for long. Please look it over and send it again.")
            )
        if cleaned.get("website"):
            self._show_again(website="")
            raise forms.ValidationError(
                gettext(
                    "Your browser may have filled in a field that nobody sees. "
                    "Please look it over and send it again."
                )
            )
        if settings.FORMS_ARE_TIMED and seconds < self.least_seconds:
            raise forms.ValidationError(
                gettext("That was very quick. Please look it over and send it again.")
            )
        return cleaned

    def key(self, *about: object) -> str:
        """Return what marks this sending of the form: the same if it is sent again as it is.

        Two people who send the same words have each opened a form; who goes back and changes a
        word sends something new.
        """
        sent = [about, self.data.get("opened"), sorted(self.cleaned_data.items())]
        return salted_hmac(f"{SALT}.key", json.dumps(sent, default=str)).hexdigest()

    def _show_again(self, **values: str) -> None:
        self.data = self.data.copy()
        for name, value in values.items():
            self.data[name] = value

    def shown_fields(self) -> list[forms.BoundField]:
        """Return the fields that people fill in."""
        return [field for field in self if field.name not in ("website", "opened")]
