"""What is measured: our search on each backend, and stock Wagtail beside it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.conf import settings
from django.db import connection, transaction
from wagtail.models import Page
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
    """Search as Wagtail does out of the box; its index is made for the while and rolled back."""
    with transaction.atomic():
        backend = get_search_backend(STOCK)
        for model in {page.specific_class for page in Page.objects.all() if page.specific_class}:
            index = backend.get_index_for_model(model)
            index.add_items(model, list(model.objects.all()))

        def find(text: str, language: str) -> list[str]:
            own = Page.objects.live().filter(locale__language_code=language)
            try:
                with transaction.atomic():
                    return [path_of(page) for page in backend.search(text, own)[:DEPTH]]
            except Exception:  # noqa: BLE001 - it raises on some queries, and finds nothing then
                return []

        yield find
        transaction.set_rollback(True)


def all_contestants() -> Iterator[tuple[str, object]]:
    """Yield (name, context manager that gives a search) of all that can be measured here."""
    yield f"ours, {connection.vendor}", our_backend(backends.DatabaseBackend)
    if settings.ELASTICSEARCH_URL:
        from search.elastic.backend import ElasticBackend

        yield "ours, elasticsearch", our_backend(ElasticBackend)
    yield f"stock Wagtail, {connection.vendor}", stock_wagtail()
