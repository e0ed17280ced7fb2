"""What is not public appears nowhere: not in results, suggestions, facets, counts or help."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from search.engine import search
from search.models import PromotedResult
from search.suggestions import suggestions
from search.updates import follow

pytestmark = pytest.mark.both_databases

WORD = "清掃活動"


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def public(hub, title: str) -> Page:
    return hub.news(title, "文")


def draft(hub, title: str) -> Page:
    return hub.news(title, "文", live=False)


def unpublished(hub, title: str) -> Page:
    page = hub.news(title, "文")
    page.unpublish()
    return page


def expired(hub, title: str) -> Page:
    page = hub.page(title, "文", expire_at=timezone.now() - timedelta(minutes=1))
    page.unpublish(set_expired=True)
    return page


def restricted(hub, title: str) -> Page:
    page = hub.page(title, "文")
    restrict(page)
    return page


def below_a_restricted_page(hub, title: str) -> Page:
    parent = hub.page("会員の部屋", "文")
    restrict(parent)
    return hub._add(parent, type(parent), title, "文")


def moved_below_a_restricted_page(hub, title: str) -> Page:
    parent, page = hub.page("会員の部屋", "文"), hub.page(title, "文")
    restrict(parent)
    page.move(parent, pos="last-child")
    return page


def group_taken_out(hub, title: str) -> Page:
    return hub.group(title, taken_out=True)


HIDDEN = [
    draft,
    unpublished,
    expired,
    restricted,
    below_a_restricted_page,
    moved_below_a_restricted_page,
    group_taken_out,
]


def seen(client, text: str) -> str:
    """Return all that a reader is told about `text`, in two languages."""
    answers = [
        client.get(f"{language}/search/{address}", {"q": text})
        for language in ("", "/en")
        for address in ("", "suggest/")
    ]
    assert {answer.status_code for answer in answers} == {200}
    return "".join(answer.content.decode() for answer in answers)


@pytest.mark.parametrize("hide", HIDDEN)
def test_a_hidden_page_appears_nowhere(hub, client, hide):
    page = hide(hub, f"{WORD}の秘密")
    PromotedResult.objects.create(words=WORD, page=page)
    follow()
    for text in (WORD, WORD[:2], "せいそうかつ", "seisou", f"{WORD}の秘密", f"{WORD}のない"):
        assert "秘密" not in seen(client, text).replace(text, ""), text
    assert search(WORD, "ja").counts == {}


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([public, *HIDDEN]), min_size=1, max_size=5))
def test_counts_and_facets_know_public_pages_alone(hub, states):
    pages = [state(hub, f"{WORD}{number}") for number, state in enumerate(states)]
    follow()
    titles = {page.title for page, state in zip(pages, states, strict=True) if state is public}
    found = search(WORD, "ja")
    assert {hit.title for hit in found[0:50]} == titles
    assert found.total == len(titles)
    assert sum(found.counts.get("type", {}).values()) == len(titles)
    assert {word.text for word in suggestions(WORD, "ja") if word.url} == titles
    for page in pages:
        Page.objects.get(pk=page.pk).delete()
    follow()
