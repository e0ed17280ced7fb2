"""What people type as ID or code, and what they mean by it."""

import re

from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from hub.text.mail_addresses import mail_key
from hub.text.normalise import plain, with_hyphens

GROUP_ID = re.compile(r"^D-(\d{1,9})$", re.IGNORECASE)


def normalise_login(typed: str) -> str:
    """Return an email address or ID as it is stored, from full-width letters, other dashes …"""
    if "@" in plain(typed):
        return mail_key(typed)
    text = with_hyphens(typed).replace(" ", "")
    match = GROUP_ID.match(text)
    return group_id(int(match[1])) if match else text


def validate_login(login: str) -> None:
    """Raise unless `login` (normalised) is an e-mail address or a 団体ID."""
    if not GROUP_ID.match(login):
        EmailValidator(_("Please write an e-mail address such as name@example.jp, or your ID."))(
            login
        )


def normalise_code(typed: str) -> str:
    """Return the digits of a code typed in any way."""
    text = plain(typed)
    return "".join(char for char in text if char in "0123456789")


def group_id(number: int) -> str:
    """Return the 団体ID of the given number."""
    return f"D-{number:04d}"


def group_id_number(username: str) -> int:
    """Return the number of a 団体ID, 0 for another kind of name."""
    match = GROUP_ID.match(username)
    return int(match[1]) if match else 0
