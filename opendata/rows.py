"""The codes of many groups together: one query for each relation, however many groups."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from groups.models import GroupPage
from groups.values import CODE_ROWS, TERM_ROWS, read

ROW_NAMES = (*TERM_ROWS, *CODE_ROWS)


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
        model = (TERM_ROWS.get(name) or CODE_ROWS[name])[1]
        code = "term__code" if name in TERM_ROWS else "code"
        found = defaultdict(list)
        rows = model.objects.filter(page_id__in=keys).order_by("sort_order", "pk")
        for page_id, value in rows.values_list("page_id", code):
            found[page_id].append(value)
        return found

    def of(self, page: GroupPage, name: str) -> list[str]:
        return self.codes[name].get(page.pk, [])

    def values(self, page: GroupPage, names: Iterable[str]) -> dict[str, object]:
        """Return what `groups.values.read` would, without asking the database."""
        plain = read(page, [name for name in names if name not in self.codes])
        return plain | {name: self.of(page, name) for name in names if name in self.codes}
