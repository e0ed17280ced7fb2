"""A round through a year: who is written to, on which day, and how often."""

from datetime import date, timedelta

import pytest

from core.clock import JOBS
from core.models import OutgoingMail
from groups.confirmation import services
from groups.confirmation.rounds import Done, keep
from groups.confirmation.tokens import address_of
from groups.models import ConfirmationRequest, ConfirmationRound, GroupPage, GroupSettings
from tests.groups.confirmation.conftest import JUNE, MAY
from tests.groups.town import PRIVATE

MEMBERS = {"owner@example.jp", "editor@example.jp"}


def written_to() -> list[str]:
    """Return to whom was written since the last look."""
    found = sorted(OutgoingMail.objects.values_list("recipient", flat=True))
    OutgoingMail.objects.all().delete()
    return found


def days(start: date, end: date):
    return (start + timedelta(days=n) for n in range((end - start).days + 1))


def test_the_clock_keeps_it():
    assert [job.at for job in JOBS if job.command == "ask_for_confirmation"]


def test_a_year_day_by_day(old):
    """Run every day: asked in May, reminded twice, the desk told at the end of the grace."""
    told = {}
    for day in days(date(2027, 4, 1), date(2028, 4, 30)):
        keep(day)
        if people := written_to():
            told[day] = set(people)
    assert told == {
        date(2027, 5, 1): MEMBERS | {"kyodo@example.jp"},
        date(2027, 6, 1): MEMBERS,
        date(2027, 6, 16): MEMBERS,
        date(2027, 8, 30): {"kyodo@example.jp"},
    }
    assert ConfirmationRound.objects.get().grace_ended_on == date(2027, 8, 30)


def test_the_same_day_twice_is_once(old):
    assert keep(MAY) == Done(asked=1)
    mails = OutgoingMail.objects.count()
    assert keep(MAY) == Done()
    assert OutgoingMail.objects.count() == mails
    assert ConfirmationRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("runs", "letters"),
    [
        ([date(2027, 5, 20)], 1),  # the clock stood still for weeks
        ([date(2027, 6, 20)], 1),  # asked late, not reminded on the same day
        ([date(2027, 6, 20), date(2027, 6, 30)], 2),
        ([MAY, date(2027, 6, 20)], 2),  # both reminders missed: one is made up for
        ([date(2027, 5, 30), JUNE, date(2027, 6, 6)], 2),  # never two within a week
        ([date(2027, 7, 1)], 0),  # a hub set up after the month asks nobody
    ],
)
def test_missed_days_are_made_up_for(old, runs, letters):
    for day in runs:
        keep(day)
    assert written_to().count("owner@example.jp") == letters


def test_who_answered_is_left_alone(asked):
    services.confirm(asked, "mail", today=date(2027, 5, 3))
    written_to()
    for day in days(JUNE, date(2027, 9, 30)):
        keep(day)
    assert MEMBERS.isdisjoint(written_to())


def test_the_month_is_a_setting_and_may_be_january(old):
    settings = GroupSettings.load()
    settings.confirmation_month = 1
    settings.save()
    assert keep(date(2027, 11, 30)) == Done()
    assert keep(date(2027, 12, 1)) == Done(asked=2)  # by then the other group is old enough
    assert ConfirmationRound.objects.get().year == 2028


def test_a_setting_changed_meanwhile_moves_no_day(asked):
    settings = GroupSettings.load()
    settings.confirmation_month = 10
    settings.save()
    keep(date(2027, 9, 1))
    assert ConfirmationRound.objects.count() == 1
    assert asked.round.ends_on == date(2027, 6, 30)


@pytest.mark.parametrize(
    "values", [{"taken_out": True}, {"activity_status": "closed"}, {"live": False}]
)
def test_only_listed_groups_are_asked(old, values):
    GroupPage.objects.filter(pk=old.pk).update(**values)
    assert keep(MAY) == Done()


def test_the_letter_holds_what_is_public_and_nothing_else(asked):
    mail = OutgoingMail.objects.get(recipient="owner@example.jp")
    assert address_of(asked, "ja") in mail.body
    for public in (asked.group.title, asked.group.activity, "大和田 春香", "千波"):
        assert public in mail.subject + mail.body
    for private in PRIVATE.values():
        assert private not in mail.body


def test_the_letter_is_in_the_persons_language(old, people):
    people["owner"].language = "en"
    people["owner"].save()
    keep(MAY)
    mail = OutgoingMail.objects.get(recipient="owner@example.jp")
    assert "/en/mypage/confirm/" in mail.body
    assert "What we do" in mail.body


def test_without_members_the_address_of_the_group_itself_is_written_to(old):
    old.memberships.all().delete()
    keep(MAY)
    assert PRIVATE["email"] in written_to()


def test_without_any_address_the_desk_is_told_to_print(old, people):
    old.memberships.all().delete()
    GroupPage.objects.filter(pk=old.pk).update(email="")
    assert keep(MAY) == Done(asked=1)
    assert written_to() == ["kyodo@example.jp"]
    assert keep(JUNE) == Done()
