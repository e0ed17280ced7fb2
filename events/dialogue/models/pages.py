"""What citizens and city talked about, and what became of it: a page, approved as any other."""

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from events.dialogue import people
from events.dialogue.blocks import PointsBlock, ThemesBlock
from events.dialogue.choices import Age, Kind
from events.dialogue.querysets import DialoguePageManager
from hub.pages.blocks import PhotosBlock, StoryBodyBlock
from hub.pages.fields import BodyField
from hub.pages.models import Area, BasePage, IndexPage


class DialoguePage(BasePage):
    """It is begun from a `Session`, whose themes and chosen sentences it holds as they were."""

    kind = models.CharField(
        pgettext_lazy("talk", "kind of talk"), max_length=10, choices=Kind, default=Kind.CAFE
    )
    date = models.DateField(_("date"), default=timezone.localdate)
    event = models.ForeignKey(
        "events.EventPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    people = models.PositiveIntegerField(_("how many people came"), null=True, blank=True)
    who = models.JSONField(default=dict, blank=True, editable=False)  # as in the talk
    body = BodyField(StoryBodyBlock(), verbose_name=_("body"), blank=True)
    themes = BodyField(ThemesBlock(), verbose_name=pgettext_lazy("talk", "themes"), blank=True)
    points = BodyField(
        PointsBlock(), verbose_name=pgettext_lazy("talk", "points of the agenda"), blank=True
    )
    photos = BodyField(PhotosBlock(), verbose_name=_("photos"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date"), FieldPanel("people")]),
        FieldPanel("body"),
        FieldPanel("themes"),
        FieldPanel("points"),
        FieldPanel("photos"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("themes"),
        index.SearchField("points"),
        index.FilterField("date"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *map(TranslatableField, ("body", "themes", "points", "photos")),
    ]
    source_only_fields = ["event", "who"]
    parent_page_types = ["events.DialogueIndexPage"]
    subpage_types: list[str] = []

    objects = DialoguePageManager()

    class Meta:
        verbose_name = pgettext_lazy("page", "report of a talk")
        verbose_name_plural = pgettext_lazy("page", "reports of talks")

    @property
    def people_shown(self) -> int:
        """How many came, as the public reads it; 0: not said."""
        number = self.source.people or 0
        return number if number >= people.LEAST_SHOWN else 0

    @cached_property
    def ages(self) -> list[tuple[str, int]]:
        """(age, how many people), without numbers that tell of few."""
        rows = people.shown(self.source.who.get("age", {}), Age.values)
        return [(str(Age(code).label), number) for code, number in rows]

    @cached_property
    def areas(self) -> list[tuple[str, int]]:
        """(area, how many people), without numbers that tell of few."""
        counted = self.source.who.get("area", {})
        names = Area.options() if counted else {}
        return [(names[code], number) for code, number in people.shown(counted, names)]

    @property
    def notes_in_all(self) -> int:
        return sum(block.value["notes"] or 0 for block in self.source.themes)

    def structured_data(self, request: HttpRequest) -> dict:
        return {
            "@type": "Report",
            "headline": self.title,
            "description": self.summary,
            "datePublished": self.source.date.isoformat(),
            "inLanguage": self.lang,
            "url": self.full_url,
        }


class DialogueIndexPage(IndexPage):
    """Where citizens and city talk; its name is its title."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.DialoguePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = pgettext_lazy("page", "index of talks")

    def listing(self, request: HttpRequest) -> models.QuerySet:
        return DialoguePage.objects.public_sources().child_of(self.source).newest()
