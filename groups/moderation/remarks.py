"""What a reviewer should look at twice, found by rules."""

import re

from django.utils.translation import gettext as _

from groups.changes import label_of
from groups.privacy import PUBLIC_CHOICES
from groups.validators import normalise

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
SHORTEST_SECRET = 4


def remarks(values: dict[str, object]) -> list[str]:
    """Return remarks on a group's plain values: missing alt texts, personal data in free text."""
    found = []
    if any(not photo["alt"] for photo in values["photos"]):
        found.append(_("A photo has no description."))
    secrets = [
        normalise(str(values[name]))
        for name, choice in PUBLIC_CHOICES.items()
        if name in values and values[name] and not values[choice]
    ]
    for name, text in _texts(values):
        if PHONE.search(text):
            found.append(_("“%(field)s” seems to hold a phone number.") % {"field": name})
        if E_MAIL.search(text):
            found.append(_("“%(field)s” seems to hold an e-mail address.") % {"field": name})
        if any(len(secret) >= SHORTEST_SECRET and secret in text for secret in secrets):
            found.append(
                _("“%(field)s” holds something that the group keeps private.") % {"field": name}
            )
    return found


def _texts(values: dict[str, object]) -> list[tuple[str, str]]:
    texts = [(label_of(name), values[name]) for name in FREE_TEXTS]
    texts += [(label_of("support"), row["text"]) for row in values["support"]]
    texts += [
        (label_of("photos"), f"{photo['alt']} {photo['caption']}") for photo in values["photos"]
    ]
    return [(name, normalise(text)) for name, text in texts]
