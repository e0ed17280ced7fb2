"""What a reviewer should look at twice, found by rules.

A remark is kept with the submission as `{"code": …, "field": name of the value}`: no text of the
group, so nothing private gets into the record, and each reviewer reads it in their own language.
"""

import re

from django.utils.translation import gettext as _

from groups.changes import label_of
from groups.privacy import PUBLIC_CHOICES
from hub.core.japanese.validators import normalise

FREE_TEXTS = (
    "summary",
    "purpose",
    "activity",
    "when_active",
    "fee",
    "how_to_join",
    "language_notes",
    "accessibility_notes",
)
PHONE = re.compile(r"(?<!\d)0\d{1,4}[-(\s]?\d{1,4}[-)\s]?\d{3,4}(?!\d)")
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
MIN_SECRET_LENGTH = 4

Remark = dict[str, str]


def find_remarks(values: dict[str, object]) -> list[Remark]:
    """Return remarks on a group's plain values: missing alt texts, personal data in free text."""
    found = []
    if any(not photo["alt"] for photo in values["photos"]):
        found.append({"code": "alt", "field": "photos"})
    secrets = [
        normalise(str(values[name]))
        for name, choice in PUBLIC_CHOICES.items()
        if name in values and values[name] and not values[choice]
    ]
    for name, text in _texts(values):
        if PHONE.search(text):
            found.append({"code": "phone", "field": name})
        if E_MAIL.search(text):
            found.append({"code": "email", "field": name})
        if any(len(secret) >= MIN_SECRET_LENGTH and secret in text for secret in secrets):
            found.append({"code": "private", "field": name})
    return [remark for n, remark in enumerate(found) if remark not in found[:n]]


def say(remark: Remark) -> str:
    """Return a remark in plain words, in the active language."""
    field = {"field": label_of(remark["field"])}
    words = {
        "alt": _("A photo has no description."),
        "phone": _("“%(field)s” seems to hold a phone number.") % field,
        "email": _("“%(field)s” seems to hold an e-mail address.") % field,
        "private": _("“%(field)s” holds something that the group keeps private.") % field,
    }
    return words[remark["code"]]


def remarks(values: dict[str, object]) -> list[str]:
    """Return the remarks on plain values in words."""
    return [say(remark) for remark in find_remarks(values)]


def _texts(values: dict[str, object]) -> list[tuple[str, str]]:
    texts = [(name, values[name]) for name in FREE_TEXTS]
    texts += [("support", row["text"]) for row in values["support"]]
    texts += [("photos", f"{photo['alt']} {photo['caption']}") for photo in values["photos"]]
    return [(name, normalise(text)) for name, text in texts]
