"""The lists of codes of many objects together: one query for each list, however many objects."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model, QuerySet

from hub.forms.declaration import Declaration
from hub.forms.kinds import Codes


class CodeLists:
    """{name of a list: {key of an object: its codes}} of some objects of a form."""

    def __init__(self, form: Declaration, found: QuerySet | Iterable[Model]) -> None:
        """Read the lists of `found`: a queryset (asked within the same queries) or objects."""
        self.form = form
        if isinstance(found, QuerySet):
            keys = found.order_by().values("pk")
        else:
            keys = [one.pk for one in found]
        self.lists = {name: self._read(kind, keys) for name, kind in form.of_kind(Codes).items()}

    def _read(self, kind: Codes, keys: object) -> dict[int, list[str]]:
        parent = kind.parent_name(self.form.model)
        rows = kind.row_model(self.form.model).objects.filter(**{f"{parent}__in": keys})
        found = defaultdict(list)
        for key, code in rows.order_by("sort_order", "pk").values_list(parent, kind.code):
            found[key].append(code)
        return found

    def of(self, found: Model, name: str) -> list[str]:
        return self.lists[name].get(found.pk, [])

    def all_of(self, found: Model) -> dict[str, list[str]]:
        return {name: self.of(found, name) for name in self.lists}

    def values(self, found: Model, names: Iterable[str]) -> dict[str, object]:
        """Return what the form's `read` would, without asking the database for the lists."""
        plain = self.form.read(found, [name for name in names if name not in self.lists])
        return plain | {name: self.of(found, name) for name in names if name in self.lists}
