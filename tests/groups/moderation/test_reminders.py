"""Reminders: once each, to the desk after working days, to the group after days."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from hub.moderation.services import decide
from hub.submissions.models import Submission
from hub.submissions.workflow import Action

TOKYO = ZoneInfo("Asia/Tokyo")
SENT = datetime(2026, 11, 20, 15, 0, tzinfo=TOKYO)  # Friday; Monday 23 is a holiday


@pytest.fixture
def on(time_machine):
    """Call it with a moment: it is that time now."""
    return lambda moment: time_machine.move_to(moment, tick=False)


def remind() -> None:
    call_command("remind_of_submissions", verbosity=0)


def test_the_desk_after_working_days_in_one_mail_and_once(sent, mails, people, on, hub):
    sent()
    Submission.objects.update(sent_at=SENT)
    mails()
    for day, told in ((26, False), (27, True), (27, False), (30, False)):
        # 24, 25, 26 are the three working days; 28 and 29 a weekend
        on(datetime(2026, 11, day, 8, 30, tzinfo=TOKYO))
        remind()
        found = mails()
        assert set(found) == ({people["desk"].email} if told else set()), day
        assert not told or hub.group.title in found[people["desk"].email]


def test_nobody_on_a_closed_day(sent, mails, on):
    sent()
    Submission.objects.update(sent_at=SENT)
    mails()
    on(datetime(2026, 12, 31, 8, 30, tzinfo=TOKYO))
    remind()
    assert not mails()


def test_the_group_after_days_and_once_for_each_time_it_was_asked(sent, mails, people, on):
    on(SENT)
    submission = sent()
    decide(submission.task_state, people["desk"], Action.SEND_BACK, "曜日を見直してください。")
    mails()
    members = {people["owner"].email, people["editor"].email}
    on(SENT + timedelta(days=13))
    remind()
    assert not mails()
    on(SENT + timedelta(days=14))
    remind()
    found = mails()
    assert set(found) == members
    assert all("曜日を見直してください。" in body for body in found.values())
    remind()
    assert not mails()
    again = sent(activity="毎月第4日曜に歩きます。")
    decide(again.task_state, people["desk"], Action.SEND_BACK, "もう一度お願いします。")
    mails()
    on(SENT + timedelta(days=31))
    remind()
    assert set(mails()) == members


def test_not_the_group_that_corrected_it_or_threw_it_away(sent, mails, people, on, hub):
    from hub.submissions.sending import discard

    on(SENT)
    decide(sent().task_state, people["desk"], Action.SEND_BACK, "直してください。")
    discard(hub.group, people["owner"])
    mails()
    on(SENT + timedelta(days=20))
    remind()
    assert not mails()
