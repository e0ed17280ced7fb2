"""The index follows the pages: changes are noted with them, and applied after commit."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from hub.core.logs import in_words
from hub.core.querysets import unrestricted
from hub.core.switches import asked_by
from hub.pages.models import BasePage
from hub.text import Kind
from search import mirror, spelling
from search.documents import ANYWHERE, Document, documents
from search.models import IndexState, PendingChange, SearchEntry

logger = logging.getLogger("search")

# More than this waits for the next round of the clock, so that no editor waits for it.
AT_ONCE = 20
# PostgreSQL takes 1,048,575 bytes of terms for one entry; no text in any language has as many.
MAX_BYTES = 1_000_000
EXPENDABLE = (Kind.CROSSING, Kind.BEGINNING, Kind.PAIR, Kind.INNER)
FIRST_RETRY = timedelta(seconds=30)
MAX_RETRY = timedelta(hours=6)


def note(keys: Iterable[UUID]) -> None:
    """Note that the families with these translation keys changed, and follow after commit."""
    PendingChange.objects.bulk_create([PendingChange(translation_key=key) for key in set(keys)])
    transaction.on_commit(follow_at_once, robust=True)


def follow_at_once() -> None:
    """Apply what waits, as much as a publishing request may be kept for."""
    follow(limit=AT_ONCE)


def follow(limit: int | None = None) -> int:
    """Apply the changes that are due, oldest first.

    Args:
        limit: at most this many families; without it, all.

    Returns:
        How many families were brought up to date. One that fails is noted and tried again later.
    """
    due = PendingChange.objects.due().order_by("due_at", "pk")
    keys = list(dict.fromkeys(due.values_list("translation_key", flat=True)))
    return sum(_follow_family(key) for key in keys[:limit])


def _follow_family(key: UUID) -> bool:
    changes = PendingChange.objects.filter(translation_key=key)
    seen = list(changes.values_list("pk", flat=True))
    try:
        with transaction.atomic():
            index_family(key, IndexState.load().generations)
            changes.filter(pk__in=seen).delete()
    except Exception as error:
        logger.exception("The search index could not follow family %s", key)
        for change in changes.filter(pk__in=seen):
            change.attempts += 1
            change.error = in_words(error)[:500]
            change.due_at = timezone.now() + min(
                FIRST_RETRY * 2 ** min(change.attempts, 12), MAX_RETRY
            )
            change.save()
        return False
    return True


def public_family(key: UUID, *, lock: bool = False) -> list[BasePage]:
    """Return the pages of a family that may be found. With `lock`, none changes before commit."""
    pages = Page.objects.filter(translation_key=key)
    if lock:
        list(pages.select_for_update().values_list("pk"))
    with asked_by(None):
        found = list(unrestricted(pages.live()).specific())
    return [page for page in found if isinstance(page, BasePage) and page.is_listed]


def index_family(key: UUID, generations: Iterable[int]) -> int:
    """Make the entries of a family what its pages say now; call it in a transaction.

    Returns:
        How many entries were different.
    """
    found = list(documents(public_family(key, lock=True)))
    return sum(len(_index(key, found, generation)) for generation in generations)


def _index(key: UUID, found: list[Document], generation: int) -> set[int]:
    """Bring a family's entries of one generation up to date; return the keys of changed pages."""
    entries = SearchEntry.objects.filter(generation=generation, translation_key=key)
    known = dict(entries.values_list("page_id", "digest"))
    changed = [document for document in found if known.get(document.page.pk) != document.digest]
    write(changed, generation)
    gone = set(known) - {document.page.pk for document in found}
    if gone:
        entries.filter(page_id__in=gone).delete()
    pages = {document.page.pk for document in changed} | gone
    if generation == IndexState.load().current:
        mirror.note(pages)
    return pages


def write(changed: list[Document], generation: int) -> None:
    """Write the entries of `changed` and what belongs to them.

    An entry is replaced by one with another key, never changed: what a process knows of an entry
    (`search.backends.knowledge`) stays true.
    """
    pages = [document.page.pk for document in changed]
    SearchEntry.objects.filter(generation=generation, page__in=pages).delete()
    SearchEntry.objects.bulk_create(entry_of(document, generation) for document in changed)
    spelling.learn(text for document in changed for text in document.sentences)


def bounded(terms: str) -> str:
    """Return `terms` without those that a text of endless new words has too many of."""
    for kind in EXPENDABLE:
        if len(terms.encode()) <= MAX_BYTES:
            break
        terms = " ".join(term for term in terms.split() if not term.startswith(ANYWHERE + kind))
    return terms


def entry_of(document: Document, generation: int) -> SearchEntry:
    """Return the unsaved entry of `document`."""
    return SearchEntry(
        generation=generation,
        page_id=document.page.pk,
        translation_key=document.page.translation_key,
        language=document.language,
        kind=document.kind,
        date=document.date,
        facets=" ".join(f"{name}:{value}" for name, value in document.facets),
        title=document.title,
        text=document.text,
        terms=bounded(document.terms),
        digest=document.digest,
        image_id=document.image,
    )
