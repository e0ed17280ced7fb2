"""Where what pages keep private is shown to city hall (`hub.privacy.places`)."""

from django.utils.translation import gettext_lazy as _

from hub.privacy import places

TYPING, REVIEW, EDITOR, VERSIONS, FILE = "typing", "review", "editor", "versions", "file"


def register() -> None:
    for where, label in (
        (TYPING, _("Typing for others")),
        (REVIEW, _("Review of a change")),
        (EDITOR, _("Editor of the page")),
        (VERSIONS, _("Earlier versions")),
        (FILE, _("A file that is not public")),
    ):
        places.name(where, label)
