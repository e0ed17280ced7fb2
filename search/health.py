"""The state of the index, for /healthz: a few cheap queries."""

from django.core.cache import cache

from search import mirror
from search.elastic.circuit import circuit
from search.models import IndexState, MirrorChange, MirrorState, PendingChange, SearchEntry

ENTRIES_KEY = "search:entries"
ENTRIES_SECONDS = 60


def search_health() -> dict[str, object]:
    """Return how many entries there are (to the minute), what waits, the last error, and how much
    the nightly comparison has repaired.
    """
    entries = cache.get(ENTRIES_KEY)
    if entries is None:
        current = IndexState.objects.values("current")[:1]
        entries = SearchEntry.objects.filter(generation__in=current).count()
        cache.set(ENTRIES_KEY, entries, ENTRIES_SECONDS)
    differences = IndexState.objects.values_list("differences", flat=True).first()
    failed = PendingChange.objects.exclude(error="").order_by("-due_at")
    health = {
        "entries": entries,
        "pending": PendingChange.objects.count(),
        "last_error": failed.values_list("error", flat=True).first() or "",
        "differences": differences or 0,
    }
    return health | ({"elasticsearch": _elasticsearch()} if mirror.is_wanted() else {})


def _elasticsearch() -> dict[str, object]:
    """Return what waits to be sent, why it is not asked or did not answer if so, and how much the
    nightly comparison has repaired.
    """
    state = MirrorState.load()
    return {
        "waiting": MirrorChange.objects.count(),
        "error": circuit.reason or state.error,
        "differences": state.differences,
    }
