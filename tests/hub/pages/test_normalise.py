"""Content is as the page form would leave it, by whatever way it came."""

import json

import pytest
from wagtail.models import Page

from hub.pages.models import BasePage
from hub.pages.normalise import normalise
from news.models import StoryPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def raw(page: Page) -> list:
    return json.loads(json.dumps(list(page.body.raw_data), default=str))


@pytest.fixture
def story() -> StoryPage:
    return StoryPage.objects.get(slug="kawabe-no-asa", locale__language_code="ja")


def test_texts_end_without_spaces(story):
    story.title, story.summary = " 川べの朝 ", "朝の話です。\n"
    story.save_revision().publish()
    story = StoryPage.objects.get(pk=story.pk)
    assert (story.title, story.summary) == ("川べの朝", "朝の話です。")


def test_blocks_without_ids_get_them_and_their_texts_end_without_spaces(story):
    blocks = raw(story)
    heading = next(block for block in blocks if isinstance(block["value"], str))
    del heading["id"]
    heading["value"] += "\n"
    story.body = json.dumps(blocks)
    story.full_clean()
    assert all(block["id"] for block in raw(story))
    changed = raw(story)[blocks.index(heading)]["value"]
    assert changed == heading["value"].strip()


def test_lines_that_a_browser_sent_end_as_before(story):
    story.lead = "一行目\r\n二行目"
    story.full_clean()
    assert story.lead == "一行目\n二行目"


def test_what_is_normal_stays_the_same_object(story):
    before = story.body
    normalise(story)
    assert story.body is before


def test_the_demonstration_is_normal():
    for page in Page.objects.filter(depth__gt=1).specific():
        if isinstance(page, BasePage):
            before = page.to_json()
            normalise(page)
            assert page.to_json() == before, page.url_path
