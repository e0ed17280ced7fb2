"""Courses: whom they are for, where they are found, and what staff alone see."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Locale, Page

from events.models import EventPage
from events.trainings.models import CoursePage
from hub.accounts.models import User
from hub.accounts.roles import EDITORS
from hub.languages.families import address_in
from hub.languages.services.asking import open_translation
from hub.occurrences.models import Occurrence
from tests.pages.addresses import sitemap_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

STAFF, OPEN, EVENINGS, OVER = (
    "staff-first-kyodo",
    "yasashii-nihongo",
    "kiroku-three-evenings",
    "safety-checklist",
)
CHAPTER = "/manual/kyodo/do/start-and-communicate/"


def course(slug: str) -> CoursePage:
    return CoursePage.objects.sources().get(slug=slug)


def staff() -> Client:
    """Return the browser of somebody of city hall who has nothing to do with courses."""
    user = User.objects.create_user("somebody", "somebody@city.example.jp")
    user.groups.add(Group.objects.get(name=EDITORS))
    client = Client()
    client.force_login(user)
    return client


def html(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_page_of_courses_lists_them_by_whom_they_are_for(client):
    parts = client.get("/trainings/").context["parts"]
    listed = {part.code: [item.event.slug for item in part.dates] for part in parts}
    assert listed == {"groups": [OPEN], "citizens": [OPEN]}
    over = client.get("/trainings/").context["over"]
    assert [page.slug for page in over] == [OVER]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_course_says_its_facts_in_the_readers_language(client, language):
    page = html(client, address_in(f"/trainings/{EVENINGS}/", language))
    said = {"ja": ("団体", "3日のうち2日"), "en": ("on 2 of 3 days", "Free")}[language]
    assert all(words in page for words in said)


def test_materials_are_files_to_take(client):
    page = BeautifulSoup(html(client, f"/trainings/{OVER}/"), "html.parser")
    files = page.find("main").find(attrs={"aria-labelledby": "files-title"})
    assert "/documents/" in files.find("a")["href"]
    assert "当日の安全の一覧表（見本）" in files.get_text()
    assert files.find_all("dt") == []


def test_a_course_and_its_chapters_lead_to_each_other(client):
    assert f'href="{CHAPTER}"' in html(client, f"/trainings/{OPEN}/")
    assert f'href="/trainings/{OPEN}/"' in html(client, CHAPTER)
    assert f'href="/trainings/{STAFF}/"' not in html(
        client, "/manual/kyodo/introduction/what-is-kyodo/"
    )


def test_a_course_is_an_event_in_lists_search_and_calendars(client):
    assert OPEN in html(client, "/events/?kind=course")
    assert f"/trainings/{OPEN}/" in html(client, "/calendar.ics?kind=course")
    day = Occurrence.objects.get(page=course(OPEN)).first_day
    assert client.get(f"/trainings/{OPEN}/{day}/").status_code == 200
    assert [page for page in EventPage.objects.public_sources() if page.slug == OPEN]


def public_addresses(client: Client) -> list[str]:
    """Return where the hub tells everybody what there is."""
    return [
        *(path for path in sitemap_addresses(client) if path.count("/") <= 3),
        "/sitemap.xml",
        "/events/?kind=training",
        "/events/?view=month",
        "/calendar.ics",
        "/feeds/events.atom",
        "/opendata/events.csv",
        "/api/v1/events",
        "/search/?q=はじめての協働",
        "/search/?q=職員の研修",
        "/search/?type=event&q=研修",
        "/manual/kyodo/introduction/what-is-kyodo/",
        "/places/city-hall-rooms/",
    ]


def test_what_is_for_staff_alone_is_nowhere_public(client):
    title = course(STAFF).title
    for path in public_addresses(client):
        page = html(client, path)
        assert STAFF not in page, path
        assert title not in page, path
    assert client.get(f"/trainings/{STAFF}/").status_code == 302
    assert client.get(f"/papers/event/{STAFF}.pdf").status_code == 404


def test_staff_see_it_and_people_with_an_account_do_not(client):
    assert course(STAFF).title in html(staff(), f"/trainings/{STAFF}/")
    client.force_login(User.objects.get(username="D-0002"))
    assert client.get(f"/trainings/{STAFF}/").status_code == 302


def test_a_course_that_opens_to_others_is_public_and_can_be_closed_again(client):
    page = course(STAFF)
    for whom, status in ((["staff", "groups"], 200), (["staff"], 302)):
        page.course_for = whom
        page.save_revision().publish()
        assert client.get(f"/trainings/{STAFF}/").status_code == status
    for other in Page.objects.filter(translation_key=page.translation_key):
        assert other.get_view_restrictions().exists()


def closed_by(page: Page) -> list[list[int]]:
    """Return who may see a page: the roles of each restriction on it."""
    return [sorted(row.groups.values_list("pk", flat=True)) for row in page.view_restrictions.all()]


def test_its_translation_is_closed_as_it_is():
    page = course(STAFF)
    open_translation(page, "en")
    english = page.get_translation(Locale.objects.get(language_code="en"))
    for other in (page, english.specific):
        other.save()
    assert len(closed_by(page)) == 1
    assert closed_by(english) == closed_by(page)
