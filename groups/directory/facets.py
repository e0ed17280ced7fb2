"""The facets of the directory: what residents choose by, and how choices combine.

Between facets all must fit. Within one it depends on what a resident means: two areas or two days
are a wider net (either fits), two kinds of access are both needed (each must fit).
"""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groups.choices import Accessibility, Audience, SpokenLanguage, Weekday
from hub.core.locales import active_language
from hub.core.version import CACHE_SECONDS
from hub.pages.models import ActivityField, Area, Need


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
    """A question of the directory, by its name in addresses.

    `relation` holds the rows of groups: terms of `taxonomy`, or codes among `choices`. `columns`
    are yes/no columns of the group itself, for facets that do not widen.
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


FACETS = (
    Facet("need", _("What you need"), "need_rows", Need, icon="heart"),
    Facet("area", _("Area"), "area_rows", Area, icon="map-pin"),
    Facet("day", _("Day"), "day_rows", choices=tuple(Weekday.choices), icon="calendar"),
    Facet(
        "audience", _("For whom"), "audience_rows", choices=tuple(Audience.choices), icon="people"
    ),
    Facet("field", _("Activity field"), "field_rows", ActivityField, icon="sprout"),
    Facet(
        "joining",
        _("Joining"),
        columns=(
            ("members_wanted", _("Members wanted")),
            ("volunteers_wanted", _("Volunteers wanted")),
            ("beginners_welcome", _("Beginners are welcome")),
        ),
        widens=False,
        icon="hand",
    ),
    Facet(
        "language",
        _("Language spoken"),
        "language_rows",
        choices=tuple(SpokenLanguage.choices),
        icon="language",
    ),
    Facet(
        "access",
        _("Accessibility"),
        "accessibility_rows",
        choices=tuple(Accessibility.choices),
        columns=(("childcare", _("Childcare")),),
        widens=False,
        icon="wheelchair",
    ),
)
COLUMNS = tuple(name for facet in FACETS for name, _label in facet.columns)

Vocabulary = dict[str, dict[str, Option]]


def vocabulary(version: int) -> Vocabulary:
    """Return {facet: {code: option}} as of a content version, labelled in the active language."""
    key = f"directory-vocabulary:{version}:{active_language()}"
    return cache.get_or_set(
        key, lambda: {facet.name: facet.options() for facet in FACETS}, CACHE_SECONDS
    )
