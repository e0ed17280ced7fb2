"""The state of the index, for /healthz: three cheap queries at most."""

from django.core.cache import cache

from search.models import IndexState, PendingChange, SearchEntry

ENTRIES_KEY = "search:entries"
ENTRIES_SECONDS = 60


def search_health() -> dict[str, object]:
    """Return how many entries there are (to the minute), what waits, and the last error."""
    entries = cache.get(ENTRIES_KEY)
    if entries is None:
        current = IndexState.objects.values("current")[:1]
        entries = SearchEntry.objects.filter(generation__in=current).count()
        cache.set(ENTRIES_KEY, entries, ENTRIES_SECONDS)
    failed = PendingChange.objects.exclude(error="").order_by("-due_at")
    return {
        "entries": entries,
        "pending": PendingChange.objects.count(),
        "last_error": failed.values_list("error", flat=True).first() or "",
    }
