"""What people are asked to do about the events of their groups."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.by_groups.portal import PORTAL
from events.by_groups.report_form import ReportStep
from events.models import EventPage
from groups.models import GroupPage
from hub.accounts.next_steps import NextStep
from hub.submissions.models import Submission
from hub.submissions.workflow import ReviewState, State

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from hub.accounts.models import User


# A report is asked for while people still remember.
ASKED_FOR_A_REPORT = timedelta(days=30)


def lines(user: "User", thing: object | None) -> Iterator[NextStep]:
    """Say what is to do about events: on the first page, and on that of their group."""
    events = PORTAL.kept_by(user).distinct()
    if isinstance(thing, GroupPage):
        events = events.filter(keeper=thing)
    elif thing is not None:
        return
    yield from _of_today(events.live())
    yield from _sent_back(events)
    yield from _to_report(events.live())


def _of_today(events: "QuerySet[EventPage]") -> Iterator[NextStep]:
    now = timezone.now()
    dates = EventPage.objects.filter(pk__in=events.values("pk")).dates().unconfirmed(now)
    for event in events.filter(pk__in=dates.order_by().values("page")):
        label = _("Say that it takes place today")
        yield NextStep(label, PORTAL.address(event), event.title, order=110)


def _sent_back(events: "QuerySet[EventPage]") -> Iterator[NextStep]:
    sent_back = Submission.objects.filter(
        outcome=Submission.Outcome.SENT_BACK,
        task_state__workflow_state__status="needs_changes",
        task_state__workflow_state__current_task_state_id=F("task_state_id"),
    )
    for event in events.filter(pk__in=sent_back.values("page")):
        yield NextStep(_("Please correct something"), PORTAL.address(event), event.title, order=210)


def _to_report(events: "QuerySet[EventPage]") -> Iterator[NextStep]:
    now = timezone.now()
    ended = events.annotate(ended=Max("occurrences__ends_at")).filter(
        ended__lte=now, ended__gt=now - ASKED_FOR_A_REPORT
    )
    for event in ended:
        if not event.report and ReviewState.of(event).state == State.PUBLIC:
            address = PORTAL.address(event, "step", ReportStep.slug)
            yield NextStep(_("Tell how it went"), address, event.title, order=450)
