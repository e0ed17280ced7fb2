"""When a date changes, everybody on its sheet is told in the same transaction."""

from datetime import time

import pytest
from django.core.management import call_command
from django.utils import timezone

from hub.mail.models import OutgoingMail
from hub.occurrences.models import Occurrence
from hub.occurrences.series import Once, Series
from hub.occurrences.services import change, reconcile
from hub.occurrences.workflow import Action
from hub.signups import services
from hub.signups.models import SignUp
from hub.signups.workflow import State, Step
from tests.hub.signups.conftest import (
    DAY,
    HOUR,
    NOW,
    START,
    asked,
    came,
    mails_to,
    make_sheet,
    states,
    typed,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("action", [Action.CANCEL, Action.POSTPONE, Action.MOVE])
def test_who_is_signed_up_or_waits_is_told_in_their_language_and_keeps_the_place(date, action):
    sheet = make_sheet(date, 1)
    first, second = came(sheet, language="tl"), came(sheet)
    asked(sheet)
    times = (START + HOUR, START + 3 * HOUR) if action == Action.MOVE else None
    change([date.pk], action, NOW, note="大雨のため", times=times)
    for signup in (first, second):
        last = mails_to(signup)[-1]
        assert "大雨のため" in last.body
        assert last.language == signup.language
    assert OutgoingMail.objects.count() == 3 + 2 + 2
    assert states(sheet)[:2] == [State.BOOKED, State.WAITING]
    sheet.refresh_from_db()
    assert (sheet.step == Step.CLOSED) == (action != Action.MOVE)


def test_it_takes_place_after_all(sheet, date):
    signup = came(sheet)
    change([date.pk], Action.CANCEL, NOW)
    change([date.pk], Action.RESTORE, NOW)
    assert len(mails_to(signup)) == 4
    sheet.refresh_from_db()
    assert sheet.step == Step.OPEN


def test_nothing_is_offered_while_a_date_is_cancelled(date):
    sheet = make_sheet(date, 1)
    first, second = came(sheet), came(sheet)
    change([date.pk], Action.CANCEL, NOW)
    services.cancel(first, NOW)
    second.refresh_from_db()
    assert second.state == State.WAITING


def test_other_hours_in_the_series_of_a_page_are_told_too(sheet, date):
    signup = came(sheet)
    day = timezone.localdate(START)
    series = Series("single", Once(day, day), time(13), time(15))
    reconcile(date.page, [series], NOW)
    assert "13:00" in mails_to(signup)[-1].body
    reconcile(date.page, [series], NOW)
    assert len(mails_to(signup)) == 3


def test_a_date_with_a_sheet_outlives_its_series(sheet, date):
    reconcile(date.page, [], NOW)
    assert Occurrence.objects.filter(pk=date.pk).exists()


def test_thirty_days_after_the_date_nothing_names_anybody(sheet, date, desk, time_machine):
    came(
        sheet,
        name="山田 太郎",
        name_kana="ヤマダ",
        email="taro@example.com",
        needs=["sign_language"],
    )
    services.sign_up_at_desk(
        sheet.pk, desk, NOW, **typed(name="鈴木", phone="029-224-1111", email="")
    )
    time_machine.move_to(date.ends_at + 29 * DAY)
    call_command("forget", verbosity=0)
    assert SignUp.objects.exclude(name="").count() == 2
    time_machine.move_to(date.ends_at + 31 * DAY)
    call_command("forget", verbosity=0)
    for row in SignUp.objects.values():
        kept = {
            name: value for name, value in row.items() if value not in ("", [], {}, None, False)
        }
        assert set(kept) <= {
            *("id", "key", "code", "sheet_id", "language", "party_size", "state"),
            *("created_at", "corrections", "queue_number"),
        }
    assert OutgoingMail.objects.filter(recipient="taro@example.com", sent_at=None).count() == 2


def test_what_nobody_confirmed_is_deleted_after_two_days(sheet, time_machine):
    time_machine.move_to(NOW)
    asked(sheet)
    time_machine.move_to(NOW + 3 * DAY)
    call_command("forget", verbosity=0)
    assert not SignUp.objects.exists()
