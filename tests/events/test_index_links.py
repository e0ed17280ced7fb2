"""Ways to talks, courses and exchanges: from the events and the courses."""

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


@pytest.mark.parametrize(
    ("path", "wanted"), [("/events/", {TALKS, COURSES}), (COURSES, {EXCHANGES})]
)
def test_lists_lead_to_each_other(client, path, wanted):
    assert wanted <= links(client, path)


def test_with_nothing_to_show_there_is_no_way_to_talks(client):
    for page in DialoguePage.objects.public_sources():
        page.unpublish()
    assert TALKS not in links(client, "/events/")


def test_what_is_switched_off_is_gone(client):
    switch({"events.dialogue": State.OFF, "events.trainings": State.OFF})
    found = links(client, "/events/")
    assert not {TALKS, COURSES} & found
