"""The facets of the directory: what residents choose by, and how choices combine.

Between facets all must fit. Within one it depends on what a resident means: two areas or two days
are a wider net (either fits), two kinds of access are both needed (each must fit).
"""

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from groups.choices import Accessibility, Audience, SpokenLanguage, Weekday
from hub.core.locales import active_language
from hub.core.version import CACHE_SECONDS
from hub.facets.facet import Facet, Vocabulary
from hub.pages.models import ActivityField, Area, Need

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
# What a list is narrowed down by first: the others stand behind one more press.
FIRST_FACETS = ("day", "area", "language")
NEED = "need"
COLUMNS = tuple(name for facet in FACETS for name, _label in facet.columns)


def vocabulary(version: str) -> Vocabulary:
    """Return {facet: {code: option}} as of a content version, labelled in the active language."""
    key = f"directory-vocabulary:{version}:{active_language()}"
    return cache.get_or_set(
        key, lambda: {facet.name: facet.options() for facet in FACETS}, CACHE_SECONDS
    )
