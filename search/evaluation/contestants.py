"""What is measured: our search on each backend, and stock Wagtail beside it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend

from search import backends, engine
from search.engine import search
from search.evaluation.measure import DEPTH, Search

STOCK = "wagtail.search.backends.database"


def path_of(page: Page) -> str:
    """Return the path that a page's Japanese page has below the home page."""
    return "/".join(page.url_path.strip("/").split("/")[1:])


def ours(text: str, language: str) -> list[str]:
    """Return the paths that our search finds first."""
    keys = [entry.page_id for entry in search(text, language)[0:DEPTH]]
    pages = Page.objects.in_bulk(keys)
    return [path_of(pages[key]) for key in keys]


@contextmanager
def our_backend(make: Callable[[], backends.Backend]) -> Iterator[Search]:
    """Search with the one backend that `make` returns, without any other behind it."""
    with (
        patch.object(engine, "backend", make),
        patch("search.spelling.backend", make),
    ):
        yield ours


@contextmanager
def stock_wagtail() -> Iterator[Search]:
    """Search as Wagtail does out of the box: pages of the reader's language, then Japanese ones.

    Its index is made for the while and rolled back.
    """
    with transaction.atomic():
        backend = get_search_backend(STOCK)
        for model in {page.specific_class for page in Page.objects.all() if page.specific_class}:
            index = backend.get_index_for_model(model)
            index.add_items(model, list(model.objects.all()))

        def find_in(text: str, locale: Locale) -> list[str]:
            try:
                with transaction.atomic():
                    pages = Page.objects.live().filter(locale=locale)
                    return [path_of(page) for page in backend.search(text, pages)[:DEPTH]]
            except DatabaseError:  # SQLite does not take every query for one
                return []

        def find(text: str, language: str) -> list[str]:
            locales = [Locale.objects.get(language_code=language), Locale.get_default()]
            found = [path for locale in locales for path in find_in(text, locale)]
            return list(dict.fromkeys(found))[:DEPTH]

        yield find
        transaction.set_rollback(True)


def all_contestants() -> Iterator[tuple[str, object]]:
    """Yield (name, context manager that gives a search) of all that can be measured here."""
    yield f"ours, {connection.vendor}", our_backend(backends.DatabaseBackend)
    if settings.ELASTICSEARCH_URL:
        from search.elastic.backend import ElasticBackend

        yield "ours, elasticsearch", our_backend(ElasticBackend)
    yield f"stock Wagtail, {connection.vendor}", stock_wagtail()
