"""The codes of many groups together: one query for each relation, however many groups."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from groups.models import GroupPage
from groups.portal import PORTAL
from hub.forms.kinds import Codes

ROW_NAMES = tuple(PORTAL.of_kind(Codes))


class Rows:
    """{value name: {page id: [codes]}} of some groups."""

    def __init__(self, pages: "QuerySet[GroupPage] | Iterable[GroupPage]") -> None:
        """Read the rows of `pages`: a queryset (asked within the same queries) or a list."""
        if isinstance(pages, QuerySet):
            keys = pages.order_by().values("pk")
        else:
            keys = [page.pk for page in pages]
        self.codes = {name: self._read(name, keys) for name in ROW_NAMES}

    @staticmethod
    def _read(name: str, keys: object) -> dict[int, list[str]]:
        kind = PORTAL.of_kind(Codes)[name]
        found = defaultdict(list)
        rows = kind.row_model(GroupPage).objects.filter(page_id__in=keys)
        rows = rows.order_by("sort_order", "pk")
        for page_id, value in rows.values_list("page_id", kind.code):
            found[page_id].append(value)
        return found

    def of(self, page: GroupPage, name: str) -> list[str]:
        return self.codes[name].get(page.pk, [])

    def values(self, page: GroupPage, names: Iterable[str]) -> dict[str, object]:
        """Return what `PORTAL.read` would, without asking the database."""
        plain = PORTAL.read(page, [name for name in names if name not in self.codes])
        return plain | {name: self.of(page, name) for name in names if name in self.codes}
