"""A facet: a question that a list can be narrowed down by, and what can be chosen."""

from dataclasses import dataclass

from django.db.models import Model
from django.utils.functional import Promise


@dataclass(frozen=True)
class Option:
    """A code that can be chosen; `key` is what rows hold for it, `column` its yes/no column."""

    code: str
    label: str
    key: int | str = ""
    icon: str = ""
    column: str = ""


@dataclass(frozen=True)
class Facet:
    """A question of a list, by its name in addresses.

    `relation` holds the rows of pages: terms of `taxonomy`, or codes among `choices`. `columns`
    are yes/no columns of the page itself, for facets that do not widen.
    """

    name: str
    label: str | Promise
    relation: str = ""
    taxonomy: type[Model] | None = None
    choices: tuple = ()
    columns: tuple[tuple[str, str | Promise], ...] = ()
    widens: bool = True
    icon: str = ""

    @property
    def row_column(self) -> str:
        return "term_id" if self.taxonomy else "code"

    def options(self) -> dict[str, Option]:
        """Return {code: option} in the order in which they are shown."""
        if self.taxonomy:
            options = [
                Option(term.code, term.label, term.pk, getattr(term, "icon", ""))
                for term in self.taxonomy.objects.all()
            ]
        else:
            options = [Option(code, str(label), code) for code, label in self.choices]
        options += [Option(name, str(label), column=name) for name, label in self.columns]
        return {option.code: option for option in options}


Vocabulary = dict[str, dict[str, Option]]
