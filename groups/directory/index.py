"""Which listed groups have which code, as sets of numbers: choices combine and count in no time.

Counting the rows of 10,000 groups by SQL takes a tenth of a second for each page. They are read
once for each version of the content instead; number n of a set is the group at place n in kana
order.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Self

from django.core.cache import cache

from groups.directory.choice import Choice
from groups.facets import COLUMNS, FACETS
from hub.core.japanese.kana import row_of
from hub.core.locales import default_locale_id, locale_codes
from hub.core.version import CACHE_SECONDS
from hub.facets.facet import Facet, Option, Vocabulary
from hub.facets.int_set import IntSet

if TYPE_CHECKING:
    from groups.directory.models import GroupIndexPage


@dataclass(frozen=True)
class DirectoryIndex:
    """The listed groups of a directory; `sets` is {facet, "kana" or "written": {what
    rows hold, or a language: groups}}."""

    keys: list[int]
    sets: dict[str, dict[int | str, IntSet]]

    @classmethod
    def of(cls, directory: "GroupIndexPage", version: str) -> Self:
        """Return the index as of a content version, read again if it is not cached."""
        key = f"directory:{directory.source.pk}:{version}"
        return cache.get_or_set(key, lambda: cls.read(directory), CACHE_SECONDS)

    @classmethod
    def read(cls, directory: "GroupIndexPage") -> Self:
        """Return the index as the database has it now: one query, one for each facet and one for
        the languages."""
        from groups.models import GroupPage

        groups = GroupPage.objects.listed().child_of(directory.source).in_kana_order()
        rows = list(groups.values_list("pk", "kana_key", *COLUMNS))
        families = dict(groups.values_list("translation_key", "pk"))
        place_of = {row[0]: place for place, row in enumerate(rows)}
        places: dict[tuple[str, int | str], list[int]] = defaultdict(list)
        for place, (_key, kana, *flags) in enumerate(rows):
            places["kana", row_of(kana[:1])].append(place)
            for column, flag in zip(COLUMNS, flags, strict=True):
                if flag:
                    places["column", column].append(place)
        for facet in FACETS:
            if facet.relation:
                model = GroupPage._meta.get_field(facet.relation).related_model
                for key, code in model.objects.values_list("page_id", facet.row_column):
                    if key in place_of:
                        places[facet.name, code].append(place_of[key])
        translations = GroupPage.objects.live().exclude(locale_id=default_locale_id())
        for family, locale in translations.values_list("translation_key", "locale_id"):
            if family in families:
                places["written", locale_codes()[locale]].append(place_of[families[family]])
        sets: dict[str, dict[int | str, IntSet]] = defaultdict(dict)
        for (name, code), found in places.items():
            sets[name][code] = IntSet.of(found)
        return cls(list(place_of), dict(sets))

    def all(self) -> IntSet:
        return IntSet.below(len(self.keys))

    def in_row(self, row: str) -> IntSet:
        """Return the groups of a row of the kana table."""
        return self.sets.get("kana", {}).get(row, IntSet())

    def written_in(self, language: str) -> IntSet:
        """Return the groups that have a public page in a language that all is translated into."""
        return self.sets.get("written", {}).get(language, IntSet())

    def having(self, facet: Facet, option: Option) -> IntSet:
        """Return the groups that have `option`."""
        name, code = ("column", option.column) if option.column else (facet.name, option.key)
        return self.sets.get(name, {}).get(code, IntSet())

    def having_chosen(self, facet: Facet, options: list[Option]) -> IntSet:
        """Return the groups that fit what was chosen of `facet`: any of it if it widens, else each."""
        return reduce(or_ if facet.widens else and_, (self.having(facet, own) for own in options))

    def fitting(self, choice: Choice, known: Vocabulary) -> IntSet:
        """Return the groups that fit each facet of `choice`, and its part of the kana table."""
        found = self.in_row(choice.kana) if choice.kana else self.all()
        for facet in FACETS:
            if codes := choice.of(facet.name):
                found &= self.having_chosen(facet, [known[facet.name][code] for code in codes])
        return found

    def with_keys(self, keys: Iterable[int]) -> IntSet:
        """Return the set of those of `keys` that are listed."""
        wanted = set(keys)
        return IntSet.of([place for place, key in enumerate(self.keys) if key in wanted])

    def keys_in(self, groups: IntSet) -> list[int]:
        """Return the keys of the groups of a set, in kana order."""
        return [self.keys[place] for place in groups]
