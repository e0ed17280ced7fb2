"""What a reviewer should look at twice, found by rules.

A remark is kept with the submission as `{"code": …, "field": name of the value}`: no text of the
senders, so nothing private gets into the record, and each reviewer reads it in their own language.
"""

import re

from django.utils.translation import gettext as _

from hub.core.fonts import undrawn
from hub.forms.declaration import Values
from hub.forms.kinds import Photos
from hub.submissions.portal import Portal
from hub.text.normalise import plain
from hub.text.phones import phone_numbers

E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
MIN_SECRET_LENGTH = 4

Remark = dict[str, str]


def find_remarks(portal: Portal, values: Values) -> list[Remark]:
    """Return remarks on plain values: missing alt texts, personal data in free text."""
    found = [
        {"code": "alt", "field": name}
        for name in portal.of_kind(Photos)
        if any(not photo["alt"] for photo in values.get(name, []))
    ]
    secrets = [
        plain(str(values[name]))
        for name, choice in portal.choices.items()
        if name in values and values[name] and not values[choice]
    ]
    for name, text in _texts(portal, values):
        if any(phone_numbers(text)):
            found.append({"code": "phone", "field": name})
        if E_MAIL.search(text):
            found.append({"code": "email", "field": name})
        if any(len(secret) >= MIN_SECRET_LENGTH and secret in text for secret in secrets):
            found.append({"code": "private", "field": name})
        if undrawn(text):
            found.append({"code": "paper", "field": name})
    return [remark for n, remark in enumerate(found) if remark not in found[:n]]


def say(portal: Portal, remark: Remark) -> str:
    """Return a remark in plain words, in the active language."""
    field = {"field": portal.label_of(remark["field"])}
    words = {
        "alt": _("A photo has no description."),
        "phone": _("“%(field)s” seems to hold a phone number.") % field,
        "email": _("“%(field)s” seems to hold an e-mail address.") % field,
        "paper": _("“%(field)s” holds marks that cannot be printed. Leaflets leave them out.")
        % field,
        "private": _("“%(field)s” holds something that is kept private.") % field,
    }
    return words[remark["code"]]


def remarks(portal: Portal, values: Values) -> list[str]:
    """Return the remarks on plain values in words."""
    return [say(portal, remark) for remark in find_remarks(portal, values)]


def _texts(portal: Portal, values: Values) -> list[tuple[str, str]]:
    return [
        (name, plain(text))
        for name in portal.named(is_free_text=True)
        if name in values
        for text in portal.by_name[name].kind.texts(values[name])
    ]
