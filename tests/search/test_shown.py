"""What a page shows can be found: words are cut at random from what it shows, and bring it back."""

from random import Random

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from wagtail.models import Page

from hub.pages.models import BasePage, IndexPage
from hub.text import canonical
from hub.text.scripts import runs
from search.engine import search
from search.models import SearchEntry

SEED = 20
PAGES, WORDS_OF_EACH = 40, 5
MIN_FACTS, MIN_HEADINGS = 0.97, 0.99
# What the frame says on each page of a kind, how it was made, or another page says of itself.
OF_OTHERS = ".page-meta__translation, nav, aside .share, .news-list, .grid, .link-list, form, .no-print, .visually-hidden"
FACTS, HEADINGS = "dd", "h1, .prose h2, .prose h3"


def own_words(page: BasePage, selector: str, random: Random) -> list[str]:
    """Return words at random out of what the page shows at `selector`: what a reader may retype."""
    main = BeautifulSoup(Client().get(page.url).content, "html.parser").main
    for other in main.select(OF_OTHERS):
        other.decompose()
    for reading in main.select("rt, rp"):
        reading.decompose()
    for ruby in main.select("ruby"):
        ruby.unwrap()
    main.smooth()
    texts = [text for element in main.select(selector) for text in strings(element)]
    return [cut(text, random) for text in random.sample(texts, min(WORDS_OF_EACH, len(texts)))]


def strings(element: Tag) -> list[str]:
    return [text for text in element.stripped_strings if any(runs(canonical(text)))]


def cut(text: str, random: Random) -> str:
    """Return some words of `text` that stand next to each other, as many as one would type."""
    words = text.split()
    start = random.randrange(len(words))
    return " ".join(words[start : start + 3])[:40]


def finds(page: BasePage, words: str) -> bool:
    keys = [entry.page_id for entry in search(words, page.lang)[0:400]]
    return page.pk in keys


@pytest.mark.usefixtures("demonstration", "db")
@pytest.mark.parametrize(
    ("selector", "least"), [(FACTS, MIN_FACTS), (HEADINGS, MIN_HEADINGS)], ids=["facts", "headings"]
)
def test_what_a_page_shows_brings_it_back(selector, least):
    random = Random(SEED)  # noqa: S311
    keys = sorted(SearchEntry.objects.values_list("page_id", flat=True))
    pages = Page.objects.filter(pk__in=random.sample(keys, PAGES)).specific()
    cuts = [
        (page, words)
        for page in pages
        if not isinstance(page, IndexPage)
        for words in own_words(page, selector, random)
    ]
    missed = [(page.url, words) for page, words in cuts if not finds(page, words)]
    assert len(cuts) >= PAGES
    assert len(missed) <= (1 - least) * len(cuts), missed
