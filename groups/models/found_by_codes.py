"""The words of a group's codes: readers look for them, though its text has none of them."""

from collections.abc import Iterable

from hub.pages.models import Need
from hub.pages.models.taxonomies import Term


class FoundByCodes:
    """What search finds a group by beside its text; of what it named first it is about."""

    activity_fields: list[Term]
    areas: list[Term]
    needs: list[Need]

    @property
    def chief_search_words(self) -> str:
        """Words of the activity field and the need that the group names first."""
        return _words_of(self.activity_fields[:1], self.needs[:1])

    @property
    def search_words(self) -> str:
        """Words of its other fields and needs, and of its areas."""
        return _words_of([*self.activity_fields[1:], *self.areas], self.needs[1:])


def _words_of(terms: Iterable[Term], needs: Iterable[Need]) -> str:
    """Return the labels of `terms` and the words of `needs`, each between full stops."""
    words = [label for term in terms for label in term.labels()]
    words += [word for need in needs for word in need.words()]
    return "\n".join(words)
