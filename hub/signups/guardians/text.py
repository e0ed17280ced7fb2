"""What a guardian agrees to: one text, line by line, in the language in which it is read.

Whoever changes a sentence here gives `VERSION` the next number: consents say which one was read.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hub.signups.guardians.choices import CHOICES, Line
from hub.signups.models import Sheet, SignUp
from hub.signups.notifications import title_of, when_in_words, where_in_words

VERSION = 1


@dataclass(frozen=True)
class Said:
    """A line: what it is about, and what is said of it."""

    label: str
    words: str


def lines(signup: SignUp, language: str) -> list[Said]:
    """Return what the guardian of `signup` reads, in `language`."""
    with translation.override(language):
        sheet = signup.sheet
        found = [
            Said(_("Child"), signup.name),
            Said(pgettext("guardian", "What"), title_of(sheet, language)),
            Said(pgettext("of an event", "When"), when_in_words(sheet)),
            Said(pgettext("of an event", "Place"), where_in_words(sheet, language)),
            *_coded(sheet),
            Said(
                _("If someone is hurt or ill"),
                _("We call an ambulance if needed, and you at once. A doctor may treat the child."),
            ),
            Said(
                _("If the child wants to stop"),
                _("The child may stop at any time, without giving a reason."),
            ),
        ]
    return [said for said in found if said.words]


def _coded(sheet: Sheet) -> list[Said]:
    codes = sheet.for_guardians
    return [Said(str(line.label), _in_words(line, codes.get(line.value, []))) for line in Line]


def _in_words(line: Line, given: str | list[str]) -> str:
    """Return what the codes of a line say; those that are not known any more say nothing."""
    wanted = [given] if isinstance(given, str) else given
    return " / ".join(str(label) for code, label in CHOICES[line].choices if code in wanted)


def as_text(signup: SignUp, language: str) -> str:
    """Return the whole text as it is kept with a consent; the child is not named."""
    found = lines(signup, language)
    return "\n".join(f"{said.label}: {said.words}" for said in found if said.words != signup.name)
