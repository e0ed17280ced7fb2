"""Where what groups keep private is shown to city hall (see `hub.privacy.places`)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hub.privacy import places


class Where(TextChoices):
    ACCOUNTS = "accounts", _("Accounts of groups")
    LETTER = "letter", _("Letter with an account")
    SLIPS = "slips", _("Slips for the yearly confirmation")
    CONFIRMATION = "confirmation", _("Yearly confirmation")
    TABLE = "table", _("Table of groups")
    ENQUIRIES = "enquiries", _("Enquiries to groups")


def register() -> None:
    for where, label in Where.choices:
        places.name(where, label)
