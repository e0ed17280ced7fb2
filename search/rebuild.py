"""The whole index: rebuilt beside the old one, or compared with the pages and repaired."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from hub.pages.checks import page_types
from search import mirror
from search.models import IndexState, PendingChange, SearchEntry, next_generation
from search.updates import index_family

BATCH = 20
Progress = Callable[[int], None]


def rebuild(progress: Progress = lambda done: None) -> int:
    """Build a new generation and search it from then on; the old one serves until then.

    Changes made meanwhile are written to both, so none is lost and nothing shows twice.

    Returns:
        How many entries there are.
    """
    generation = next_generation()
    for done, keys in _batches():
        with transaction.atomic():
            for key in keys:
                index_family(key, [generation])
        progress(done)
    with transaction.atomic():
        state = IndexState.objects.select_for_update().get()
        if state.building != generation:
            raise RuntimeError("Another rebuild began meanwhile; this one leaves the index to it.")
        mirror.note(_differing(state.current, generation))
        state.current, state.building = generation, None
        state.rebuilt_at = timezone.now()
        state.save()
    SearchEntry.objects.exclude(generation=generation).delete()
    return SearchEntry.objects.count()


def _differing(one: int, other: int) -> set[int]:
    """Return the pages whose entries differ between two generations."""
    entries = SearchEntry.objects.values_list("page_id", "digest")
    first, second = (set(entries.filter(generation=number)) for number in (one, other))
    return {page for page, _digest in first ^ second}


def compare(*, repair: bool = True) -> int:
    """Compare the index with the pages, and repair it.

    Returns:
        How many entries differed: missing, out of date, or of pages that are not public.
    """
    generation = IndexState.load().current
    differences = 0
    for _done, keys in _batches():
        with transaction.atomic():
            differences += sum(_compare_family(key, generation) for key in keys)
            if not repair:
                transaction.set_rollback(True)
    IndexState.objects.filter(current=generation).update(
        compared_at=timezone.now(), differences=differences
    )
    return differences


def _compare_family(key: UUID, generation: int) -> int:
    """Return how many entries of a family differed, and are right now.

    A change that has just been made and noted is not a difference.
    """
    differences = index_family(key, [generation])
    is_noted = differences and PendingChange.objects.filter(translation_key=key).exists()
    return 0 if is_noted else differences


def _batches() -> Iterator[tuple[int, list[UUID]]]:
    """Yield the translation keys of pages and entries in batches, with how many are then done."""
    pages = Page.objects.type(*page_types()).values_list("translation_key", flat=True)
    keys = sorted({*pages, *SearchEntry.objects.values_list("translation_key", flat=True)})
    for start in range(0, len(keys), BATCH):
        yield min(start + BATCH, len(keys)), keys[start : start + BATCH]
