"""Ways to talks, courses and exchanges: from the home page, the events, the courses."""

import pytest
from bs4 import BeautifulSoup

from events.dialogue.models import DialoguePage
from hub.core.parts import State
from tests.switches.crawl import switch

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
TALKS, COURSES, EXCHANGES = "/dialogue/", "/trainings/", "/exchanges/"


def links(client, path: str) -> set[str]:
    page = BeautifulSoup(client.get(path).content, "html.parser")
    return {link["href"] for link in page.find("main").find_all("a", href=True)}


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_home_page_leads_to_the_newest_of_both(client, prefix):
    found = links(client, f"{prefix}/")
    assert {f"{prefix}{TALKS}", f"{prefix}{COURSES}"} <= found
    assert f"{prefix}/dialogue/kawabe-cafe/" in found
    assert f"{prefix}/trainings/yasashii-nihongo/" in found


def test_what_is_for_staff_alone_is_not_on_the_home_page(client):
    assert "/trainings/staff-first-kyodo/" not in links(client, "/")


@pytest.mark.parametrize(
    ("path", "wanted"), [("/events/", {TALKS, COURSES}), (COURSES, {EXCHANGES})]
)
def test_lists_lead_to_each_other(client, path, wanted):
    assert wanted <= links(client, path)


def test_with_nothing_to_show_there_is_no_way_to_talks(client):
    for page in DialoguePage.objects.public_sources():
        page.unpublish()
    for path in ("/", "/events/"):
        assert TALKS not in links(client, path)


def test_what_is_switched_off_is_gone(client):
    switch({"events.dialogue": State.OFF, "events.trainings": State.OFF})
    found = links(client, "/") | links(client, "/events/")
    assert not {TALKS, COURSES} & found
