"""On the day: the code on the table and the PIN, a line, and the screen that all see."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from events.dialogue.choices import By, State
from events.dialogue.models import Note, Session
from events.dialogue.models.session import MAX_WRONG_PINS
from events.dialogue.phones.links import table_code
from events.dialogue.services import noting, publishing, sorting
from events.dialogue.services.sorting import ThemeTyped
from hub.accounts.roles import EDITORS
from hub.core.kinds import changed
from hub.core.models import Switch
from hub.languages.families import address_in
from tests.events.dialogue.conftest import make_event, person
from tests.events.dialogue.test_talks import address, publish

pytestmark = pytest.mark.django_db


def table(session: Session, number: int = 2) -> str:
    return reverse("talk_table", args=[table_code(session, number)])


def screen(session: Session) -> str:
    return reverse("talk_screen", args=[session.code])


def phone_of(session: Session, number: int = 2) -> Client:
    phone = Client()
    phone.post(table(session, number), {"do": "pin", "pin": session.pin})
    return phone


def send(phone: Client, session: Session, text: str, language: str = "ja", **more):
    values = {"round": 1, "line": text, "token": uuid.uuid4()}
    return phone.post(address_in(table(session), language), values | more)


def test_a_line_is_on_the_screen_at_its_next_load(cafe):
    phone = phone_of(cafe)
    assert send(phone, cafe, "木かげがほしい").status_code == 302
    page = phone.get(screen(cafe))
    assert "木かげがほしい" in page.content.decode()
    assert 'http-equiv="refresh" content="5"' in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"


def test_it_is_of_the_language_of_the_page_and_sent_twice_it_is_one(cafe):
    phone, token = phone_of(cafe), uuid.uuid4()
    for _again in range(2):
        send(phone, cafe, "Mehr shade", "en", token=token, is_host="on")
    note = cafe.notes.get()
    assert (note.language, note.table, note.by) == ("en", 2, By.HOST)
    english = phone.get(address_in(table(cafe), "en")).content.decode()
    assert "Which place do you like?" in english


@pytest.mark.parametrize(
    "wrong", [{"line": "長" * 141}, {"line": ""}, {"round": 9}, {"token": "x"}, {"line": "\x00"}]
)
def test_what_cannot_be_kept_is_asked_again(cafe, wrong):
    answer = send(phone_of(cafe), cafe, "木かげ", **wrong)
    assert answer.status_code == 422
    assert not cafe.notes.exists()


def test_a_table_takes_back_its_own_lines_alone(cafe):
    phone = phone_of(cafe)
    send(phone, cafe, "まちがい")
    pk = cafe.notes.get().pk
    phone_of(cafe, 3).post(table(cafe, 3), {"do": "hide", "number": pk})
    assert cafe.notes.get().state == State.KEPT
    phone.post(table(cafe), {"do": "hide", "number": pk})
    assert cafe.notes.get().state == State.HIDDEN
    assert "まちがい" not in phone.get(screen(cafe)).content.decode()


def test_the_desk_hides_a_line_from_the_screen_and_shows_it_again(cafe, at_desk):
    phone = phone_of(cafe)
    send(phone, cafe, "ひどいことば")
    pk = cafe.notes.get().pk
    for do, is_seen in (("hide", False), ("show", True)):
        at_desk.post(address("lines", cafe), {"do": do, "number": pk})
        assert ("ひどいことば" in phone.get(screen(cafe)).content.decode()) is is_seen


def test_a_wrong_pin_lets_no_one_in_and_too_many_close(cafe, desk):
    stranger = Client()
    answer = stranger.post(table(cafe), {"do": "pin", "pin": "000000"})
    assert answer.status_code == 422
    assert "lines-title" not in answer.content.decode()
    Session.objects.update(wrong_pins=MAX_WRONG_PINS)
    assert stranger.post(table(cafe), {"do": "pin", "pin": cafe.pin}).status_code == 422
    noting.renew_pin(cafe, desk)
    cafe.refresh_from_db()
    assert stranger.post(table(cafe), {"do": "pin", "pin": cafe.pin}).status_code == 302


def test_a_new_pin_lets_go_of_phones_and_a_forged_cookie_opens_nothing(cafe, desk):
    phone = phone_of(cafe)
    noting.renew_pin(cafe, desk)
    forged = Client()
    forged.cookies["talk"] = f"{cafe.key}:1:x:y"
    for client in (phone, forged):
        assert send(client, cafe, "木かげ").status_code == 200  # the PIN is asked
    assert not cafe.notes.exists()


@pytest.mark.parametrize("code", ["ZZZZZZZZ-A", "x", "-", "ABCDEFGH-AB", "９" * 60])
@pytest.mark.usefixtures("_open")
def test_codes_that_are_none(client, code):
    assert client.get(reverse("talk_table", args=[code])).status_code == 404
    assert client.get(reverse("talk_screen", args=[code])).status_code == 404


def in_state(session: Session, state: str, desk) -> None:
    """Bring a talk into a state: its day is over, it has no phones, its page is public."""
    if state == "over":
        Session.objects.update(day=session.day - timedelta(days=1))
    elif state == "no phones":
        Session.objects.update(has_phones=False)
    elif state == "public":
        sorting.sort(session, [ThemeTyped(None, "題", "", 1)], {}, desk)
        noting.type_notes(session, desk, 1, 1, ["灯り"], "ja", uuid.uuid4())
        note = session.notes.get()
        theme = session.themes.get().pk
        sorting.sort(session, [], {note.pk: {"theme_id": theme, "state": State.SHOWN}}, desk)
        publishing.make_page(session, desk)
        publish(session)


# who: what happens to a line typed at a table, and to a paper typed at the desk, in each state
MAY_WRITE = {
    ("phone", "today"): (True, False),
    ("phone", "over"): (False, False),
    ("phone", "no phones"): (False, False),
    ("phone", "public"): (False, False),
    ("stranger", "today"): (False, False),
    ("editor", "today"): (False, False),
    ("desk", "today"): (True, True),
    ("desk", "over"): (False, True),
    ("desk", "no phones"): (False, True),
    ("desk", "public"): (False, False),
}


@pytest.mark.parametrize(("who", "state"), MAY_WRITE)
def test_who_may_write_when(cafe, desk, at_desk, who, state):
    client = {"phone": lambda: phone_of(cafe), "desk": lambda: at_desk}.get(who, Client)()
    if who == "editor":
        client.force_login(person(EDITORS))
    in_state(cafe, state, desk)
    before = Note.objects.count()
    send(client, cafe, "電話から")
    by_phone = Note.objects.count() > before
    before = Note.objects.count()
    paper = {"round": 1, "table": 1, "language": "ja", "lines": "紙から", "token": uuid.uuid4()}
    client.post(address("notes", cafe), paper)
    by_paper = Note.objects.count() > before
    assert (by_phone, by_paper) == MAY_WRITE[who, state]


@pytest.mark.parametrize("name", ["inspect", "edit", "notes", "themes", "lines"])
def test_the_desks_screens_are_the_desks_alone(cafe, at_desk, name):
    editor = Client()
    editor.force_login(person(EDITORS))
    assert at_desk.get(address(name, cafe)).status_code == 200
    assert editor.get(address(name, cafe)).status_code in (302, 403)
    assert Client().get(address(name, cafe)).status_code == 302


@pytest.mark.parametrize(
    ("part", "phones", "page"),
    [("events.dialogue.phones", 404, 200), ("events.dialogue", 404, 404)],
)
def test_each_switch_takes_its_part_away(cafe, desk, at_desk, client, part, phones, page):
    in_state(cafe, "public", desk)
    url = Session.objects.get().page.url
    Switch.objects.filter(part=part).update(state="off")
    changed(Switch)
    assert client.get(table(cafe)).status_code == phones
    assert client.get(screen(cafe)).status_code == phones
    assert client.get(url).status_code == page
    assert (url in client.get(cafe.event.url).content.decode()) is (page == 200)
    if page == 200:
        assert screen(cafe) not in at_desk.get(address("inspect", cafe)).content.decode()


def test_a_cafe_on_paper_alone_has_the_same_page_as_one_with_phones(cafe, desk, today, client):
    """The same three notes once by phone, once from paper."""
    paper = Session(
        event=make_event("紙だけの会（例）", today + timedelta(days=1)),
        day=today + timedelta(days=1),
        title=cafe.title,
        department=cafe.department,
        tables=3,
    )
    sorting.keep(paper, [sorting.Asked("好きな場所は？", {})], desk)
    phone = phone_of(cafe)
    texts = ["灯り", "木かげ", "ベンチ"]
    for text in texts:
        send(phone, cafe, text)
    noting.type_notes(paper, desk, 1, 2, texts, "ja", uuid.uuid4())
    told = []
    for session in (cafe, paper):
        sorting.sort(session, [ThemeTyped(None, "明るさ", "二つの文。", 1)], {}, desk)
        theme = session.themes.get().pk
        changes = {"theme_id": theme, "state": State.SHOWN}
        sorting.sort(session, [], {note.pk: changes for note in session.notes.all()}, desk)
        publishing.make_page(session, desk)
        page = publish(session)
        html = client.get(page.url).content.decode()
        told.append(html.partition('id="themes-title"')[2].partition("</ul>")[0])
    assert told[0].replace(str(cafe.themes.get().key), "") == told[1].replace(
        str(paper.themes.get().key), ""
    )
    assert all(text in told[0] for text in texts)
