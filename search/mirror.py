"""Elasticsearch holds what the database's index holds: each change follows, and is never lost.

The database's own index is always kept, so that search goes on when Elasticsearch is away and
Elasticsearch can be filled from it without analysing a text again. What changed is noted in the
same transaction and sent by the queue: no editor ever waits for Elasticsearch.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from search.elastic.circuit import circuit
from search.models import IndexState, MirrorChange, MirrorState, SearchEntry

logger = logging.getLogger("search")
BATCH = 200
# What the first filling of an index writes is older than any change that follows.
FIRST_VERSION = 1
FIRST_RETRY = timedelta(seconds=30)
MAX_RETRY = timedelta(minutes=5)


def is_wanted() -> bool:
    """Return whether this hub has an Elasticsearch."""
    return bool(settings.ELASTICSEARCH_URL)


def note(page_keys: Iterable[int]) -> None:
    """Note that the entries of these pages changed; call it in the transaction that does it."""
    rows = [MirrorChange(page_key=key) for key in sorted(page_keys)]
    if not is_wanted() or not rows:
        return
    is_first = not MirrorChange.objects.exists()
    MirrorChange.objects.bulk_create(rows)
    if is_first:  # else another task is already on its way, or waits for Elasticsearch to return
        follow_soon.enqueue()


@task()
def follow_soon() -> None:
    """Send what waits; what fails is sent by the clock (`update_search`)."""
    follow()


def follow(*, may_build: bool = False) -> bool:
    """Send what waits to Elasticsearch; after trouble, no sooner than it has had a rest.

    Args:
        may_build: make the index where there is none: one process at a time may (the clock).

    Returns:
        Whether Elasticsearch is up to date.
    """
    from search.elastic.client import TROUBLE

    if not is_wanted():
        return True
    state = MirrorState.load()
    if state.retry_at and state.retry_at > timezone.now():
        return False
    try:
        is_up_to_date = _catch_up(may_build=may_build)
    except TROUBLE as error:
        _note_trouble(state, error)
        return False
    if is_up_to_date:
        MirrorState.objects.exclude(attempts=0).update(attempts=0, retry_at=None, error="")
        circuit.close()
    return is_up_to_date


def _catch_up(*, may_build: bool) -> bool:
    from search.elastic import index

    if not index.answers():
        if may_build:
            rebuild()
        return may_build
    while _follow_batch():
        pass
    return True


def _note_trouble(state: MirrorState, error: Exception) -> None:
    logger.warning("Elasticsearch could not follow: %s", error)
    circuit.open(error)
    rest = min(FIRST_RETRY * 2 ** min(state.attempts, 12), MAX_RETRY)
    state.attempts += 1
    state.error = f"{type(error).__name__}: {error}"[:500]
    state.failed_at = timezone.now()
    state.retry_at = state.failed_at + rest
    state.save(update_fields=["attempts", "error", "failed_at", "retry_at"])


def _follow_batch() -> bool:
    """Send the oldest changes; return whether there were any."""
    from search.elastic import index

    rows = list(MirrorChange.objects.order_by("pk").values_list("pk", "page_key")[:BATCH])
    if not rows:
        return False
    versions = {page: FIRST_VERSION + key for key, page in rows}
    index.write([index.coming(), index.alias()], entries_of(versions), versions)
    MirrorChange.objects.filter(pk__in=[key for key, _page in rows]).delete()
    return True


def _entries():
    current = IndexState.objects.values("current")[:1]
    return SearchEntry.objects.filter(generation__in=current)


def entries_of(page_keys: Iterable[int]) -> list[SearchEntry]:
    """Return the present entries of these pages."""
    return list(_entries().filter(page__in=list(page_keys)))


def rebuild(progress: Callable[[int], None] = lambda done: None) -> int:
    """Fill a new index beside the one searched, then search the new one by one alias action.

    Changes made during it go to both, so that there are always results and never duplicates.

    Returns:
        How many pages there are.

    Raises:
        elasticsearch.NotFoundError: another rebuild began meanwhile; this one leaves it to that.
    """
    from search.elastic import index

    name = index.begin()
    for done, keys in _batches():
        entries = entries_of(keys)
        versions = {entry.page_id: FIRST_VERSION for entry in entries}
        index.write([index.coming()], entries, versions)
        progress(done)
    while _follow_batch():
        pass
    index.swap(name)
    circuit.close()
    return index.count()


def _batches() -> Iterator[tuple[int, list[int]]]:
    keys = list(_entries().order_by("page_id").values_list("page_id", flat=True))
    for start in range(0, len(keys), BATCH):
        yield min(start + BATCH, len(keys)), keys[start : start + BATCH]


def compare(*, repair: bool = True) -> int:
    """Compare Elasticsearch with the database's index, and repair it.

    Returns:
        How many pages differed: missing, out of date, or gone.
    """
    from search.elastic import index

    if not index.is_current():
        return rebuild() if repair else _entries().count()
    index.remove_others()
    differing = _differing()
    if repair:
        _repair(differing)
        MirrorState.load()
        MirrorState.objects.update(compared_at=timezone.now(), differences=len(differing))
    return len(differing)


def _differing() -> set[int]:
    """Return the pages that differ, and do so at a second look: some are on their way just now."""
    from search.elastic import index

    there = index.digests()
    here = dict(_entries().values_list("page_id", "digest"))
    differing = {page for page in here.keys() | there.keys() if here.get(page) != there.get(page)}
    if differing:
        there = index.digests(differing)
        here = dict(_entries().values_list("page_id", "digest"))
        differing = {page for page in differing if here.get(page) != there.get(page)}
        differing.difference_update(MirrorChange.objects.values_list("page_key", flat=True))
    return differing


def _repair(differing: set[int]) -> None:
    note(differing)
    # After a database was put back from a copy its changes count from a lower number again, so
    # that Elasticsearch takes them for old ones.
    if follow() and differing and _differing():
        rebuild()
