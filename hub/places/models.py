"""Places where people meet: halls, centres, corners, private venues, grounds."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from hub.core.japanese.kana import kana_key
from hub.core.japanese.validators import (
    validate_corporate_number,
    validate_kana,
    validate_phone,
    validate_postal_code,
)
from hub.core.wording import enumerated
from hub.pages.fields import BodyField, latitude_column, longitude_column
from hub.pages.maps import allow_tiles
from hub.pages.models import BasePage, IndexPage
from hub.places.choices import PlaceAccess, PlaceKind
from hub.places.maps import map_of
from hub.places.opening import OpeningBlock
from hub.places.querysets import PlacePageManager
from hub.places.structured import place_as_data


class PlaceForm(WagtailAdminPageForm):
    """The admin's form, where the codes of access are boxes to tick."""

    access = forms.MultipleChoiceField(
        label=_("accessibility"),
        choices=PlaceAccess.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class PlacePage(BasePage):
    """A place. Its columns are those of 公共施設一覧 (推奨データセット), and what visitors ask besides."""

    kind = models.CharField(_("kind of place"), max_length=10, choices=PlaceKind)
    name_kana = models.CharField(_("name in katakana"), max_length=120, validators=[validate_kana])
    kana_key = models.CharField(max_length=120, editable=False, default="", db_index=True)
    other_names = models.CharField(_("other names"), max_length=160, blank=True)
    postal_code = models.CharField(
        _("postal code"), max_length=8, blank=True, validators=[validate_postal_code]
    )
    address = models.CharField(_("address"), max_length=200)
    building = models.CharField(
        _("building, floor"), max_length=120, blank=True, help_text=_("For example: 2nd floor")
    )
    latitude = latitude_column()
    longitude = longitude_column()
    area = models.ForeignKey(
        "pages.Area",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("area"),
    )
    opening = BodyField(OpeningBlock(), verbose_name=_("opening hours"), blank=True)
    opening_notes = models.CharField(
        _("notes on opening hours"),
        max_length=200,
        blank=True,
        help_text=_("Days on which it is closed, and what else differs."),
    )
    phone = models.CharField(_("phone"), max_length=20, blank=True, validators=[validate_phone])
    extension = models.CharField(_("extension"), max_length=10, blank=True)
    website = models.URLField(_("website"), blank=True)
    directions = models.TextField(_("how to get there"), max_length=400, blank=True)
    parking = models.CharField(_("parking"), max_length=200, blank=True)
    access = models.JSONField(_("accessibility"), default=list, blank=True)
    access_notes = models.CharField(_("notes on access"), max_length=200, blank=True)
    operator = models.CharField(_("run by"), max_length=120, blank=True)
    corporate_number = models.CharField(
        _("corporate number"), max_length=13, blank=True, validators=[validate_corporate_number]
    )
    poi_code = models.CharField(
        _("POI code"),
        max_length=10,
        blank=True,
        help_text=_("For open data, if the city uses such codes."),
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
    open_data = models.BooleanField(
        _("may enter open data"),
        default=False,
        help_text=_("For a place that is not the city’s, only if its keeper agreed to it."),
    )

    base_form_class = PlaceForm
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("area")]),
        FieldRowPanel([FieldPanel("name_kana"), FieldPanel("other_names")]),
        MultiFieldPanel([FieldPanel("photo"), FieldPanel("photo_alt")], heading=_("Photo")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("postal_code"), FieldPanel("address")]),
                FieldPanel("building"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("directions"),
                FieldPanel("parking"),
            ],
            heading=_("Where it is"),
        ),
        MultiFieldPanel(
            [FieldPanel("opening"), FieldPanel("opening_notes")], heading=_("Opening hours")
        ),
        MultiFieldPanel(
            [FieldPanel("access"), FieldPanel("access_notes")], heading=_("Accessibility")
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("extension")]),
                FieldPanel("website"),
                FieldRowPanel([FieldPanel("operator"), FieldPanel("corporate_number")]),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel([FieldPanel("open_data"), FieldPanel("poi_code")], heading=_("Open data")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("name_kana", boost=2),
        index.SearchField("other_names", boost=2),
        index.SearchField("address"),
        index.SearchField("directions"),
        index.SearchField("coded_words"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *map(
            TranslatableField,
            ("opening_notes", "directions", "parking", "access_notes", "photo_alt"),
        ),
    ]
    fact_templates = (*BasePage.fact_templates, "places/place_facts.html")
    source_only_fields = ["phone", "extension", "website", "corporate_number", "open_data"]
    parent_page_types = ["places.PlaceIndexPage"]
    subpage_types: list[str] = []

    objects = PlacePageManager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("A position has a latitude and a longitude.")})
        if set(self.access) - set(PlaceAccess.values):
            raise ValidationError({"access": _("Please choose from the list.")})

    def save(self, *args, **kwargs):
        self.kana_key = kana_key(self.name_kana)
        return super().save(*args, **kwargs)

    @property
    def has_position(self) -> bool:
        return self.source.latitude is not None

    @property
    def full_address(self) -> str:
        source = self.source
        return " ".join(part for part in (source.address, source.building) if part)

    @property
    def access_labels(self) -> list[str]:
        labels = dict(PlaceAccess.choices)
        return [str(labels[code]) for code in self.source.access if code in labels]

    @property
    def coded_words(self) -> str:
        """Words by which search finds the place though its text has none of them."""
        area = self.source.area
        return "\n".join([str(PlaceKind(self.source.kind).label), *(area.labels() if area else ())])

    @cached_property
    def main_image_id(self) -> int | None:
        return self.source.share_image_id or self.source.photo_id

    @property
    def main_image_alt(self) -> str:
        return self.photo_alt

    def search_facets(self) -> dict[str, list[str]]:
        area = self.source.area
        return super().search_facets() | ({"area": [area.code]} if area else {})

    def fallback_facts(self) -> list[tuple[str, str]]:
        source = self.source
        opening = [f"{block.value.days_in_words} {block.value.hours}" for block in source.opening]
        facts = [
            (_("Kind of place"), source.get_kind_display()),
            (_("Address"), self.full_address),
            (pgettext("opening hours", "Open"), enumerated(opening)),
            (_("Phone"), source.phone),
            (_("Accessibility"), enumerated(self.access_labels)),
        ]
        return [(str(label), value) for label, value in facts if value]

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        places = map_of([self], request) if self.has_position else None
        return {**super().get_context(request, *args, **kwargs), "places": places}

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        response = super().serve(request, *args, **kwargs)
        return allow_tiles(response) if self.has_position else response

    def structured_data(self, request: HttpRequest) -> dict:
        return place_as_data(self)


class PlaceIndexPage(IndexPage):
    """All places, on a map and by kind."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["places.PlacePage"]
    max_count_per_parent = 1
    page_size = 24

    class Meta:
        verbose_name = _("index of places")

    def chosen_kind(self, request: HttpRequest) -> str:
        kind = request.GET.get("kind", "")
        return kind if kind in PlaceKind.values else ""

    def listing(self, request: HttpRequest):
        places = PlacePage.objects.public_sources().child_of(self.source).in_order()
        kind = self.chosen_kind(request)
        return places.filter(kind=kind) if kind else places

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        shown = [place for place in context["paginator_page"].object_list if place.has_position]
        return context | {
            "kinds": PlaceKind.choices,
            "kind": self.chosen_kind(request),
            "places": map_of(shown, request) if shown else None,
        }

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        return allow_tiles(super().serve(request, *args, **kwargs))
