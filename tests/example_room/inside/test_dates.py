"""On a date of a page a room's own rows may hang: no revision takes it from under them."""

from datetime import time

import pytest
from django.utils import timezone

from hub.occurrences.models import Occurrence
from hub.occurrences.series import MonthlyByWeekday, Series
from hub.occurrences.services import change, reconcile
from hub.occurrences.workflow import Action, State
from tests.example_room.models import Loan

pytestmark = pytest.mark.both_databases

SATURDAY = 5
LOANS = 20


def open_shed(number: int) -> Series:
    """Return the series of the nth Saturdays, on which tools are handed over."""
    rule = MonthlyByWeekday(timezone.localdate(), frozenset({number}), frozenset({SATURDAY}))
    return Series("shed", rule, time(9), time(11))


def test_an_older_revision_loses_neither_what_was_cancelled_nor_what_rows_hang_on(tool, people):
    now = timezone.now()
    reconcile(tool, [open_shed(2)], now)
    first, second, *others = Occurrence.objects.filter(page=tool)
    for _number in range(LOANS):
        Loan.objects.create(tool=tool, user=people["borrower"], handed_over=first)
    change([second.pk], Action.CANCEL, now)
    reconcile(tool, [open_shed(3)], now)
    assert Loan.objects.filter(handed_over=first).count() == LOANS
    assert Occurrence.objects.get(pk=second.pk).state == State.CANCELLED
    assert not Occurrence.objects.filter(pk__in=[other.pk for other in others]).exists()


def test_rows_of_a_date_follow_it_to_another_hour(tool, people):
    now = timezone.now()
    reconcile(tool, [open_shed(2)], now)
    first = Occurrence.objects.filter(page=tool).first()
    loan = Loan.objects.create(tool=tool, user=people["borrower"], handed_over=first)
    reconcile(tool, [Series("shed", open_shed(2).rule, time(14), time(16))], now)
    loan.handed_over.refresh_from_db()
    assert timezone.localtime(loan.handed_over.starts_at).hour == 14
