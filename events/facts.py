"""What an event's page says beside its text: in every language, since it comes from codes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events.choices import Booking, OrganiserRole, Rain, Support
from groups.choices import Audience, SpokenLanguage
from groups.models import GroupPage
from hub.core.locales import active_language
from hub.core.wording import enumerated
from hub.pages.listing import localise
from hub.places.models import PlacePage

if TYPE_CHECKING:
    from events.models import EventPage
    from hub.pages.models import Area


@dataclass(frozen=True)
class Fact:
    """A line of an event's facts.

    Attributes:
        name: by which templates know it.
        text: from codes, in the active language.
        words: what people typed, in the language of the page.
        icon: beside the label.
    """

    name: str
    label: str
    text: str
    words: str = ""
    icon: str = "info"

    @property
    def is_known(self) -> bool:
        """Whether it says something to readers of any language: a code, or where it is."""
        return bool(self.text) or self.name == "place"


@dataclass(frozen=True)
class Organisers:
    """Who is there in one role."""

    label: str
    groups: list[GroupPage]
    names: list[str]


def fee_in_words(yen: int | None) -> str:
    if yen is None:
        return ""
    if yen == 0:
        return pgettext("fee", "Free")
    return _("%(yen)s yen") % {"yen": f"{yen:,}"}


class Facts:
    """The facts of an event in the active language, whatever its page is written in."""

    def __init__(self, page: "EventPage") -> None:
        self.page = page
        self.source = page.source

    @cached_property
    def place(self) -> PlacePage | None:
        """The place, if the public may see its page, in the language of the event's."""
        found = PlacePage.objects.public_sources().filter(pk=self.source.place_id)
        return next(iter(localise(found.select_related("area"), active_language())), None)

    @property
    def area(self) -> "Area | None":
        place = self.place
        return self.source.area or (place.source.area if place else None)

    def all(self) -> Iterator[Fact]:
        """Yield the facts that are known, in the order in which people ask."""
        source, page = self.source, self.page
        area = self.area
        place = self.place.title if self.place else ""
        found = (
            Fact("place", pgettext("of an event", "Place"), place, page.place_text, "map-pin"),
            Fact("area", _("Area"), area.label if area else "", icon="map-pin"),
            Fact("fee", _("Fee"), fee_in_words(source.fee_yen), page.fee_text, "coin"),
            Fact("audience", _("For whom"), self._for_whom(), icon="people"),
            Fact(
                "booking",
                pgettext("of an event", "Booking"),
                _label(Booking, source.booking),
                page.booking_text,
                "check",
            ),
            Fact("languages", _("Languages spoken"), _labels(SpokenLanguage, source.languages)),
            Fact("support", _("Support"), _labels(Support, source.support), icon="heart"),
            Fact("rain", _("In the rain"), _label(Rain, source.rain), page.rain_text, "warning"),
            Fact("bring", _("What to bring and wear"), "", page.bring, "basket"),
            Fact("photos", _("Photos taken there"), "", page.photo_policy, "camera"),
        )
        yield from (fact for fact in found if fact.text or fact.words)

    def _for_whom(self) -> str:
        said = [_labels(Audience, self.source.audiences)] if self.source.audiences else []
        age = self.source.from_age
        if age is not None:
            said.append(
                ngettext("from %(age)s year of age", "from %(age)s years of age", age)
                % {"age": age}
            )
        return enumerated(said)

    @cached_property
    def organisers(self) -> list[Organisers]:
        """Those who hold the event and those who help, by their role."""
        rows = list(self.source.organisers.select_related("department").all())
        groups = self._groups([row.group_id for row in rows if row.group_id])
        found = []
        for role, label in OrganiserRole.choices:
            in_role = [row for row in rows if row.role == role]
            of_role = [groups[row.group_id] for row in in_role if row.group_id in groups]
            names = [row.label for row in in_role if not row.group_id]
            if of_role or names:
                found.append(Organisers(str(label), of_role, names))
        return found

    def _groups(self, keys: list[int]) -> dict[int, GroupPage]:
        sources = GroupPage.objects.public_sources().filter(pk__in=keys)
        return {group.source.pk: group for group in localise(sources, active_language())}


def _label(choices: type, code: str) -> str:
    return str(choices(code).label) if code else ""


def _labels(choices: type, codes: list[str]) -> str:
    labels = dict(choices.choices)
    return enumerated(labels[code] for code in labels if code in codes)
