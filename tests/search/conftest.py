"""A small hub: a home page, its sections, pages made as each test needs them."""

from itertools import count

import pytest
from hypothesis import settings
from wagtail.models import Locale, Page

from groups.directory.models import GroupIndexPage
from groups.models import GroupPage
from home.models import ContentPage, HomePage
from news.models import NewsIndexPage, NewsPage
from search.backends.database import DatabaseBackend
from search.evaluation.contestants import our_backend
from search.evaluation.measure import Outcome, cases, evaluate
from search.suggestions.labels import known_labels
from search.updates import follow
from tests.databases import using_database

# The first text loads the dictionary; how long a text takes is for the benchmark.
settings.register_profile("search", deadline=None)
settings.load_profile("search")


class Hub:
    """Makes pages and keeps the index up to date, as commits do outside of tests."""

    def __init__(self) -> None:
        self._numbers = count()
        self.home = HomePage.objects.get(depth=2, locale__language_code="ja")

    def page(self, title: str, text: str = "", **fields: object) -> ContentPage:
        return self._add(self.home, ContentPage, title, text, **fields)

    def news(self, title: str, text: str = "", **fields: object) -> NewsPage:
        return self._add(NewsIndexPage.objects.get(), NewsPage, title, text, **fields)

    def group(self, title: str, **fields: object) -> GroupPage:
        fields = {"name_kana": "ダンタイ", "purpose": "目的", "activity": "活動"} | fields
        page = GroupPage(title=title, slug=f"g-{GroupPage.objects.count()}", **fields)
        GroupIndexPage.objects.get().add_child(instance=page)
        follow()
        return page

    def _add(self, parent: Page, model: type, title: str, text: str, **fields: object) -> Page:
        body = [{"type": "paragraph", "value": f"<p>{text}</p>"}] if text else []
        slug = f"p-{next(self._numbers)}"
        page = model(**{"title": title, "slug": slug, "body": body} | fields)
        parent.add_child(instance=page)
        follow()
        return page

    def translate(self, page: Page, language: str, **fields: object) -> Page:
        locale = Locale.objects.get(language_code=language)
        translation = page.copy_for_translation(locale, copy_parents=True)
        for name, value in fields.items():
            setattr(translation, name, value)
        translation.save_revision().publish()
        follow()
        return type(page).objects.get(pk=translation.pk)


@pytest.fixture(scope="session")
def outcomes_of_database(demonstration_database, django_db_blocker) -> list[Outcome]:
    """What the database finds in the demonstration for every query of the evaluation."""
    with (
        django_db_blocker.unblock(),
        using_database(demonstration_database),
        our_backend(DatabaseBackend) as search,
    ):
        return evaluate(search, cases())


@pytest.fixture
def hub(db) -> Hub:
    known_labels.cache_clear()
    follow()
    return Hub()
