"""One table says where every page stands in every language, and leads to the step that mends it."""

import csv
import io

import pytest
from django.urls import reverse
from wagtail.models import Page

from hub.accounts.models import User
from hub.languages.admin.side_panel import beside_editor
from hub.languages.admin.table.cells import Cell, Step, rows_for
from hub.languages.admin.table.filters import Work, with_work
from hub.languages.admin.table.numbers import numbers
from hub.languages.links import editor_path
from hub.languages.models import Wish
from hub.languages.workflow import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
TABLE = "/admin/translations/"
NUMBERS = "/admin/translations/numbers/"
MAX_QUERIES = 27
ROLES = ["editor", "desk", "approver", "translator", "reviewer", "superuser"]


def cell(page: Page, by: User, language: str = "en") -> Cell:
    return rows_for([page], [language], by)[0].cells[language]


def shown(client, **chosen: str) -> list[str]:
    page = client.get(TABLE, chosen)
    return [row.page.slug for row in page.context["table"].data]


def test_a_translator_is_led_to_their_own_language_alone(client, people):
    client.force_login(people.translator)
    rows = client.get(TABLE).context["table"].data
    links = {code: {row.cells[code].link for row in rows} for code in ("en", "ko")}
    assert any("/edit/" in link for link in links["en"])
    assert not any("/edit/" in link for link in links["ko"])


class TestACell:
    def test_of_what_nobody_asked_for_leads_to_asking(self, people, story):
        ask = reverse("wagtail_localize:submit_page_translation", args=[story.pk])
        found = cell(story, people.editor)
        assert (found.state, found.step, found.link) == (State.MISSING, Step.ASK, ask)
        assert cell(story, people.translator).link == ""

    def test_of_what_is_in_work_leads_to_the_editor_and_counts_what_is_missing(
        self, people, steps, story
    ):
        translation = steps.ask(story)
        steps.write(translation, leave=3)
        there = cell(story, people.translator)
        assert (there.state, there.detail) == (State.IN_WORK, 3)
        assert (there.step, there.link) == (Step.WRITE, editor_path(translation))

    def test_of_what_is_under_review_leads_to_the_review(self, people, steps, story):
        translation = steps.ask(story)
        steps.write(translation)
        review = reverse("translations:review", args=[steps.send(translation).pk])
        assert cell(story, people.reviewer).step == Step.REVIEW
        assert cell(story, people.reviewer).link == review

    def test_of_what_is_outdated_says_by_how_many_parts(self, people, steps, story):
        translation = steps.ask(story)
        page = steps.publish(translation)
        steps.change_source(story, summary=f"{story.summary}変わりました。")
        steps.follow(story)
        found = cell(story, people.editor)
        assert (found.state, found.detail) == (State.OUTDATED, 1)
        assert found.outdated_since == steps.translated_page(translation).outdated_since
        assert found.public_page.pk == page.pk

    def test_says_how_many_readers_ask_for_it(self, people, story):
        Wish.objects.create(translation_key=story.translation_key, language="en", count=4)
        assert cell(story, people.editor).wishes == 4

    @pytest.mark.parametrize("role", ROLES)
    def test_leads_nobody_to_a_closed_door(self, client, people, steps, story, role):
        """Whoever they are, and whatever state the translation is in."""
        user = getattr(people, role)
        client.force_login(user)
        translation = steps.ask(story)
        for advance in (steps.write, steps.send, steps.approve, steps.take_offline):
            self.every_link_opens(client, user, story)
            advance(translation)
        self.every_link_opens(client, user, story)

    def every_link_opens(self, client, user: User, page: Page) -> None:
        for found in rows_for([page], ["en", "ko"], user)[0].cells.values():
            assert not found.link or client.get(found.link).status_code == 200, found

    def test_of_a_page_with_private_values_leads_its_editors_alone_to_asking(self, people):
        group = Page.objects.get(slug="hanagokoro", locale__language_code="ja").specific
        assert cell(group, people.desk).step == Step.ASK
        assert cell(group, people.editor).step is None


class TestBesideTheEditor:
    def panel(self, client, page: Page) -> str:
        answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        return answer.content.decode().partition('data-side-panel="languages"')[2]

    def test_stand_the_states_of_all_languages_and_the_steps(self, client, people, steps, story):
        steps.publish(steps.ask(story))
        steps.change_source(story, summary=f"{story.summary}変わりました。")
        steps.follow(story)
        client.force_login(people.editor)
        panel = self.panel(client, story)
        assert str(State.OUTDATED.label) in panel
        assert panel.count(str(State.MISSING.label)) == 5
        for code in ("en", "ko"):
            assert cell(story, people.editor, code).link in panel

    def test_stands_nothing_where_the_page_is_a_translation(self, rf, people, english):
        request = rf.get("/")
        request.user = people.superuser
        assert beside_editor(english.get_target_instance(), request) is None


@pytest.mark.parametrize("role", ROLES)
def test_it_is_read_by_who_has_to_do_with_translations(client, people, role):
    client.force_login(getattr(people, role))
    assert client.get(TABLE).status_code == 200
    assert client.get(NUMBERS).status_code == 200


def test_it_is_closed_to_groups_and_readers(client):
    for account in (None, User.objects.filter(memberships__isnull=False).first()):
        if account:
            client.force_login(account)
        assert client.get(TABLE).status_code in (302, 403)
        assert client.get(NUMBERS).status_code in (302, 403)


def test_it_asks_the_database_seldom(client, people, django_assert_max_num_queries):
    client.force_login(people.editor)
    client.get(TABLE)
    with django_assert_max_num_queries(MAX_QUERIES):
        assert client.get(TABLE).status_code == 200


class TestFilters:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client, people):
        client.force_login(people.editor)

    def test_by_section(self, client, story):
        section = story.get_parent()
        found = shown(client, section=section.pk)
        assert story.slug in found
        assert len(found) == 1 + section.get_descendant_count()

    def test_by_language_shows_one_column(self, client):
        page = client.get(TABLE, {"language": "ko"})
        assert [column.name for column in page.context["table"].columns.values()] == ["page", "ko"]

    def test_by_department(self, client):
        source = Page.objects.filter(locale__language_code="ja")
        page = next(p for p in source.specific() if getattr(p, "department", None))
        found = shown(client, department=page.department.pk)
        assert page.slug in found
        assert len(found) < source.count()

    def test_by_importance_what_most_readers_want_comes_first(self, client, story):
        about = Page.objects.get(slug="about", locale__language_code="ja")
        for page, count in ((about, 1), (story, 2)):
            Wish.objects.create(translation_key=page.translation_key, language="ko", count=count)
        assert shown(client, importance="wanted") == [story.slug, "about"]

    @pytest.mark.parametrize(
        ("reason", "one", "another"),
        [("menu", "hub", "kawabe-no-asa"), ("marked", "year-end-hours", "terakoya-tutors")],
    )
    def test_by_why_a_page_matters(self, client, reason, one, another):
        found = shown(client, importance=reason)
        assert one in found
        assert another not in found

    def test_by_what_is_to_be_done(self, steps, story, english):
        def pages(work: Work) -> set[str]:
            return set(
                with_work(
                    Page.objects.filter(locale__language_code="ja"), work, ["en"]
                ).values_list("slug", flat=True)
            )

        assert story.slug in pages(Work.ASK)
        translation = steps.ask(story)
        assert story.slug not in pages(Work.ASK)
        assert story.slug in pages(Work.WRITE)
        steps.publish(translation)
        assert story.slug in pages(Work.NOTHING)
        steps.change_source(story, summary=f"{story.summary}変わりました。")
        steps.follow(story)
        assert story.slug in pages(Work.MEND)
        assert story.slug not in pages(Work.NOTHING)

    def test_that_make_no_sense_are_no_fault(self, client):
        for name in ("section", "language", "work", "department", "importance"):
            assert client.get(TABLE, {name: "no\x00nsense"}).status_code == 200


def test_it_can_be_taken_away_as_a_file(client, people, story):
    client.force_login(people.editor)
    answer = client.get(TABLE, {"export": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode())))
    assert len(rows) > 10
    assert len(rows[0]) == 8


def test_the_figures_of_a_language_are_for_the_chief(steps, story):
    def english():
        return next(row for row in numbers() if row.language == "en")

    before = english()
    steps.publish(steps.ask(story))
    assert (english().public, english().pages) == (before.public + 1, before.pages)
    steps.change_source(story, summary=f"{story.summary}変わりました。")
    steps.follow(story)
    assert english().outdated == before.outdated + 1
    assert english().up_to_date == before.up_to_date


def test_beside_a_pages_editor_each_language_leads_to_its_step(client, people, steps, story):
    translation = steps.ask(story)
    client.force_login(people.editor)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).text
    assert f'href="{editor_path(translation)}"' in page
