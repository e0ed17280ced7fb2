"""What a group says of an event, on three screens: what and when, where and for whom, how to come."""

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.by_groups.fields import DayField, DaysField, HourField
from events.by_groups.kinds import Dates
from events.by_groups.typed_dates import How, blocks_of, parts_of, typed_of
from events.choices import Booking, Rain, Support
from events.models import EventPage
from groups.choices import Audience, SpokenLanguage
from hub.assets.models import HubImage
from hub.forms.fields import ChoicesField, CountField
from hub.forms.files import PictureField
from hub.forms.steps import StepForm
from hub.occurrences.series import horizon
from hub.occurrences.words import NUMBERS
from hub.pages.models import Area
from hub.places.choices import PlaceKind
from hub.places.models import PlacePage

LINES = {"rows": 3}


def _boxes(label: str, choices: dict[int, object], **kwargs: object) -> ChoicesField:
    several = [(str(number), name) for number, name in choices.items()]
    return ChoicesField(label=label, choices=several, required=False, **kwargs)


class EventStep(StepForm):
    model = EventPage


class WhenStep(EventStep):
    slug = "when"
    template = "events/by_groups/step_when.html"
    heading = _("What and when")
    model_fields = ("title", "summary", "kind")
    labels = {"title": _("name of the event"), "summary": _("what happens there")}
    help_texts = {"summary": _("In one or two sentences, up to 200 characters.")}
    widgets = {"summary": forms.Textarea(attrs=LINES)}
    needed = ("title", "summary", "kind", "dates")
    lacking = {"dates": _("The first day")}

    how = forms.ChoiceField(
        label=_("How often"), choices=How.choices, required=False, widget=forms.RadioSelect
    )
    first = DayField(label=_("The first day"), required=False, help_text=_("Or the only one."))
    starts = HourField(
        label=pgettext_lazy("of an event", "Begins at"),
        required=False,
        help_text=_("Leave both hours empty if it goes on for the whole day."),
    )
    ends = HourField(label=pgettext_lazy("of an event", "Ends at"), required=False)
    until = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("Empty: one day alone; what repeats goes on until you say otherwise."),
    )
    weekdays = _boxes(_("Days of the week"), WEEKDAYS, help_text=_("Empty: that of the first day."))
    numbers = _boxes(_("Which of the month"), NUMBERS, help_text=_("Empty: that of the first day."))
    skipped_months = _boxes(_("Not in these months"), MONTHS)
    skips_holidays = forms.BooleanField(
        label=_("Not on public holidays, nor from 29 December to 3 January"), required=False
    )
    skipped_days = DaysField(
        label=_("Not on these days"), required=False, help_text=_("For example: 2027-01-09, 3/13")
    )
    further_days = DaysField(
        label=_("Also on these days"),
        required=False,
        help_text=_("At the same hours. For example: 2027-01-09, 3/13"),
    )

    @classmethod
    def extra_fields(cls) -> tuple[str, ...]:
        return tuple(cls.base_fields)

    @classmethod
    def value_names(cls) -> tuple[str, ...]:
        return (*super().value_names(), "dates")

    def _own_names(self) -> list[str]:
        return [name for name in super()._own_names() if name != "dates"]

    def initial_of(self, values: dict[str, object]) -> dict[str, object]:
        return {**values, **typed_of(values["dates"])}

    @property
    def about_repeating(self) -> list[forms.BoundField]:
        """The fields that only matter for what repeats, beside which days of the week it is."""
        return [self[name] for name in ("skipped_months", "skips_holidays", "skipped_days")]

    @property
    def others(self) -> list[str]:
        """In words, the dates that the city wrote and this form cannot change."""
        others = parts_of(self.current["dates"]).others
        return [line.text for line in Dates().lines(self.model, "dates", others)]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        names = ("first", "until", "starts", "ends", "further_days", "skipped_days")
        if self.errors.keys() & set(names):
            return cleaned
        first, until = cleaned["first"], cleaned["until"]
        if first is None and any(cleaned[name] for name in names):
            self.add_error("first", _("Please say the first day."))
        elif (cleaned["starts"] is None) != (cleaned["ends"] is None):
            empty = "ends" if cleaned["ends"] is None else "starts"
            self.add_error(empty, _("Give both hours, or neither."))
        elif first and until and until < first:
            self.add_error("until", _("The end is before the beginning."))
        elif first and not self.errors:
            self._check_dates(cleaned)
        return cleaned

    def _check_dates(self, cleaned: dict[str, object]) -> None:
        """Add an error if no date follows, or if new ones are over already."""
        cleaned["how"] = cleaned.get("how") or How.DAY
        blocks = blocks_of(cleaned, self.current["dates"])
        today = timezone.localdate()
        series = Dates().series(self.model, "dates", blocks)
        slots = [slot for one in series for slot in one.slots(today, horizon(today))]
        last = max((slot.ends_at for slot in slots), default=None)
        if last is None:
            self.add_error("first", _("No date follows from this. Please look at it again."))
        elif last < timezone.now() and blocks != self.current["dates"]:
            self.add_error("first", _("This day is over."))

    def values(self) -> dict[str, object]:
        typed = super().values()
        current = self.current["dates"]
        return typed | {"dates": blocks_of(self.cleaned_data, current)}


class WhereStep(EventStep):
    slug = "where"
    heading = _("Where, for whom, what it costs")
    model_fields = ("place_text", "from_age", "fee_yen", "fee_text", "rain", "rain_text")
    labels = {"from_age": _("from which age"), "fee_yen": _("fee in yen")}
    field_classes = {"from_age": CountField, "fee_yen": CountField}
    help_texts = {
        "place_text": _("For example: on the second floor; or a place that is not in the list."),
        "fee_yen": _("0 means free of charge."),
    }
    widgets = {
        "from_age": forms.TextInput(attrs={"inputmode": "numeric"}),
        "fee_yen": forms.TextInput(attrs={"inputmode": "numeric"}),
    }
    field_order = (
        "place",
        "place_text",
        "area",
        "audiences",
        "from_age",
        "fee_yen",
        "fee_text",
        "support",
        "languages",
        "rain",
        "rain_text",
    )
    lacking = {"place": _("Say where it takes place.")}

    place = forms.TypedChoiceField(
        label=_("a place that the city knows"), coerce=int, empty_value=None, required=False
    )
    area = forms.TypedChoiceField(
        label=_("area"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Only needed if the place is not in the list."),
    )
    audiences = ChoicesField(label=_("for whom"), choices=Audience.choices, required=False)
    support = ChoicesField(label=_("support"), choices=Support.choices, required=False)
    languages = ChoicesField(
        label=_("languages spoken"), choices=SpokenLanguage.choices, required=False
    )

    def __init__(self, values, data=None, files=None):
        super().__init__(values, data, files)
        self.fields["place"].choices = [("", _("— another place —")), *self._places()]
        areas = [(area.pk, area.label) for area in Area.objects.all()]
        self.fields["area"].choices = [("", "—"), *areas]
        self.fields["rain"].choices = Rain.choices

    def _places(self) -> list[tuple[str, list[tuple[int, str]]]]:
        by_kind: dict[str, list[tuple[int, str]]] = {}
        for place in PlacePage.objects.public_sources().in_order():
            by_kind.setdefault(place.kind, []).append((place.pk, place.title))
        return [(PlaceKind(kind).label, places) for kind, places in by_kind.items()]

    @classmethod
    def missing(cls, values: dict[str, object]) -> list[str]:
        return [] if values["place"] or values["place_text"] else ["place"]


class ComingStep(EventStep):
    slug = "coming"
    template = "events/by_groups/step_coming.html"
    heading = _("How to come, and a picture")
    model_fields = ("booking", "booking_text", "bring", "photo_alt")
    labels = {"booking_text": _("how to book, or whom to ask")}
    help_texts = {
        "booking_text": _("Phone number, days, hours. Everybody reads it."),
        "photo_alt": _("For people who cannot see it, for example: children plant tulips"),
    }
    lacking = {"photo_alt": _("What the photo shows")}
    takes_pictures = True

    new_photo = PictureField(
        label=_("Add a photo"),
        required=False,
        help_text=_(
            "From your phone or computer, up to 15 MB. We remove the place where it was taken."
        ),
    )
    remove_photo = forms.BooleanField(label=_("Remove this photo"), required=False)

    def __init__(self, values, data=None, files=None):
        super().__init__(values, data, files)
        self.fields["booking"].choices = Booking.choices

    @classmethod
    def extra_fields(cls) -> tuple[str, ...]:
        return ("new_photo", "remove_photo")

    @classmethod
    def value_names(cls) -> tuple[str, ...]:
        return (*super().value_names(), "photo")

    @classmethod
    def missing(cls, values: dict[str, object]) -> list[str]:
        return ["photo_alt"] if values["photo"] and not values["photo_alt"] else []

    def _own_names(self) -> list[str]:
        return [name for name in super()._own_names() if name != "photo"]

    @cached_property
    def photo(self) -> HubImage | None:
        return HubImage.objects.filter(pk=self.current["photo"]).first()

    @property
    def typed(self) -> list[forms.BoundField]:
        """The fields that are not about the photo."""
        return [self[name] for name in ("booking", "booking_text", "bring")]

    def values(self) -> dict[str, object]:
        photo = None if self.cleaned_data["remove_photo"] else self.current["photo"]
        return super().values() | {"photo": photo}

    def uploads(self) -> dict[str, object]:
        """Return the safe copy of a new photo: {"photo": …}."""
        file = self.cleaned_data.get("new_photo")
        return {"photo": file} if file else {}

    def with_files(self, stored: dict[str, HubImage]) -> dict[str, object]:
        """Return the step's values with the picture that was stored for it."""
        return self.values() | {name: image.pk for name, image in stored.items()}


STEPS = (WhenStep, WhereStep, ComingStep)
