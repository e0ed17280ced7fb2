"""What sign-ups remind people of, in their mail of the day: by a table, each once, as things are."""

from collections.abc import Iterable

import pytest
from django.utils import timezone

from hub.mail.models import OutgoingMail
from hub.occurrences import services as dates
from hub.occurrences.workflow import Action
from hub.signups import hosts, reminders, services
from hub.signups.hosts import Host, Keeper
from hub.signups.links import manage_path
from hub.signups.models import Sheet, SignUp
from hub.signups.workflow import State
from hub.telling.daily import send_daily_mails
from hub.telling.models import Told
from tests.hub.signups.conftest import DAY, HOUR, NOW, START, came, make_date, make_sheet

pytestmark = pytest.mark.django_db
KEEPER = "keeper@group.example.jp"


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def kept(monkeypatch) -> None:
    """A group holds the date."""
    keeper = Keeper(KEEPER, "en", "https://hub.example.jp/mypage/events/1/")
    host = Host(lambda page: ["雨の日もあります"], lambda page: [keeper])
    monkeypatch.setattr(hosts, "_hosts", {"home.ContentPage": host})


def subjects_of(email: str) -> list[str]:
    found = OutgoingMail.objects.filter(recipient=email).order_by("pk")
    return list(found.values_list("subject", flat=True))


def reminded(email: str, days: Iterable[int], move) -> list[int]:
    """Return on which of `days` before the date a daily mail was written to an address."""
    found = []
    for number in days:
        move(START - number * DAY)
        before = len(subjects_of(email))
        for _n in range(2):
            send_daily_mails(timezone.now())
        if len(subjects_of(email)) > before:
            found.append(number)
    return found


@pytest.mark.parametrize(("remind_days", "on"), [(2, [2]), (1, [1]), (7, [7]), (0, [])])
def test_who_is_signed_up_is_reminded_once(date, kept, time_machine, remind_days, on):
    sheet = make_sheet(date, remind_days=remind_days)
    signup = came(sheet, 2, language="tl")
    assert reminded(signup.email, range(9, -2, -1), time_machine.move_to) == on
    if on:
        mail = OutgoingMail.objects.filter(recipient=signup.email).latest("pk")
        assert mail.language == "tl"
        for words in ("雨の日もあります", signup.code, f"/tl{manage_path(signup)}"):
            assert words in mail.body


def test_a_clock_that_was_away_reminds_on_the_next_day(sheet, time_machine):
    signup = came(sheet)
    assert reminded(signup.email, (4, 1, 0), time_machine.move_to) == [1]


def test_who_signed_up_later_than_the_day_of_reminding_is_not_reminded(sheet, time_machine):
    time_machine.move_to(START - 2 * DAY)
    signup = came(sheet, now=START - 2 * DAY)
    assert reminded(signup.email, (2, 1), time_machine.move_to) == []


@pytest.mark.parametrize(
    "state", [state for state in State if state != State.BOOKED], ids=lambda state: state.value
)
def test_only_who_has_a_place_is_reminded(sheet, time_machine, state):
    signup = came(sheet)
    SignUp.objects.filter(pk=signup.pk).update(state=state)
    assert reminded(signup.email, (2, 1), time_machine.move_to) == []


def test_of_what_does_not_take_place_nobody_is_reminded(sheet, time_machine):
    signup = came(sheet)
    dates.change([sheet.date_id], Action.CANCEL, NOW)
    assert reminded(signup.email, (2, 1), time_machine.move_to) == []


def test_after_a_move_the_new_day_counts(sheet, time_machine):
    signup = came(sheet)
    assert reminded(signup.email, (2,), time_machine.move_to) == [2]
    later = START + 10 * DAY
    now = timezone.now()
    dates.change([sheet.date_id], Action.MOVE, now, times=(later, later + HOUR))
    assert reminded(signup.email, (1, 0, -7, -8, -9), time_machine.move_to) == [-8]


def test_who_holds_it_is_told_that_it_is_full_what_is_needed_and_of_the_list(
    date, kept, time_machine
):
    sheet = make_sheet(date, 3)
    came(sheet, 2, needs=["wheelchair", "interpreter"], name="見本 かおる")
    assert reminded(KEEPER, (9,), time_machine.move_to) == []
    came(sheet, 1, needs=["interpreter"], now=START - 9 * DAY)
    assert reminded(KEEPER, (8, 7, 3, 2, 0, -1, -2), time_machine.move_to) == [8, 3, -1]
    full, needs, roster = OutgoingMail.objects.filter(recipient=KEEPER).order_by("pk")
    assert "All places are taken" in full.subject
    assert "Interpreter 2" in needs.body
    assert "Room for a wheelchair 1" in needs.body
    assert f"/en/signup/{sheet.key}/attendance/" in roster.body
    for mail in (full, needs, roster):
        assert mail.language == "en"
        assert "かおる" not in mail.body


def test_of_a_list_that_is_written_nobody_is_reminded(date, kept, time_machine):
    sheet = make_sheet(date)
    signup = came(sheet)
    SignUp.objects.filter(pk=signup.pk).update(state=State.ATTENDED)
    assert reminded(KEEPER, (-1, -2), time_machine.move_to) == []


def test_the_desk_stands_in_on_working_days(date, desk, time_machine):
    sheet = make_sheet(date, 1)
    came(sheet)
    time_machine.move_to(NOW + 4 * DAY)  # a Saturday
    send_daily_mails(timezone.now())
    assert subjects_of(desk.email) == []
    time_machine.move_to(NOW + 6 * DAY)
    send_daily_mails(timezone.now())
    (mail,) = OutgoingMail.objects.filter(recipient=desk.email)
    assert f"/sign_up_sheets/inspect/{sheet.pk}/" in mail.body


def test_who_was_told_at_once_of_a_move_is_not_told_again(sheet):
    signup = came(sheet)
    later = START + DAY
    (row,) = dates.change([sheet.date_id], Action.MOVE, NOW, times=(later, later + HOUR))
    assert Told.objects.filter(key=row.news_key).count() == 1
    assert len(subjects_of(signup.email)) == 3


def test_many_sheets_cost_no_more_questions_each(desk, django_assert_max_num_queries):
    for _n in range(5):
        came(make_sheet(make_date(), 1))
    with django_assert_max_num_queries(5 * 4 + 12):
        assert len(list(reminders.to_desk(NOW))) == 5


@pytest.mark.parametrize("capacity", [None, 4])
def test_what_is_not_full_is_not_called_full(date, kept, capacity, time_machine):
    services.open_sheet(Sheet(date=date, capacity=capacity), NOW)
    assert reminded(KEEPER, (9, 8), time_machine.move_to) == []
