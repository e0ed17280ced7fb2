"""One change = one transaction. No request here."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.core.rules import require
from hub.editorial.people import desk_answer
from hub.enquiries.mistakes import notifications
from hub.enquiries.models import MistakeReport

if TYPE_CHECKING:
    from wagtail.models import Page

    from hub.accounts.models import User
    from hub.pages.models import BasePage

MAX_OPEN = 50  # of one page in a day: whoever sends so many keeps others out for no longer
KEEP_WORDS = timedelta(days=365)


class TooMany(Exception):
    """The desk got more reports of this page today than it can read."""


@transaction.atomic
def report(
    page: "BasePage",
    *,
    what: list[str],
    words: str,
    email: str,
    language: str,
    form_key: str | None = None,
) -> MistakeReport:
    """Keep what a reader found wrong on a source page, for the desk.

    Args:
        page: a source page with a mailbox.
        what: codes that its mailbox offers.
        words: free text.
        email: of the reader, if the desk may ask; or "".
        language: code of the language that they read the page in.
        form_key: what marks this sending of the form: the same again changes nothing.

    Raises:
        TooMany.
    """
    if form_key and (known := MistakeReport.objects.filter(form_key=form_key).first()):
        return known
    yesterday = timezone.now() - timedelta(days=1)
    reports = MistakeReport.objects.filter(page_id=page.pk, created_at__gt=yesterday)
    if reports.filter(state=MistakeReport.State.OPEN).count() >= MAX_OPEN:
        raise TooMany
    facts = {"page_id": page.pk, "what": what, "words": words, "email": email, "language": language}
    if form_key is None:
        return MistakeReport.objects.create(**facts)
    return MistakeReport.objects.get_or_create(form_key=form_key, defaults=facts)[0]


def _locked(report: MistakeReport, user: "User") -> MistakeReport:
    require(desk_answer(user))
    return MistakeReport.objects.select_for_update().get(pk=report.pk)


@transaction.atomic
def forward(report: MistakeReport, user: "User") -> bool:
    """Ask the page's people to check it, once; return whether there was an address to write to."""
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


def forget_content(page: "Page") -> int:
    """Empty what readers wrote about `page`; return how many reports had something."""
    reports = MistakeReport.objects.filter(page_id=page.pk).exclude(words="", email="")
    return reports.update(words="", email="")
