"""A café from paper to the public page: typed, sorted, approved, answered, asked about."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from events.dialogue.choices import State
from events.dialogue.models import DialoguePage, Note, Session
from events.dialogue.services import noting, publishing, sorting
from events.dialogue.services.sorting import ThemeTyped
from hub.core.rules import Refused

pytestmark = pytest.mark.django_db
LINES = "・木かげがほしい\n・夜は暗い\n\n・木かげがほしい"


def address(name: str, session: Session) -> str:
    return reverse(f"dialogue:{name}", args=[session.pk])


def send_paper(client: Client, session: Session, **changes):
    values = {"round": 1, "table": 2, "language": "ja", "lines": LINES, "token": uuid.uuid4()}
    return client.post(address("notes", session), values | changes)


def sorted_cafe(session: Session, user, *, shown: int = 2) -> None:
    """Type three notes, give all of them the theme 明るさ, and show some."""
    noting.type_notes(session, user, 1, 1, ["灯りがほしい", "木かげ", "ベンチ"], "ja", uuid.uuid4())
    sorting.sort(session, [ThemeTyped(None, "明るさ", "二つの文。ここまで。", 1)], {}, user)
    theme = session.themes.get()
    notes = list(session.notes.all())
    changes = {note.pk: {"theme_id": theme.pk} for note in notes}
    for note in notes[:shown]:
        changes[note.pk]["state"] = State.SHOWN
    sorting.sort(session, [], changes, user)


def publish(session: Session) -> DialoguePage:
    session.refresh_from_db()
    page = session.page
    page.get_latest_revision().publish()
    return DialoguePage.objects.get(pk=page.pk)


class TestPaper:
    def test_a_line_is_a_note_and_what_stands_there_twice_are_two(self, at_desk, cafe):
        answer = send_paper(at_desk, cafe)
        assert answer.url.endswith("?round=1&after=2")
        assert [str(note) for note in cafe.notes.all()] == [
            "木かげがほしい",
            "夜は暗い",
            "木かげがほしい",
        ]
        page = at_desk.get(answer.url)
        assert page.context["form"].initial == {"round": 1, "table": 3}

    def test_what_is_sent_twice_is_kept_once_and_what_is_added_is_kept(self, at_desk, cafe):
        token = uuid.uuid4()
        for lines in (LINES, LINES, f"{LINES}\n・花壇"):
            send_paper(at_desk, cafe, token=token, lines=lines)
        assert cafe.notes.count() == 4

    @pytest.mark.parametrize(
        "wrong",
        [
            {"lines": "長" * 141},
            {"lines": ""},
            {"lines": "\n".join(map(str, range(61)))},
            {"table": 4},
            {"round": 3},
            {"token": "x"},
            {"language": "xx"},
            {"table": "９" * 30},
        ],
    )
    def test_what_cannot_be_kept_is_shown_again_as_it_was_typed(self, at_desk, cafe, wrong):
        answer = send_paper(at_desk, cafe, **wrong)
        assert answer.status_code == 422
        assert answer.context["form"]["lines"].value() == wrong.get("lines", LINES)
        assert not cafe.notes.exists()

    @pytest.mark.parametrize("odd", ["?round=x&after=y", "?round=99999999999&after=-1", "?round=²"])
    def test_an_odd_address_begins_with_the_first_paper(self, at_desk, cafe, odd):
        page = at_desk.get(address("notes", cafe) + odd)
        assert page.context["form"].initial == {"round": 1, "table": 1}


class TestThemes:
    def test_they_are_typed_and_chosen_on_one_screen(self, at_desk, cafe, desk):
        noting.type_notes(cafe, desk, 1, 1, ["灯りがほしい"], "ja", uuid.uuid4())
        screen = address("themes", cafe)
        typed = at_desk.get(screen).context["typed"]
        first = typed.themes[0].prefix
        note = typed.notes[0].prefix
        at_desk.post(
            screen,
            {f"{first}-title": "明るさ", f"{first}-order": 1, f"{note}-state": "kept"}
            | {f"initial-{note}-state": "kept"},
        )
        theme = cafe.themes.get()
        values = {f"{note}-theme": theme.pk, f"{note}-state": "shown"}
        at_desk.post(screen, values | {f"initial-{note}-state": "kept"})
        row = cafe.notes.get()
        assert (row.theme, row.state) == (theme, State.SHOWN)

    def test_two_who_sort_at_once_change_only_what_each_touched(self, at_desk, cafe, desk):
        sorted_cafe(cafe, desk)
        typed = at_desk.get(address("themes", cafe)).context["typed"]
        data = {}
        for form in (*typed.themes, *typed.notes):
            for field in form:
                data[field.html_name] = data[field.html_initial_name] = field.value() or ""
        Note.objects.update(state=State.HIDDEN)  # by someone else meanwhile
        answer = at_desk.post(address("themes", cafe), data)
        assert answer.status_code == 302
        assert set(Note.objects.values_list("state", flat=True)) == {State.HIDDEN}


class TestPage:
    def test_it_holds_themes_their_numbers_and_the_notes_that_are_shown(self, cafe, desk, client):
        sorted_cafe(cafe, desk)
        publishing.make_page(cafe, desk)
        page = publish(cafe)
        (theme,) = page.themes
        assert (theme.value["title"], theme.value["notes"]) == ("明るさ", 3)
        html = client.get(page.url).content.decode()
        assert {"灯りがほしい", "木かげ", "二つの文。", "意見3件"} == set(
            re.findall("灯りがほしい|木かげ|二つの文。|意見3件", html)
        )
        assert "ベンチ" not in html
        assert page.url in client.get(cafe.event.url).content.decode()
        assert cafe.event.url in html

    def test_what_is_not_on_it_goes_when_it_is_published(self, cafe, desk):
        sorted_cafe(cafe, desk)
        publishing.make_page(cafe, desk)
        assert cafe.notes.count() == 3
        publish(cafe)
        assert {note.state for note in cafe.notes.all()} == {State.SHOWN}
        with pytest.raises(Refused):
            noting.type_notes(Session.objects.get(), desk, 1, 1, ["zu spät"], "en", uuid.uuid4())

    def test_pressed_again_it_brings_themes_up_to_date_and_leaves_what_was_written(
        self, cafe, desk
    ):
        sorted_cafe(cafe, desk)
        page = publishing.make_page(cafe, desk)
        page.title = "書きなおした題名"
        page.save_revision()
        noting.type_notes(cafe, desk, 2, 3, ["花壇"], "ja", uuid.uuid4())
        note = cafe.notes.get(text="花壇")
        sorting.sort(cafe, [], {note.pk: {"theme_id": cafe.themes.get().pk}}, desk)
        again = publishing.make_page(Session.objects.get(), desk)
        assert DialoguePage.objects.count() == 1
        assert again.title == "書きなおした題名"
        assert again.themes[0].value["notes"] == 4
        assert again.themes[0].id == page.themes[0].id

    def test_it_waits_while_it_is_reviewed(self, cafe, desk):
        sorted_cafe(cafe, desk)
        page = publishing.make_page(cafe, desk)
        page.get_workflow().start(page, desk)
        with pytest.raises(Refused):
            publishing.make_page(Session.objects.get(), desk)

    def test_there_is_none_of_nothing(self, cafe, desk):
        with pytest.raises(Refused):
            publishing.make_page(cafe, desk)

    def test_few_people_are_not_told_apart(self, cafe, desk, client):
        sorted_cafe(cafe, desk)
        cafe.people, cafe.who = 32, {"age": {"under20": 12, "under40": 3, "under65": 17}}
        cafe.save()
        publishing.make_page(cafe, desk)
        page = publish(cafe)
        assert page.ages == [("40～64歳", 17)]  # 32 - 12 - 17 would be the three

    def test_ninety_notes_take_as_many_queries_as_two(
        self, cafe, desk, client, django_assert_max_num_queries
    ):
        for table in (1, 2, 3):
            lines = [f"{table}の{number}" for number in range(30)]
            noting.type_notes(cafe, desk, 1, table, lines, "ja", uuid.uuid4())
        sorted_cafe(cafe, desk)
        theme = cafe.themes.get()
        cafe.notes.update(theme=theme, state=State.SHOWN)
        publishing.make_page(cafe, desk)
        page = publish(cafe)
        client.get(page.url)
        with django_assert_max_num_queries(30):
            html = client.get(page.url + "?again").content.decode()
        assert all(f"{table}の{number}<" in html for table in (1, 2, 3) for number in range(30))


class TestDesk:
    @pytest.mark.parametrize("days", [13, 14])
    def test_what_waits_is_seen_after_two_weeks(self, cafe, desk, today, days):
        from events.dialogue.today import lines

        noting.type_notes(cafe, desk, 1, 1, ["灯り"], "ja", uuid.uuid4())
        Session.objects.update(day=today - timedelta(days=days))
        assert [line.number for line in lines(desk)] == [days >= 14] * 2


def test_the_plan_of_seats_begins_with_what_a_talk_says(at_desk, cafe):
    page = at_desk.get(reverse("seats") + f"?session={cafe.pk}")
    initial = page.context["form"].initial
    assert (initial["title"], initial["tables"], initial["rounds"]) == (cafe.title, 3, 2)
    assert at_desk.get(reverse("seats") + "?session=x").context["session"] is None
