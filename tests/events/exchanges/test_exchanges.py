"""Exchanges: role × state × action through the addresses, and what is public of them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.exchanges import services
from events.exchanges.models import Exchange
from events.exchanges.workflow import STEPS, Action, State
from groups.models import GroupPage
from hub.accounts.next_steps import next_steps
from hub.core.kinds import changed
from hub.core.models import Switch
from hub.core.parts import State as PartState
from hub.core.rules import Refused
from hub.mail.models import OutgoingMail
from hub.pages.models import Department
from tests.groups.conftest import hub, own_template, people, person  # noqa: F401 - fixtures

DAY = timedelta(days=1)
TODAY = timezone.localdate()
WORDS = {
    Action.APPLY: {"wish": "受付のようすを見たい。"},
    Action.MATCH: {"first_day": "2026-11-01", "second_day": "2026-11-08", "plan": "見学と手伝い"},
    Action.REPORT: {"learned": "名札", "will_use": "名札を作る", "for_all": "名札があると話せる。"},
}
# Who may do what, beside the desk, which may do everything at its time.
MAY = {
    Action.APPLY: {"other_owner", "desk"},
    Action.DECLINE: {"owner", "editor", "other_owner", "desk"},
    Action.MATCH: {"desk"},
    Action.FINISH: {"owner", "editor", "other_owner", "desk"},
    Action.REPORT: {"other_owner", "desk"},
    Action.AGREE: {"owner", "editor", "desk"},
    Action.WITHDRAW: {"owner", "editor", "desk"},
}
WHO = ("owner", "editor", "other_owner", "outsider", "approver", "desk", None)


@pytest.fixture(autouse=True)
def _open(hub, people) -> None:  # noqa: F811
    hub.people = people
    Switch.objects.filter(part="events").update(state=PartState.PUBLIC)
    changed(Switch)


@pytest.fixture
def guest(people) -> GroupPage:  # noqa: F811
    """The group of the other owner."""
    return GroupPage.objects.get(slug="betsu")


def exchange_in(state: State, host: GroupPage, guest: GroupPage) -> Exchange:
    """Return an exchange as it is in a state."""
    found = Exchange(host_group=host, can_see="朝の受付", when="土曜", state=state)
    if state not in (State.OFFERED, State.WITHDRAWN):
        found.guest_group, found.wish = guest, "見たい"
    if state in (State.MATCHED, State.DONE, State.REPORTED):
        found.first_day, found.second_day, found.plan = TODAY - 9 * DAY, TODAY - 2 * DAY, "見学"
    if state == State.REPORTED:
        found.learned, found.will_use, found.for_all = WORDS[Action.REPORT].values()
        found.guest_agreed_at = timezone.now()
    found.save()
    return found


def client_of(hub, who: str | None) -> Client:  # noqa: F811
    client = Client()
    if who:
        client.force_login(hub.people[who])
    return client


def send(client: Client, exchange: Exchange, action: Action, guest: GroupPage) -> int:
    sent = {f"{action}-{name}": words for name, words in WORDS.get(action, {}).items()}
    if action == Action.APPLY:
        sent[f"{action}-speaks_for"] = f"group-{guest.pk}"
    path = f"/mypage/exchanges/{exchange.pk}/"
    return client.post(path, sent | {"do": action}).status_code


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", State)
def test_each_action_in_each_state_by_each_person(hub, guest, state, action):  # noqa: F811
    for who in WHO:
        exchange = exchange_in(state, hub.group, guest)
        send(client_of(hub, who), exchange, action, guest)
        exchange.refresh_from_db()
        allowed = who in MAY[action] and state in STEPS[action].states
        if action in (Action.REPORT, Action.AGREE):
            values = (bool(exchange.host_agreed_at), exchange.state)
            done = (action == Action.AGREE, State.REPORTED)
            assert (values == done) == (allowed or values == (False, state) == done), (who, state)
        else:
            assert exchange.state == (STEPS[action].to if allowed else state), (who, state)
        exchange.delete()


def test_every_action_is_in_both_tables():
    assert set(MAY) == set(STEPS) == set(Action)


def test_strangers_learn_nothing_of_one_that_has_a_guest(hub, guest):  # noqa: F811
    exchange = exchange_in(State.APPLIED, hub.group, guest)
    path = f"/mypage/exchanges/{exchange.pk}/"
    assert client_of(hub, "outsider").get(path).status_code == 404
    assert client_of(hub, None).get(path).status_code == 302
    assert client_of(hub, "other_owner").get(path).status_code == 200


def test_one_that_both_sides_approved_is_a_public_page(hub, guest, client):  # noqa: F811
    exchange = exchange_in(State.DONE, hub.group, guest)
    path = f"/exchange/{exchange.pk}/"
    send(client_of(hub, "other_owner"), exchange, Action.REPORT, guest)
    assert client.get(path).status_code == 404
    assert path not in client.get("/exchanges/").content.decode()
    send(client_of(hub, "owner"), exchange, Action.AGREE, guest)
    page = client.get(path).content.decode()
    assert "名札があると話せる。" in page
    assert "名札を作る" not in page
    assert path in client.get("/exchanges/").content.decode()


def test_a_report_that_is_written_anew_asks_the_host_again(hub, guest, client):  # noqa: F811
    exchange = exchange_in(State.REPORTED, hub.group, guest)
    services.agree(exchange.pk, hub.people["owner"], timezone.now())
    send(client_of(hub, "other_owner"), exchange, Action.REPORT, guest)
    assert client.get(f"/exchange/{exchange.pk}/").status_code == 404


def test_a_group_offers_and_everyone_reads_who_looks_for_a_guest(hub, client):  # noqa: F811
    sent = {"speaks_for": f"group-{hub.group.pk}", "can_see": "朝の受付", "when": "土曜"}
    owner = client_of(hub, "owner")
    assert owner.post("/mypage/exchanges/offer/", sent | {"people": "99"}).status_code == 422
    assert owner.post("/mypage/exchanges/offer/", sent | {"people": "2"}).status_code == 302
    page = client.get("/exchanges/").content.decode()
    assert "朝の受付" in page
    assert hub.group.title in page
    assert OutgoingMail.objects.filter(recipient=hub.people["desk"].email).exists()


def test_the_desk_speaks_for_a_division_and_counts_both_sides(hub, guest, client):  # noqa: F811
    office = Department.objects.create(code="roads", label_ja="道路課")
    exchange = exchange_in(State.OFFERED, hub.group, guest)
    with pytest.raises(Refused):
        services.apply(exchange.pk, hub.people["other_owner"], office, "x")
    services.apply(exchange.pk, hub.people["desk"], office, "歩道のことを知りたい")
    Exchange.objects.update(state=State.DONE)
    changed(Exchange)
    context = client.get("/exchanges/").context
    assert (context["number"], context["groups"], context["divisions"]) == (1, 1, 1)


def test_a_visit_is_not_over_before_its_second_day(hub, guest):  # noqa: F811
    exchange = exchange_in(State.MATCHED, hub.group, guest)
    with pytest.raises(Refused):
        services.finish(exchange.pk, hub.people["owner"], TODAY - 5 * DAY)
    with pytest.raises(Refused):
        services.apply(exchange_in(State.OFFERED, guest, guest).pk, hub.people["desk"], guest, "x")


@pytest.mark.parametrize(
    ("state", "host_is_asked", "guest_is_asked"),
    [
        (State.OFFERED, False, False),
        (State.APPLIED, True, False),
        (State.MATCHED, True, True),
        (State.DONE, False, True),
        (State.REPORTED, True, False),
        (State.WITHDRAWN, False, False),
    ],
)
def test_each_side_is_asked_for_its_next_step(hub, guest, state, host_is_asked, guest_is_asked):  # noqa: F811
    exchange = exchange_in(state, hub.group, guest)
    path = f"/mypage/exchanges/{exchange.pk}/"

    def is_asked(who: str, group: GroupPage | None = None) -> bool:
        return path in [step.url for step in next_steps(hub.people[who], group)]

    assert is_asked("owner") == is_asked("owner", hub.group) == host_is_asked
    assert is_asked("other_owner") == is_asked("other_owner", guest) == guest_is_asked
    assert not is_asked("outsider")
    assert not is_asked("owner", guest)


def test_nobody_is_asked_before_the_visit_is_over_or_once_both_agreed(hub, guest):  # noqa: F811
    coming = exchange_in(State.MATCHED, hub.group, guest)
    Exchange.objects.filter(pk=coming.pk).update(second_day=TODAY + DAY)
    services.agree(
        exchange_in(State.REPORTED, hub.group, guest).pk, hub.people["owner"], timezone.now()
    )
    asked = [step.url for who in ("owner", "other_owner") for step in next_steps(hub.people[who])]
    assert not [url for url in asked if "/exchanges/" in url]
