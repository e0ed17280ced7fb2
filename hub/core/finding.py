"""Finding rows by words, however these and those are written, in lists that staff search."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import CharField, EmailField, Field, Model, Q, QuerySet
from modelsearch.backends.database import fallback

from hub.text.normalise import name_key

_key = lru_cache(maxsize=50_000)(name_key)


def holding(rows: QuerySet, columns: Iterable[str], words: str) -> Q:
    """Return what finds those of `rows` that hold `words` in one of the short `columns`.

    Letters that a reader takes for the same are the same; no database knows them, so the values
    are compared here.
    """
    wanted = name_key(words)
    values = rows.order_by().values_list("pk", *columns)
    found = {pk for pk, *texts in values if any(wanted in _key(text) for text in texts if text)}
    return Q(pk__in=found)


class QueryCompiler(fallback.DatabaseSearchQueryCompiler):
    def build_single_term_filter(self, term: str) -> Q:
        """Return what finds `term`: in short columns however written, in long ones as it is."""
        short = [name for name in self.fields_names if _is_short(self.queryset.model, name)]
        found = holding(self.queryset, short, term) if short else Q(pk__in=[])
        for name in self.fields_names:
            if name not in short:
                found |= Q(**{f"{name}__icontains": term})
        return found


class SearchBackend(fallback.DatabaseSearchBackend):
    """Wagtail's plain comparison, for the admin: titles in any way of writing them."""

    query_compiler_class = autocomplete_query_compiler_class = QueryCompiler


def _is_short(model: type[Model], name: str) -> bool:
    column: Field = model._meta.get_field(name)
    return isinstance(column, CharField | EmailField)
