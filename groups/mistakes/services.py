"""One change = one transaction. No request here."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from groups.mistakes import notifications
from groups.models import GroupPage, MistakeReport
from hub.core.rules import require
from hub.editorial.people import desk_answer

if TYPE_CHECKING:
    from hub.accounts.models import User

MAX_OPEN = 50  # of one group in a day: whoever sends so many keeps others out for no longer
KEEP_WORDS = timedelta(days=365)


class TooMany(Exception):
    """The desk got more reports of this group today than it can read."""


def report(
    group: GroupPage, *, what: list[str], words: str, email: str, language: str
) -> MistakeReport:
    """Keep what a reader found wrong, for the desk.

    Raises:
        TooMany.
    """
    yesterday = timezone.now() - timedelta(days=1)
    reports = group.mistake_reports.filter(created_at__gt=yesterday)
    if reports.filter(state=MistakeReport.State.OPEN).count() >= MAX_OPEN:
        raise TooMany
    return MistakeReport.objects.create(
        group=group, what=what, words=words, email=email, language=language
    )


def _locked(report: MistakeReport, user: "User") -> MistakeReport:
    require(desk_answer(user))
    return MistakeReport.objects.select_for_update().get(pk=report.pk)


@transaction.atomic
def forward(report: MistakeReport, user: "User") -> bool:
    """Ask the group to check it, once; return whether there was an address to write to."""
    report = _locked(report, user)
    if report.forwarded_at is not None:
        return True
    if not notifications.forward(report):
        return False
    report.forwarded_at = timezone.now()
    report.save(update_fields=["forwarded_at"])
    return True


@transaction.atomic
def settle(report: MistakeReport, user: "User", is_done: bool) -> None:
    """Put a report aside, or take it up again. The reader's address is not needed after it."""
    report = _locked(report, user)
    report.state = MistakeReport.State.DONE if is_done else MistakeReport.State.OPEN
    report.settled_by = user if is_done else None
    report.settled_at = timezone.now() if is_done else None
    if is_done:
        report.email = ""
    report.save()


def forget_old() -> int:
    """Forget the readers' words of reports settled a year ago; return how many."""
    old = MistakeReport.objects.filter(
        state=MistakeReport.State.DONE, settled_at__lt=timezone.now() - KEEP_WORDS
    )
    return old.exclude(words="").update(words="")
