"""Elasticsearch holds what the database's index holds: each change follows, and is never lost.

The database's own index is always kept, so that search goes on when Elasticsearch is away and
Elasticsearch can be filled from it without analysing a text again. What changed is noted in the
same transaction and sent by the queue: no editor ever waits for Elasticsearch.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from search.models import IndexState, MirrorChange, MirrorState, SearchEntry

logger = logging.getLogger("search")
BATCH = 200
# What the first filling of an index writes is older than any change that follows.
FIRST_VERSION = 1


def is_wanted() -> bool:
    """Return whether this hub has an Elasticsearch."""
    return bool(settings.ELASTICSEARCH_URL)


def note(page_keys: Iterable[int]) -> None:
    """Note that the entries of these pages changed; call it in the transaction that does it."""
    rows = [MirrorChange(page_key=key) for key in sorted(page_keys)]
    if is_wanted() and rows:
        MirrorChange.objects.bulk_create(rows)
        follow_soon.enqueue()


@task()
def follow_soon() -> None:
    """Send what waits; what fails is sent by the clock (`update_search`)."""
    follow()


def follow() -> bool:
    """Send what waits to Elasticsearch. Return whether nothing failed."""
    from search.elastic.client import TROUBLE

    if not is_wanted() or not MirrorChange.objects.exists():
        return True
    try:
        while _follow_batch():
            pass
    except TROUBLE as error:
        logger.warning("Elasticsearch could not follow: %s", error)
        state = MirrorState.load()
        state.error, state.failed_at = f"{type(error).__name__}: {error}"[:500], timezone.now()
        state.save(update_fields=["error", "failed_at"])
        return False
    MirrorState.objects.exclude(error="").update(error="")
    return True


def _follow_batch() -> bool:
    """Send the oldest changes; return whether there were any."""
    from search.elastic import index

    rows = list(MirrorChange.objects.order_by("pk").values_list("pk", "page_key")[:BATCH])
    if not rows:
        return False
    versions = {page: FIRST_VERSION + key for key, page in rows}
    targets = index.existing([index.alias(), MirrorState.load().building])
    if targets:
        index.write(targets, entries_of(versions), versions)
    MirrorChange.objects.filter(pk__in=[key for key, _page in rows]).delete()
    return True


def entries_of(page_keys: Iterable[int]) -> list[SearchEntry]:
    """Return the present entries of these pages, facets read with them."""
    current = IndexState.objects.values("current")[:1]
    entries = SearchEntry.objects.filter(page__in=list(page_keys), generation__in=current)
    return list(entries.prefetch_related("facets"))


def rebuild(progress: Callable[[int], None] = lambda done: None) -> int:
    """Fill a new index beside the one searched, then search the new one by one alias action.

    Changes made meanwhile go to both, so that no moment is without results or with doubles.

    Returns:
        How many documents there are.
    """
    from search.elastic import index

    state = MirrorState.load()
    name = f"{index.alias()}-{uuid4().hex[:12]}"
    index.create(name)
    abandoned, state.building = state.building, name
    state.save(update_fields=["building"])
    for done, keys in _batches():
        entries = entries_of(keys)
        index.write([name], entries, {entry.page_id: FIRST_VERSION for entry in entries})
        progress(done)
    with transaction.atomic():
        if MirrorState.objects.select_for_update().get(pk=state.pk).building != name:
            raise RuntimeError("Another rebuild began meanwhile; this one leaves the index to it.")
        _follow_all_or_fail()
        index.swap(name)
        MirrorState.objects.filter(pk=state.pk).update(building="", error="")
    index.remove(abandoned)
    return index.count()


def _follow_all_or_fail() -> None:
    while _follow_batch():
        pass


def compare(*, repair: bool = True) -> int:
    """Compare Elasticsearch with the database's index; what differs is noted to be sent.

    Returns:
        How many pages differed: missing, out of date, or gone.
    """
    from search.elastic import index

    if not index.is_current():
        return rebuild() if repair else SearchEntry.objects.count()
    there = index.digests()
    current = IndexState.objects.values("current")[:1]
    here = dict(SearchEntry.objects.filter(generation__in=current).values_list("page_id", "digest"))
    waiting = set(MirrorChange.objects.values_list("page_key", flat=True))
    pages = {page for page in here.keys() | there.keys() if here.get(page) != there.get(page)}
    pages -= waiting
    if repair:
        note(pages)
        follow()
        MirrorState.load()
        MirrorState.objects.update(compared_at=timezone.now(), differences=len(pages))
    return len(pages)


def _batches() -> Iterator[tuple[int, list[int]]]:
    current = IndexState.objects.values("current")[:1]
    entries = SearchEntry.objects.filter(generation__in=current).order_by("page_id")
    keys = list(entries.values_list("page_id", flat=True))
    for start in range(0, len(keys), BATCH):
        yield min(start + BATCH, len(keys)), keys[start : start + BATCH]
