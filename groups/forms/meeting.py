"""The step about where a group meets, and where its pin stands on the map."""

from decimal import Decimal

from django import forms
from django.db.models import TextChoices
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from groups.choices import PositionPrecision
from groups.forms.base import GroupStep
from hub.pages.maps import collection
from hub.pages.models import Area
from hub.places.choices import PlaceKind
from hub.places.models import PlacePage


class Pin(TextChoices):
    """How a group says where its pin stands."""

    NONE = "", _("Not on the map")
    PLACE = "place", _("At the place that I chose above")
    AREA = "area", _("Somewhere in an area: a circle, no exact place")
    TAPPED = "tapped", _("Where I tap on the map below")


class MeetingForm(GroupStep):
    """Where a group meets is public, apart from where letters reach it. The pin is derived: from
    the place, the centre of an area, or a tap on the map; all but the last work without script.
    """

    slug = "meeting"
    template = "groups/portal/step_meeting.html"
    heading = _("Where you meet")
    intro = _(
        "Everybody sees this. Where letters reach you is asked later, and stays private unless you "
        "say otherwise."
    )
    shows_map = True
    model_fields = ("meeting_name", "meeting_address", "latitude", "longitude")
    widgets = {"latitude": forms.HiddenInput(), "longitude": forms.HiddenInput()}
    help_texts = {
        "meeting_name": _("For example: Under the bridge at Senba Park"),
        "meeting_address": _("As far as it has one. For example: 水戸市千波町0-0"),
    }
    field_order = ("meeting_place", "meeting_name", "meeting_address", "pin", "pin_area")

    meeting_place = forms.TypedChoiceField(
        label=_("a place that the city knows"), coerce=int, empty_value=None, required=False
    )
    position_public = forms.BooleanField(required=False, widget=forms.HiddenInput)
    position_precision = forms.CharField(required=False, widget=forms.HiddenInput)
    pin = forms.ChoiceField(
        label=_("Where should your pin stand on the map?"),
        choices=Pin.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    pin_area = forms.ChoiceField(label=_("area of the circle"), required=False)

    def __init__(self, values, data=None, files=None):
        super().__init__(values, data, files)
        place = self.fields["meeting_place"]
        place.choices = [("", _("— another place, or none —")), *self._places_by_kind()]
        if not self.places:
            place.choices = [("", ""), (self.current["meeting_place"] or "", "")]
            place.widget = forms.HiddenInput()
        self.fields["pin_area"].choices = [
            ("", "—"),
            *((code, area.label) for code, area in self.areas.items()),
        ]

    @classmethod
    def extra_fields(cls) -> tuple[str, ...]:
        return ("pin", "pin_area")

    @cached_property
    def places(self) -> dict[int, PlacePage]:
        """{key: place} of all that the public may see, in their order."""
        return {place.pk: place for place in PlacePage.objects.public_sources().in_order()}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """{code: area} of those whose centre is known."""
        return {area.code: area for area in Area.objects.exclude(latitude=None)}

    def _places_by_kind(self) -> list[tuple[str, list[tuple[int, str]]]]:
        by_kind: dict[str, list[tuple[int, str]]] = {}
        for place in self.places.values():
            by_kind.setdefault(place.kind, []).append((place.pk, place.title))
        return [(PlaceKind(kind).label, places) for kind, places in by_kind.items()]

    def initial_of(self, values):
        pin, area = self._pin_of(values)
        return {**values, "pin": pin, "pin_area": area}

    def _pin_of(self, values: dict[str, object]) -> tuple[str, str]:
        """Return how the pin of `values` was chosen, as far as it can be told, and its area."""
        if not values["position_public"] or values["latitude"] is None:
            return Pin.NONE, ""
        position = (values["latitude"], values["longitude"])
        if values["position_precision"] == PositionPrecision.EXACT:
            place = self.places.get(values["meeting_place"])
            if place is not None and position == (str(place.latitude), str(place.longitude)):
                return Pin.PLACE, ""
            return Pin.TAPPED, ""
        for code, area in self.areas.items():
            if position == tuple(map(str, _centre(area))):
                return Pin.AREA, code
        return Pin.TAPPED, ""

    def clean(self):
        cleaned = super().clean()
        place = self.places.get(cleaned.get("meeting_place"))
        if place is not None:
            cleaned["meeting_name"] = cleaned["meeting_address"] = ""
        current = self.current
        cleaned["position_public"] = bool(cleaned.get("pin"))
        cleaned["position_precision"] = current["position_precision"]
        if cleaned.get("pin") == Pin.PLACE:
            self._put_at_place(cleaned, place)
        elif cleaned.get("pin") == Pin.AREA:
            self._put_in_area(cleaned)
        elif cleaned.get("pin") == Pin.TAPPED:
            self._put_where_tapped(cleaned)
        else:
            cleaned["latitude"], cleaned["longitude"] = current["latitude"], current["longitude"]
        return cleaned

    def _put_at_place(self, cleaned: dict, place: PlacePage | None) -> None:
        if place is None:
            self.add_error("meeting_place", _("Please choose the place at which the pin stands."))
        elif not place.has_position:
            self.add_error("pin", _("This place has no position yet. Please choose an area."))
        else:
            cleaned["latitude"], cleaned["longitude"] = place.latitude, place.longitude
            cleaned["position_precision"] = PositionPrecision.EXACT

    def _put_in_area(self, cleaned: dict) -> None:
        area = self.areas.get(cleaned.get("pin_area"))
        if area is None:
            self.add_error("pin_area", _("Please choose the area of the circle."))
            return
        cleaned["latitude"], cleaned["longitude"] = _centre(area)
        cleaned["position_precision"] = PositionPrecision.DISTRICT

    def _put_where_tapped(self, cleaned: dict) -> None:
        if cleaned.get("latitude") is None or cleaned.get("longitude") is None:
            self.add_error("pin", _("Please tap on the map, or choose one of the other answers."))
            return
        tapped = {name: str(cleaned[name]) for name in ("latitude", "longitude")}
        if any(tapped[name] != self.current[name] for name in tapped):
            cleaned["position_precision"] = PositionPrecision.EXACT

    @property
    def map(self) -> dict[str, object]:
        """The GeoJSON of the map on which the pin is put: nothing but the names of areas."""
        return collection([])


def _centre(area: Area) -> tuple[Decimal, Decimal]:
    """Return the position of an area as a group's columns hold it."""
    return Decimal(f"{area.latitude:.6f}"), Decimal(f"{area.longitude:.6f}")
