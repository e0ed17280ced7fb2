"""Who presses which button, what it leads to, and what is written down."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper
from django.urls import reverse
from django.utils import timezone

from hub.core.rules import Refused
from hub.disaster import keeping, states
from hub.disaster.models import Press
from hub.disaster.states import Action

pytestmark = pytest.mark.django_db
WORDS = {"ja": "市役所の窓口は、きょうは開きません。"}
SAID = {"words": WORDS}


@pytest.fixture(autouse=True)
def _shelf(shelf):
    return shelf


@pytest.fixture
def at(monkeypatch):
    """Set the clock so many hours after now."""
    now = timezone.now()

    def move(hours: float) -> None:
        moment = now + timedelta(hours=hours)
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return move


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("editor", True), ("approver", True), ("desk", True), ("translator", False)],
)
def test_one_person_of_city_hall_on_duty_is_enough(people, client, role, allowed):
    client.force_login(getattr(people, role))
    assert client.post(reverse("presses:press"), {"action": "start"}).status_code == 302
    assert [press.by_name for press in Press.objects.all()] == ([role] if allowed else [])


STATES = {
    "off": [],
    "on": ["start"],
    "drill": ["drill"],
    "on with a message": ["start", "words"],
}
MEANS_SOMETHING = {
    "off": {"start", "drill"},
    "on": {"renew", "words", "end"},
    "drill": {"start", "renew", "words", "end"},
    "on with a message": {"renew", "words", "confirm", "end"},
}


@pytest.mark.parametrize("action", Action.values)
@pytest.mark.parametrize("state", STATES)
def test_a_button_does_what_means_something_now(press, at, state, action):
    for hours, before in enumerate(STATES[state]):
        at(hours)
        press(before, words=SAID.get(before))
    at(5)
    if action in MEANS_SOMETHING[state]:
        assert press(action, "desk", SAID.get(action)).action == action
    else:
        with pytest.raises(Refused):
            press(action, "desk", SAID.get(action))


def test_a_message_waits_for_a_second_person(press, at, front):
    press("start")
    at(1)
    press("words", words=WORDS)
    assert "未確認" in front("/")
    assert WORDS["ja"] in front("/")
    at(2)
    with pytest.raises(Refused, match=str(states.OWN_WORDS)):
        press("confirm")
    press("confirm", "desk")
    assert "未確認" not in front("/")
    assert WORDS["ja"] in front("/en/")


def test_it_ends_by_itself_after_72_hours_unless_it_is_renewed(press, at, front):
    press("start")
    at(71)
    press("renew")
    at(72 + 70)
    assert front("/")
    at(71 + 72)
    assert not front("/")
    call_command("end_disaster_mode")
    last = Press.objects.first()
    assert (last.action, last.by_name) == ("end", "")
    call_command("end_disaster_mode")
    assert Press.objects.count() == 3


def test_nothing_is_shown_that_is_not_approved(press, page, shelf):
    page.unpublish()
    with pytest.raises(Refused, match=str(states.NOT_PREPARED)):
        press("start")
    keeping.keep_up()
    with pytest.raises(CommandError):
        call_command("disaster_mode", "start", by="editor")


def test_a_draft_changes_nothing_and_its_publication_does(press, page, front):
    press("start")
    page.offering = "毛布は足りています。"
    page.save_revision()
    keeping.keep_up()
    assert "毛布" not in front("/")
    page.get_latest_revision().publish()
    keeping.keep_up()
    assert "毛布は足りています。" in front("/")


def test_a_press_of_another_machine_is_shown_here_too(press, shelf, front):
    press("drill")
    shelf.show(states.State("end", "", timezone.now() - timedelta(hours=1)))
    assert not front("/")
    keeping.keep_up()
    assert "訓練" in front("/")


class TestTheDatabaseIsAway:
    @pytest.fixture
    def away(self, monkeypatch):
        def execute(*_args: object, **_kwargs: object) -> None:
            raise OperationalError("connection failed: Connection refused")

        with monkeypatch.context() as patch:
            for name in ("execute", "executemany"):
                patch.setattr(CursorWrapper, name, execute)
            yield patch

    def test_a_command_puts_the_page_on_top(self, away, front):
        call_command("disaster_mode", "start", by="editor", words=WORDS["ja"])
        assert WORDS["ja"] in front("/")
        assert front("/vi/")

    def test_it_ends_in_time_all_the_same(self, away, at, shelf, front):
        call_command("disaster_mode", "start", by="editor")
        at(73)
        keeping.end_in_time()
        assert not shelf.shown.exists()

    def test_it_is_written_down_when_the_database_is_back(self, away, shelf):
        call_command("disaster_mode", "drill", by="editor")
        away.undo()
        assert Press.objects.count() == 0
        for _time in range(2):
            keeping.keep_up()
        (written,) = Press.objects.all()
        assert written.state == shelf.state()
        assert (written.action, written.by_name, written.is_drill) == ("drill", "editor", True)
