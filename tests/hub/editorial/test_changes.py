"""A review shows what people will read otherwise, and nothing else."""

import json

import pytest
from bs4 import BeautifulSoup
from django.utils.text import capfirst
from wagtail.models import Page

from hub.editorial.block_diff import meaning
from hub.editorial.changes import changed_words, changes, labels
from news.models import StoryPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


@pytest.fixture
def story() -> StoryPage:
    return StoryPage.objects.get(slug="kawabe-no-asa", locale__language_code="ja")


def found(page: Page, **values):
    """Return the changes of a draft with `values`."""
    for name, value in values.items():
        setattr(page, name, value)
    return changes(page.save_revision(clean=False))


def soup(change) -> BeautifulSoup:
    return BeautifulSoup(str(change.comparison.htmldiff()), "html.parser")


def raw(page: Page) -> list:
    return json.loads(json.dumps(list(page.body.raw_data), default=str))


def test_one_changed_field_is_one_change(story):
    label = StoryPage._meta.get_field("summary").verbose_name
    assert labels(found(story, summary=f"{story.summary}ほか")) == [capfirst(label)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("文章。", "文章。\n"),
        ("一行\n二行", "一行\r\n二行"),
        ('<p data-block-key="a1">文</p>', "<p>文</p>"),
        ({"type": "item", "value": "文", "id": "1"}, {"type": "item", "value": "文", "id": "2"}),
        ([{"type": "a", "value": ["文 "], "id": "1"}], [{"type": "a", "value": ["文"]}]),
    ],
)
def test_what_nobody_reads_is_no_change(before, after):
    assert meaning(before) == meaning(after)


def test_a_first_visit_to_the_form_changes_nothing(story):
    blocks = raw(story)
    for block in blocks:
        if isinstance(block["value"], str):
            block["value"] += "\n"
    assert found(story, body=json.dumps(blocks)) == []


def test_unchanged_blocks_are_folded_and_the_changed_one_is_not(story):
    blocks = raw(story)
    number = next(n for n, block in enumerate(blocks) if isinstance(block["value"], str))
    blocks[number]["value"] = blocks[number]["value"].replace("<p>", "<p>あたらしく、", 1) + "！"
    (change,) = found(story, body=json.dumps(blocks))
    html = soup(change)
    folded = sum(len(part.find_all("div", recursive=False)) for part in html.select("details"))
    assert folded == len(blocks) - 1
    assert not html.select("details .addition")
    assert html.select(".addition")


def test_a_block_that_is_new_or_gone_is_shown_whole(story):
    blocks = raw(story)
    (change,) = found(story, body=json.dumps(blocks[1:]))
    assert len(soup(change).select("div.deletion")) == 1


def test_an_e_mail_gets_the_changed_words(story):
    summary = story.summary
    (change,) = found(story, summary=f"{summary}追加です")
    assert change.words()
    assert all(after in f"{summary}追加です" for _before, after in change.words())


def test_an_e_mail_gets_few_and_short_words():
    html = '<span class="addition">あ</span>' * 9 + f'<span class="deletion">{"い" * 99}</span>'
    assert changed_words(html) == [("", "あ")] * 5
    assert changed_words('<span class="deletion">前</span><span class="addition">後</span>') == [
        ("前", "後")
    ]


def test_an_e_mail_gets_no_value_that_may_be_private():
    group = Page.objects.get(slug="mirai-terakoya", locale__language_code="ja").specific
    (change,) = found(group, phone="029-000-9999")
    assert change.words() == []
