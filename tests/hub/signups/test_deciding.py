"""Places by lot, which anybody can check, and places that the organiser gives."""

import csv
import hashlib
import io
import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from hub.core.rules import Refused
from hub.signups import services
from hub.signups.choices import Mode
from hub.signups.links import manage_path
from hub.signups.lottery import Lot, drawn
from hub.signups.models import Sheet, SignUp
from hub.signups.workflow import Action, State, may
from tests.hub.signups.conftest import DAY, HOUR, NOW, came, make_sheet, states, subjects
from tests.hub.signups.test_desk import at_desk, roster

__all__ = ["at_desk"]
pytestmark = pytest.mark.django_db
CLOSING = NOW + 5 * DAY
DECIDED = {Action.DRAW, Action.ADMIT, Action.DECLINE}


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def lottery(date) -> Sheet:
    return make_sheet(date, 5, mode=Mode.LOTTERY, closes_at=CLOSING)


@pytest.fixture
def approval(date) -> Sheet:
    return make_sheet(date, 2, mode=Mode.APPROVAL)


def public(name: str, sheet: Sheet):
    return Client().get(reverse(name, args=[sheet.key]))


def table(sheet: Sheet) -> list[dict[str, str]]:
    text = b"".join(public("sign_up_draw_csv", sheet).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", State)
def test_what_can_be_done_to_whom(state, action):
    """Only who applied is decided about; who applied may come with fewer, or not."""
    if action in DECIDED:
        assert bool(may(action, state)) == (state == State.APPLIED)
    if state == State.APPLIED:
        assert bool(may(action, state)) == (action in DECIDED | {Action.SHRINK, Action.CANCEL})
    if state == State.DECLINED:
        assert not may(action, state)


def test_the_draw_is_computed_again_from_what_is_public(lottery):
    before = public("sign_up_draw", lottery).content.decode()
    promised = re.search(r"[0-9a-f]{64}", before).group()
    assert lottery.seed not in before
    assert public("sign_up_draw_csv", lottery).status_code == 404
    for size in (1, 2, 3, 1, 2, 1):
        came(lottery, size)
    assert set(states(lottery)) == {State.APPLIED}

    services.fill(lottery.pk, CLOSING)
    after = public("sign_up_draw", lottery).content.decode()
    seed = next(
        word
        for word in re.findall(r"[0-9a-f]{64}", after)
        if hashlib.sha256(word.encode()).hexdigest() == promised
    )
    rows = table(lottery)
    ranks = [hashlib.sha256(f"{seed}:{row['lot']}".encode()).hexdigest() for row in rows]
    assert ranks == sorted(ranks) == [row["sha256"] for row in rows]
    free = 5
    for row in rows:
        has_place = int(row["people"]) <= free
        free -= int(row["people"]) * has_place
        assert row["place"] == str(int(has_place))
        signup = SignUp.objects.get(lot=row["lot"])
        assert signup.state == (State.BOOKED if has_place else State.WAITING)
        assert row["lot"] in Client().get(manage_path(signup)).content.decode()
        assert len(subjects(signup)) == 3  # please confirm; you applied; how it ended
    assert free >= 0


def test_who_has_no_place_waits_in_the_order_of_the_lots(lottery):
    for _number in range(8):
        came(lottery)
    services.fill(lottery.pk, CLOSING)
    lottery.refresh_from_db()
    waiting = [lot["lot"] for lot in lottery.draw if not lot["has_place"]]
    assert [str(row.lot) for row in lottery.signups.waiting()] == waiting
    booked = lottery.signups.filter(state=State.BOOKED).first()
    services.cancel(booked, CLOSING + HOUR)
    offered = lottery.signups.get(state=State.OFFERED)
    assert str(offered.lot) == waiting[0]
    assert offered.offered_until > CLOSING + HOUR


def test_a_draw_is_made_once_by_the_clock(lottery, time_machine):
    for _number in range(7):
        came(lottery)
    time_machine.move_to(CLOSING)
    call_command("fill_sheets", verbosity=0)
    lottery.refresh_from_db()
    drawn_first = lottery.draw
    assert len(drawn_first) == 7
    time_machine.move_to(CLOSING + DAY)
    call_command("fill_sheets", verbosity=0)
    lottery.refresh_from_db()
    assert lottery.draw == drawn_first


def test_who_cancels_before_the_draw_is_not_in_it(lottery):
    gone, stays = came(lottery), came(lottery)
    services.cancel(gone, NOW)
    services.fill(lottery.pk, CLOSING)
    lottery.refresh_from_db()
    stays.refresh_from_db()
    assert [lot["lot"] for lot in lottery.draw] == [str(stays.lot)]


def test_without_a_waiting_list_the_lot_falls_on_others(date):
    lottery = make_sheet(date, 1, mode=Mode.LOTTERY, closes_at=CLOSING, has_waiting_list=False)
    people = [came(lottery), came(lottery)]
    services.fill(lottery.pk, CLOSING)
    assert sorted(states(lottery)) == [State.BOOKED, State.DECLINED]
    assert all(len(subjects(person)) == 3 for person in people)


def test_nothing_of_a_draw_names_a_sign_up(lottery):
    people = [came(lottery) for _number in range(6)]
    services.fill(lottery.pk, CLOSING)
    text = public("sign_up_draw", lottery).content.decode() + str(table(lottery))
    for person in people:
        for secret in (person.code, str(person.key), person.name, person.email):
            assert secret not in text


def test_other_sheets_have_no_draw(sheet, approval_of_another_date):
    for other in (sheet, approval_of_another_date):
        assert public("sign_up_draw", other).status_code == 404
        assert public("sign_up_draw_csv", other).status_code == 404


@pytest.fixture
def approval_of_another_date(db) -> Sheet:
    from tests.hub.signups.conftest import make_date

    return make_sheet(make_date(), mode=Mode.APPROVAL)


@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_a_party_gets_its_places_together_or_not_at_all(seed):
    lots = [Lot(str(number), 3) for number in range(4)]
    assert sum(lot.has_place for lot in drawn(seed, lots, 8)) == 2
    assert all(lot.has_place for lot in drawn(seed, lots, None))


def test_the_organiser_gives_places_or_says_why_not(approval, at_desk):
    first, second, third = (came(approval) for _number in range(3))
    assert states(approval) == [State.APPLIED] * 3
    path = roster(approval)
    for person in (first, second, third):
        at_desk.post(path, {"do": "admit", "number": person.code})
    assert states(approval) == [State.BOOKED, State.BOOKED, State.WAITING]
    fourth = came(approval)
    at_desk.post(path, {"do": "decline", "number": fourth.code, "reason": " "})
    fourth.refresh_from_db()
    assert fourth.state == State.APPLIED
    at_desk.post(path, {"do": "decline", "number": fourth.code, "reason": "18歳からです"})
    fourth.refresh_from_db()
    assert (fourth.state, fourth.reason) == (State.DECLINED, "18歳からです")
    assert "18歳からです" in Client().get(manage_path(fourth)).content.decode()
    at_desk.post(path, {"do": "admit", "number": fourth.code})
    fourth.refresh_from_db()
    assert fourth.state == State.DECLINED


def test_nobody_decides_where_places_are_drawn(lottery, desk):
    signup = came(lottery)
    for act in (
        lambda: services.admit(signup, desk, NOW),
        lambda: services.decline(signup, desk, "x", NOW),
    ):
        with pytest.raises(Refused):
            act()


def test_others_do_not_decide(approval, django_user_model):
    other = django_user_model.objects.create_user("other", email="o@example.com")
    with pytest.raises(Refused):
        services.admit(came(approval), other, NOW)


@pytest.mark.parametrize("missing", ["capacity", "closes_at_0"])
def test_a_draw_needs_its_end_and_its_places(lottery, at_desk, missing):
    path = reverse("sign_up_sheets:edit", args=[lottery.pk])
    values = {"mode": "lottery", "capacity": 5, "party_max": 4, "offer_hours": 24}
    values |= {"closes_at": "2026-12-06 08:00"}
    values.pop(missing.removesuffix("_0"))
    assert at_desk.post(path, values).status_code == 200


def test_how_places_are_given_stays_once_people_have_signed_up(lottery):
    came(lottery)
    lottery.mode = Mode.FIRST_COME
    with pytest.raises(Refused):
        services.change_sheet(lottery, NOW)


def test_reasons_go_with_the_names(approval, desk, time_machine):
    signup = services.decline(came(approval), desk, "満員のため", NOW)
    time_machine.move_to(approval.date.ends_at + 31 * DAY)
    call_command("forget", verbosity=0)
    signup.refresh_from_db()
    assert signup.reason == ""
