"""What was deleted, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

NAMES = {
    "values": _("values of the page"),
    "versions": _("versions of the page"),
    "drafts": _("drafts"),
    "files": _("pictures and scans"),
    "notes": _("notes and answers"),
    "people": _("names at consents, invitations and memberships"),
    "mails": _("e-mails"),
}


def in_words(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return (what, number) of what there was to delete."""
    return [(str(label), counts[name]) for name, label in NAMES.items() if counts.get(name)]
