"""The hub's lists of codes as HSDS taxonomies, named in one language."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from groups.choices import Accessibility, Audience
from hub.pages.models import ActivityField, Area, Need
from opendata.hsds.ids import taxonomy_id, term_id

# value name (`groups.portal`) → (name, what it is, its codes)
TAXONOMIES = {
    "activity_fields": (
        _("Activity fields"),
        _("The 20 fields of the Act on Promotion of Specified Non-profit Activities (NPO law)"),
        ActivityField,
    ),
    "needs": (_("Needs met"), _("What residents need help with, in their own words"), Need),
    "areas": (_("Areas"), _("Districts of the city"), Area),
    "audiences": (_("For whom"), _("Whom the activity is for"), Audience),
    "accessibility": (_("Accessibility"), _("What makes it easier to take part"), Accessibility),
}


@dataclass(frozen=True)
class Term:
    taxonomy: str
    code: str
    name: str
    description: str

    @property
    def id(self) -> str:
        return term_id(self.taxonomy, self.code)


class Taxonomies:
    """All taxonomies in a language; the database is asked once for each list."""

    def __init__(self, language: str) -> None:
        self.language = language

    @cached_property
    def terms(self) -> dict[str, dict[str, Term]]:
        """{taxonomy: {code: term}}"""
        with translation.override(self.language):
            return {name: dict(self._terms(name)) for name in TAXONOMIES}

    def _terms(self, name: str):
        source = TAXONOMIES[name][2]
        if hasattr(source, "choices"):
            for code, label in source.choices:
                yield code, Term(name, code, str(label), str(label))
        else:
            for row in source.objects.all():
                label = row.label_in(self.language)
                yield row.code, Term(name, row.code, label, getattr(row, "official", "") or label)

    def taxonomy(self, name: str) -> dict[str, object]:
        with translation.override(self.language):
            title, description, _source = TAXONOMIES[name]
            return {
                "id": taxonomy_id(name),
                "name": str(title),
                "description": str(description),
                "version": "1.0",
            }

    def term(self, term: Term) -> dict[str, object]:
        return {
            "id": term.id,
            "code": term.code,
            "name": term.name,
            "description": term.description,
            "taxonomy": term.taxonomy,
            "taxonomy_id": taxonomy_id(term.taxonomy),
            "language": self.language.split("-")[0],
        }

    def all_terms(self) -> list[Term]:
        return [term for terms in self.terms.values() for term in terms.values()]

    def find(self, identifier: str) -> Term | None:
        return next((term for term in self.all_terms() if term.id == identifier.lower()), None)


def taxonomy_named(identifier: str) -> str:
    """Return the value name of the taxonomy with this id, "" for none."""
    return next((name for name in TAXONOMIES if taxonomy_id(name) == identifier.lower()), "")
