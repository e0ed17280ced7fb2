"""What links in e-mails are for. Each room names its own in its module `purposes`, as `PURPOSES`."""

import functools
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.core.rooms import modules_named


@dataclass(frozen=True)
class Purpose:
    """What a link is for: its name in the database, and for people.

    One that `signs_in` is void as soon as its person has a password.
    """

    code: str
    label: str | Promise
    signs_in: bool = False


@functools.cache
def all_purposes() -> dict[str, Purpose]:
    """Return {code: purpose} of all rooms."""
    found = [purpose for module in modules_named("purposes") for purpose in module.PURPOSES]
    purposes = {purpose.code: purpose for purpose in found}
    if len(purposes) < len(found):
        raise ValueError(f"A purpose is named twice: {sorted(each.code for each in found)}")
    return purposes


def label_of(code: str) -> str:
    """Return the purpose `code` in words (the code itself if its room is gone)."""
    purpose = all_purposes().get(code)
    return str(purpose.label) if purpose else code


def ways_in() -> list[str]:
    """Return the codes of the purposes that sign in."""
    return [purpose.code for purpose in all_purposes().values() if purpose.signs_in]


SIGN_IN, EMAIL, DELETION, NEW_PASSWORD = "sign_in", "email", "deletion", "new_password"
STAFF_CODE = "staff_code"
PURPOSES = [
    Purpose(SIGN_IN, _("Signing in"), signs_in=True),
    Purpose(EMAIL, _("New e-mail address")),
    Purpose(DELETION, _("Deleting the account")),
    Purpose(NEW_PASSWORD, _("Set a new password")),
    Purpose(STAFF_CODE, _("Signing in by a code")),
]
