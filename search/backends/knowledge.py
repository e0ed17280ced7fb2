"""What a process knows of entries without asking: their facets, dates and pages.

An entry is never changed: where a page says something else, another entry takes its place (see
`search.updates.write`). So what was read of one stays true for as long as it is found, and only
those that are met for the first time have to be read. Sets of entries are sets of numbers
(`hub.facets.int_set`); an entry's place in them is its key, counted from the first of its generation.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from threading import Lock

from hub.facets.int_set import IntSet
from search.models import SearchEntry

COLUMNS = ("pk", "page_id", "date", "facets")
# Of more entries than that all of the generation are read, instead of one by one.
MAX_BY_KEY = 500


class Knowledge:
    """Of the entries of one generation."""

    def __init__(self, generation: int, first_key: int) -> None:
        self.generation = generation
        self.first_key = first_key
        self._lock = Lock()
        self._known = IntSet()
        self._sets: dict[str, IntSet] = {}
        self._days, self._pages = array("l"), array("q")

    def places(self, keys: Collection[int]) -> IntSet:
        """Return the set of the entries with these keys, having read what was not known of them.

        An entry deleted in the meantime is not in it.
        """
        found = IntSet.of(keys, self.first_key)
        if found - self._known:
            with self._lock:
                self._read(list(found - self._known))
        return found & self._known

    def _read(self, places: list[int]) -> None:
        entries = SearchEntry.objects.filter(generation=self.generation)
        if len(places) <= MAX_BY_KEY:
            entries = entries.filter(pk__in=[self.first_key + place for place in places])
        self._learn(entries.order_by().values_list(*COLUMNS).iterator())

    def _learn(self, rows: Iterable[tuple[int, int, date, str]]) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        read: list[int] = []
        for key, page, day, facets in rows:
            place = key - self.first_key
            read.append(place)
            self._keep(place, page, day)
            for facet in facets.split():
                places[facet].append(place)
        for facet, found in places.items():
            self._sets[facet] = self._sets.get(facet, IntSet()) | IntSet.of(found)
        self._known |= IntSet.of(read)  # at the end: what is known is known entirely

    def _keep(self, place: int, page: int, day: date) -> None:
        zeros = [0] * (place + 1 - len(self._pages))  # none if there is room
        self._days.extend(zeros)
        self._pages.extend(zeros)
        self._days[place], self._pages[place] = day.toordinal(), page

    def having(self, name: str, value: str) -> IntSet:
        """Return the known entries that have `value` of a facet."""
        return self._sets.get(f"{name}:{value}", IntSet())

    def facets(self) -> Iterable[tuple[str, str, IntSet]]:
        """Yield (facet, value, the known entries that have it)."""
        for facet, having in list(self._sets.items()):
            name, _colon, value = facet.partition(":")
            yield name, value, having

    def newest(self, among: IntSet, most: int) -> list[int]:
        """Return the pages of at most `most` of `among`: the newest first, then the older key."""
        found: list[int] = []
        for part in self._by_year(among):
            places = sorted(part, key=lambda place: (-self._days[place], self._pages[place]))
            found += [self._pages[place] for place in places[: most - len(found)]]
            if len(found) == most:
                break
        return found

    def _by_year(self, among: IntSet) -> Iterable[IntSet]:
        years = {int(value): having for name, value, having in self.facets() if name == "year"}
        for year in sorted(years, reverse=True):
            if part := among & years[year]:
                yield part
                among -= part
        if among:
            yield among


_lock = Lock()
_knowledge: Knowledge | None = None


def knowledge_of(generation: int, key: int) -> Knowledge:
    """Return what this process knows of a generation, of whose keys `key` is a low one."""
    global _knowledge
    with _lock:
        known = _knowledge
        if known is None or known.generation != generation or key < known.first_key:
            keys = SearchEntry.objects.filter(generation=generation).order_by("pk")
            first = keys.values_list("pk", flat=True).first()
            _knowledge = Knowledge(generation, key if first is None else min(first, key))
        return _knowledge


def forget() -> None:
    """Start again; for tests, whose entries are rolled back so that others get their keys."""
    global _knowledge
    _knowledge = None
