"""Mails about promises. City hall reads them on another screen than the internet, so they say
everything in words, and how to answer without pressing the link.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.followups.schedule import public_from
from hub.mail.services import absolute, queue_mail
from hub.occurrences.words import dated

if TYPE_CHECKING:
    from hub.accounts.links import IssuedLink
    from hub.followups.models import FollowUp

TEMPLATE = "followups/mail/"


@dataclass(frozen=True)
class Line:
    """A promise in a mail. `public_on` is the day from which its delay can be read, or ""."""

    title: str
    what: str
    due: str
    public_on: str = ""


def _line(followup: "FollowUp", today: date, *, is_late: bool = False) -> Line:
    public = dated(public_from(followup), today) if is_late and followup.is_announced else ""
    return Line(followup.page.title, followup.what, dated(followup.due, today), public)


def ask(
    address: str,
    issued: "IssuedLink",
    to_answer: Iterable["FollowUp"],
    late: Iterable["FollowUp"],
    today: date,
) -> None:
    """Ask a mailbox about all that it has to answer, and warn it of what others have not."""
    with translation.override(settings.LANGUAGE_CODE):
        queue_mail(
            template=f"{TEMPLATE}ask",
            context={
                "lines": [_line(followup, today) for followup in to_answer],
                "late": [_line(followup, today, is_late=True) for followup in late],
                "address": absolute(reverse("promises_answer", args=[issued.token])),
                "door": absolute(reverse("promises_find")),
                "digits": issued.code,
                "reason": _("This address is written down for the promises of an office."),
            },
            address=address,
            language=settings.LANGUAGE_CODE,
        )


def digits(address: str, issued: "IssuedLink") -> None:
    """Send six digits by which the page of a mailbox opens."""
    with translation.override(settings.LANGUAGE_CODE):
        queue_mail(
            template=f"{TEMPLATE}digits",
            context={
                "digits": issued.code,
                "reason": _("Somebody wrote this address into the form."),
            },
            address=address,
            language=settings.LANGUAGE_CODE,
        )
