"""Which languages are wished for on which dates: read from the sign-ups, and written nowhere else.

A room that knows who speaks a language asks them, and calls `services.reply` with what they say.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from hub.core.switches import is_open
from hub.occurrences.workflow import HELD
from hub.signups.choices import Need
from hub.signups.interpreters.models import InterpreterReply
from hub.signups.models import Sheet, SignUp
from hub.signups.querysets import SignUpQuerySet
from hub.signups.workflow import LISTED

PART = "signups.interpreters"
SIGN = "sign"
# Of whoever reads these nobody knows which language they would like to hear.
OF_NO_LANGUAGE = ("ja", "ja-x-easy")


@dataclass
class Wish:
    """A language that people on a sheet wish to hear, and what was answered."""

    sheet: Sheet
    language: str
    replies: list[InterpreterReply] = field(default_factory=list)

    @property
    def label(self) -> str:
        """What the language is called: by itself, sign language in the active one."""
        names = dict(settings.LANGUAGES)
        return str(Need.SIGN.label if self.language == SIGN else names[self.language])

    @property
    def who_can(self) -> list[InterpreterReply]:
        return [reply for reply in self.replies if reply.can_come]

    @property
    def is_told(self) -> bool:
        """Whether who wished it knows that somebody comes."""
        return any(reply.told_at for reply in self.replies)

    def reply_of(self, page: int) -> InterpreterReply | None:
        """Return what those answered who keep the page with this key."""
        return next((reply for reply in self.replies if reply.page_id == page), None)


def languages_of(signup: SignUp) -> set[str]:
    """Return what somebody wishes to hear."""
    wished = {SIGN} if Need.SIGN in signup.needs else set()
    if Need.INTERPRETER in signup.needs and signup.language not in OF_NO_LANGUAGE:
        wished.add(signup.language)
    return wished


def ahead(now: datetime) -> list[Wish]:
    """Return what is wished for on dates to come, the next one first."""
    if not is_open(PART):
        return []
    signups = SignUp.objects.filter(
        sheet__date__state__in=HELD, sheet__date__starts_at__gt=now
    ).select_related("sheet__date__page")
    return _wishes(signups.order_by("sheet__date__starts_at", "sheet", "language"))


def on(sheet: Sheet) -> list[Wish]:
    """Return what is wished for on one sheet."""
    if not is_open(PART):
        return []
    return _wishes(sheet.signups.order_by("language"))


def _wishes(signups: SignUpQuerySet) -> list[Wish]:
    found: dict[tuple[int, str], Wish] = {}
    for signup in signups.filter(state__in=LISTED).exclude(needs=[]):
        for language in sorted(languages_of(signup)):
            key = (signup.sheet_id, language)
            found.setdefault(key, Wish(signup.sheet, language))
    sheets = {sheet for sheet, _language in found}
    for reply in InterpreterReply.objects.filter(sheet__in=sheets).select_related("page"):
        if wish := found.get((reply.sheet_id, reply.language)):
            wish.replies.append(reply)
    return list(found.values())
