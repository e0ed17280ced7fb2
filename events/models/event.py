"""An event: what city hall approves of it. Its dates are rows of hub.occurrences."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.models import Orderable, Workflow
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from events.choices import Booking, EventKind, Rain, Support
from events.dates import DatesOfEvent
from events.event_form import EventForm
from events.facts import Facts
from events.querysets import EventPageManager
from events.signups import people_who_came, sign_up_doors
from events.structured import event_as_data
from groups.choices import Audience, SpokenLanguage
from hub.core.japanese.validators import validate_kana
from hub.occurrences.pages import DatedPage
from hub.pages.blocks import AttachmentsBlock, StoryBodyBlock
from hub.pages.fields import BodyField
from hub.pages.models import BasePage
from hub.places.models import PlacePage
from hub.recordings.pages import RecordedPage

CODED = {"audiences": Audience, "languages": SpokenLanguage, "support": Support}
MAX_AGE = 100
LEAST_SHOWN = 5


class EventPage(RecordedPage, DatedPage):
    """What is on. Facts are codes, so that they are said in every language whatever is translated."""

    kind = models.CharField(
        _("kind of event"), max_length=12, choices=EventKind, default=EventKind.EVENT
    )
    name_kana = models.CharField(
        _("name in katakana"),
        max_length=120,
        blank=True,
        validators=[validate_kana],
        help_text=_("For open data."),
    )
    photo = models.ForeignKey(
        "assets.HubImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("photo"),
    )
    photo_alt = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    place = models.ForeignKey(
        PlacePage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=pgettext_lazy("of an event", "place"),
    )
    place_text = models.CharField(
        _("room, meeting point, or another place"), max_length=160, blank=True
    )
    area = models.ForeignKey(
        "pages.Area",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("area"),
        help_text=_("Only needed if the place has none."),
    )
    audiences = models.JSONField(_("for whom"), default=list, blank=True)
    from_age = models.PositiveSmallIntegerField(_("from which age"), null=True, blank=True)
    fee_yen = models.PositiveIntegerField(
        _("fee in yen"), null=True, blank=True, help_text=_("0 means free of charge.")
    )
    fee_text = models.CharField(_("notes on the fee"), max_length=120, blank=True)
    booking = models.CharField(_("booking"), max_length=8, choices=Booking, blank=True)
    booking_text = models.CharField(
        _("how to book"), max_length=200, blank=True, help_text=_("Phone number, days, hours.")
    )
    languages = models.JSONField(_("languages spoken"), default=list, blank=True)
    support = models.JSONField(_("support"), default=list, blank=True)
    bring = models.CharField(_("what to bring and wear"), max_length=200, blank=True)
    rain = models.CharField(_("in the rain"), max_length=10, choices=Rain, blank=True)
    rain_text = models.CharField(
        _("notes on the weather"),
        max_length=160,
        blank=True,
        help_text=_("Who decides when, and where people read it."),
    )
    photo_policy = models.CharField(_("photos taken there"), max_length=160, blank=True)
    body = BodyField(StoryBodyBlock(), verbose_name=_("body"), blank=True)
    attended = models.PositiveIntegerField(
        _("how many people came"), null=True, blank=True, help_text=_("About; said afterwards.")
    )
    report = BodyField(StoryBodyBlock(), verbose_name=_("report afterwards"), blank=True)
    attachments = BodyField(AttachmentsBlock(), verbose_name=_("attachments"), blank=True)
    # Whose portal it is written in; what city hall writes has none.
    keeper = models.ForeignKey(
        "groups.GroupPage",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="kept_events",
    )

    drafts = GenericRelation("forms.Draft")
    consents = GenericRelation("privacy.Consent")

    base_form_class = EventForm
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("name_kana")]),
        FieldPanel("dates"),
        MultiFieldPanel(
            [PageChooserPanel("place"), FieldPanel("place_text"), FieldPanel("area")],
            heading=pgettext_lazy("of an event", "Place"),
        ),
        InlinePanel("organisers", label=_("Organiser"), heading=_("Organisers"), min_num=1),
        MultiFieldPanel(
            [
                FieldPanel("audiences"),
                FieldPanel("from_age"),
                FieldRowPanel([FieldPanel("fee_yen"), FieldPanel("fee_text")]),
                FieldRowPanel([FieldPanel("booking"), FieldPanel("booking_text")]),
            ],
            heading=_("Who can come"),
        ),
        MultiFieldPanel(
            [FieldPanel("languages"), FieldPanel("support")], heading=_("Languages and support")
        ),
        MultiFieldPanel(
            [
                FieldPanel("bring"),
                FieldRowPanel([FieldPanel("rain"), FieldPanel("rain_text")]),
                FieldPanel("photo_policy"),
            ],
            heading=_("Good to know"),
        ),
        MultiFieldPanel([FieldPanel("photo"), FieldPanel("photo_alt")], heading=_("Photo")),
        FieldPanel("body"),
        FieldPanel("attachments"),
        FieldPanel("recordings"),
        FieldPanel("attended"),
        FieldPanel("report"),
        InlinePanel("event_fields", label=_("Activity field"), heading=_("Activity fields")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("place_text"),
        index.SearchField("bring"),
        index.SearchField("body"),
        index.SearchField("report"),
        index.SearchField("coded_words"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *map(
            TranslatableField,
            (
                "photo_alt",
                "place_text",
                "fee_text",
                "booking_text",
                "bring",
                "rain_text",
                "photo_policy",
                "body",
                "report",
                "attachments",
            ),
        ),
    ]
    fact_templates = (*BasePage.fact_templates, "events/event_facts.html")
    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []

    source_only_fields = ["keeper"]

    objects = EventPageManager()

    class Meta:
        verbose_name = pgettext_lazy("page", "event")
        verbose_name_plural = pgettext_lazy("page", "events")

    def clean(self) -> None:
        super().clean()
        for name, choices in CODED.items():
            if set(getattr(self, name)) - set(choices.values):
                raise ValidationError({name: _("Please choose from the list.")})
        if self.from_age is not None and self.from_age > MAX_AGE:
            raise ValidationError({"from_age": _("Please write an age.")})
        if self.is_source and not (self.place_id or self.place_text):
            raise ValidationError({"place": _("Say where it takes place.")})

    def get_workflow(self) -> Workflow | None:
        """Return who reviews it: what a group sends is for those who look after groups."""
        return self.keeper.get_workflow() if self.keeper_id else super().get_workflow()

    @cached_property
    def facts(self) -> Facts:
        return Facts(self)

    @cached_property
    def dates_of_event(self) -> DatesOfEvent:
        """Its dates, ahead and past, as they stand."""
        return DatesOfEvent(self)

    @property
    def people_shown(self) -> int:
        """How many came, as the public reads it; 0: not said, since few are easily recognised."""
        return self.attended if (self.attended or 0) >= LEAST_SHOWN else 0

    @property
    def people_noted(self) -> int:
        """How many were noted as having come, for those who write how it went."""
        return people_who_came(self)

    @property
    def is_over(self) -> bool:
        return self.dates_of_event.is_over

    @cached_property
    def main_image_id(self) -> int | None:
        return self.source.share_image_id or self.source.photo_id

    @property
    def main_image_alt(self) -> str:
        return self.photo_alt

    @property
    def kind_label(self) -> str:
        return str(self.source.get_kind_display())

    @property
    def coded_words(self) -> str:
        """Words by which search finds the event though its text has none of them."""
        area = self.facts.area
        return "\n".join([self.kind_label, *(area.labels() if area else ())])

    def search_facets(self) -> dict[str, list[str]]:
        area = self.facts.area
        return super().search_facets() | ({"area": [area.code]} if area else {})

    def fallback_facts(self) -> list[tuple[str, str]]:
        return [
            (pgettext("of an event", "When"), self.dates_of_event.in_words()),
            *((fact.label, fact.text or fact.words) for fact in self.facts.all() if fact.is_known),
        ]

    def fallback_doors(self) -> list[tuple[str, str]]:
        return sign_up_doors(self.dates_of_event.next_ones)

    def structured_data(self, request: HttpRequest) -> dict | None:
        return event_as_data(self)


class EventField(Orderable):
    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_fields")
    field = models.ForeignKey(
        "pages.ActivityField",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("activity field"),
    )

    panels = [FieldPanel("field")]
