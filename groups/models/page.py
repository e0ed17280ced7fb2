"""A citizen group's page: every field of the directory."""

from dataclasses import replace
from uuid import UUID

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from groups.choices import Accessibility, ActivityStatus, SpokenLanguage, Weekday
from groups.facets import FACETS
from groups.meeting import MeetingPlace
from groups.models.facts import TRANSLATED, GroupFacts
from groups.models.found_by_codes import FoundByCodes
from groups.models.yearly_confirmation import ConfirmationRequest
from groups.panels import content_panels, settings_panels
from groups.privacy import NEVER_PUBLIC, PUBLIC_CHOICES, PublicContact
from groups.querysets import GroupPageManager
from groups.structured_data import organization
from hub.assets.models import HubDocument
from hub.core.cached import set_cached
from hub.core.japanese.kana import kana_key
from hub.core.wording import enumerated
from hub.pages.maps import allow_tiles
from hub.pages.models import BasePage
from hub.pages.models.taxonomies import Term
from hub.submissions.kept_pages import KeptPage


class GroupPage(FoundByCodes, GroupFacts, KeptPage):
    """A group's public page. `title` is its name, `summary` the one-line PR."""

    content_panels = content_panels
    settings_panels = settings_panels
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("name_kana", boost=2),
        index.SearchField("name_en", boost=2),
        index.SearchField("other_names", boost=2),
        index.SearchField("purpose"),
        index.SearchField("activity"),
        index.SearchField("how_to_join"),
        index.SearchField("meeting_words"),
        index.SearchField("when_active"),
        index.SearchField("visit_notes"),
        index.SearchField("awards"),
        index.SearchField("city_record"),
        index.SearchField("city_wish"),
        index.SearchField("support_words"),
        index.SearchField("photos"),
        index.SearchField("chief_search_words", boost=1.2),
        index.SearchField("search_words"),
        index.FilterField("activity_status"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *map(TranslatableField, TRANSLATED),
    ]
    source_only_fields = [
        *PUBLIC_CHOICES,
        "meeting_address",
        "website",
        "corporate_number",
        *NEVER_PUBLIC,
    ]
    recorded_fields = ["confirmed_on", *NEVER_PUBLIC, "taken_out"]
    fact_templates = (
        *KeptPage.fact_templates,
        "groups/group_words.html",
        "groups/group_facts.html",
        "groups/group_contact.html",
    )
    parent_page_types = ["directory.GroupIndexPage"]
    subpage_types: list[str] = []

    consents = GenericRelation("privacy.Consent")

    objects = GroupPageManager()

    class Meta:
        verbose_name = _("citizen group")
        verbose_name_plural = _("citizen groups")

    def with_content_json(self, content: dict) -> "GroupPage":
        """Return the page with the content of one of its versions.

        What the hub records of the page (`recorded_fields`) belongs to no version: a change
        that was sent before a confirmation, and an old text restored, both leave it alone.
        """
        page = super().with_content_json(content)
        if self.first_published_at:
            for name in self.recorded_fields:
                setattr(page, name, getattr(self, name))
        return page

    def clean(self) -> None:
        super().clean()
        if not all(isinstance(goal, int) and 1 <= goal <= 17 for goal in self.sdgs):
            raise ValidationError({"sdgs": _("The goals are numbered 1 to 17.")})
        for facet in FACETS:
            rows = getattr(self, facet.relation).all() if facet.relation else []
            keys = [getattr(row, facet.row_column) for row in rows]
            if len(keys) != len(set(keys)):
                raise ValidationError(_("Please choose each of “%s” once.") % facet.label)

    def save(self, *args, **kwargs):
        self.kana_key = kana_key(self.name_kana)
        return super().save(*args, **kwargs)

    @classmethod
    def unlisted_keys(cls) -> list[UUID]:
        return list(cls.objects.filter(taken_out=True).values_list("translation_key", flat=True))

    @property
    def is_listed(self) -> bool:
        """Whether search may show it: not once the desk took the group out of the lists."""
        return not self.source.taken_out

    @property
    def is_closed(self) -> bool:
        return self.source.activity_status == ActivityStatus.CLOSED

    @property
    def is_active(self) -> bool:
        """Whether the group meets, and is in the lists."""
        source = self.source
        return source.activity_status == ActivityStatus.ACTIVE and not source.taken_out

    @cached_property
    def is_overdue(self) -> bool:
        """Whether a yearly confirmation ended, its grace too, and the group has not answered."""
        return self.source.confirmation_requests.overdue().exists()

    @cached_property
    def asked_now(self) -> ConfirmationRequest | None:
        """What the present yearly confirmation asks of the group, answered or not."""
        return ConfirmationRequest.objects.of_present_round(self.source)

    @cached_property
    def contact(self) -> PublicContact:
        """What the public may know of the contact. A dissolved group can no longer be reached."""
        if self.source.activity_status == ActivityStatus.CLOSED:
            return PublicContact()
        return PublicContact.of(self)

    @cached_property
    def meets_at(self) -> MeetingPlace | None:
        """Where the group meets, if it says so."""
        return MeetingPlace.of(self)

    @property
    def meeting_words(self) -> str:
        return str(self.meets_at or "")

    @classmethod
    def preload(cls, sources: "list[GroupPage]") -> None:
        """Activity fields and areas of all `sources` in two queries."""
        by_id = {page.pk: page for page in sources}
        for relation, name in (("field_rows", "activity_fields"), ("area_rows", "areas")):
            terms: dict[int, list[Term]] = {key: [] for key in by_id}
            rows = cls._meta.get_field(relation).related_model.objects
            for row in rows.filter(page_id__in=by_id).select_related("term").order_by("sort_order"):
                terms[row.page_id].append(row.term)
            for key, page in by_id.items():
                set_cached(page, name, terms[key])

    @cached_property
    def activity_fields(self) -> list:
        if self.source is not self:
            return self.source.activity_fields
        return [row.term for row in self.source.field_rows.select_related("term")]

    @cached_property
    def needs(self) -> list:
        return [row.term for row in self.source.need_rows.select_related("term")]

    @cached_property
    def areas(self) -> list:
        if self.source is not self:
            return self.source.areas
        return [row.term for row in self.source.area_rows.select_related("term")]

    @cached_property
    def audiences(self) -> list[str]:
        return [row.get_code_display() for row in self.source.audience_rows.all()]

    @cached_property
    def language_codes(self) -> list[str]:
        if self.source is not self:
            return self.source.language_codes
        return [row.code for row in self.language_rows.all()]

    @property
    def languages_spoken(self) -> list[str]:
        labels = dict(SpokenLanguage.choices)
        return [str(labels[code]) for code in self.language_codes]

    @cached_property
    def documents(self) -> list[tuple[str, HubDocument]]:
        """(name, file) of rules, yearly report and budget, as far as they are there."""
        fields = [
            self._meta.get_field(name)
            for name in ("rules_document", "report_document", "budget_document")
        ]
        ids = {field: getattr(self.source, field.attname) for field in fields}
        found = HubDocument.objects.in_bulk([pk for pk in ids.values() if pk])
        return [(str(field.verbose_name), found[pk]) for field, pk in ids.items() if pk in found]

    @property
    def days(self) -> list[str]:
        labels = dict(Weekday.choices)
        return [str(labels[row.code]) for row in self.source.day_rows.all()]

    @cached_property
    def accessibility_labels(self) -> list[str]:
        labels = dict(Accessibility.choices)
        found = [str(labels[row.code]) for row in self.source.accessibility_rows.all()]
        return [*found, _("Childcare")] if self.source.childcare else found

    @property
    def first_photo(self):
        """The first photo's value ({image, caption}) in this page's language, or None."""
        return self.photos[0].value if self.photos else None

    @property
    def main_image_id(self) -> int | None:
        source = self.source
        photos = source.photos.raw_data
        photo_id = photos[0]["value"]["image"]["image"] if photos else None
        return source.share_image_id or photo_id or source.logo_id

    @property
    def main_image_alt(self) -> str:
        photos = self.photos.raw_data
        return photos[0]["value"]["image"]["alt_text"] if photos else ""

    @property
    def support_words(self) -> str:
        """What is offered and wanted, in the group's own words."""
        return "\n".join(block.value["text"] for block in self.support)

    def search_facets(self) -> dict[str, list[str]]:
        return super().search_facets() | {
            "field": [term.code for term in self.activity_fields],
            "area": [term.code for term in self.areas],
        }

    def fact_context(self) -> dict[str, object]:
        return super().fact_context() | {
            # Where it is stands on a map, not in words.
            "contact": replace(self.contact, latitude=None, longitude=None),
            "is_active": self.is_active,
            "is_closed": self.is_closed,
        }

    def fallback_facts(self) -> list[tuple[str, str]]:
        contact = self.contact
        facts = [
            (_("Activity fields"), enumerated(self.activity_fields)),
            (_("Areas"), enumerated(self.areas)),
            (_("For whom"), enumerated(self.audiences)),
            (_("Languages spoken"), enumerated(self.languages_spoken)),
            (_("Accessibility"), enumerated(self.accessibility_labels)),
            (_("Where we meet"), enumerated(self.meeting_words.splitlines())),
            (_("Phone"), contact.phone),
            (_("E-mail"), contact.email),
            (_("Website"), self.source.website),
        ]
        return [(str(label), value) for label, value in facts if value]

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        return allow_tiles(response) if self.contact.latitude is not None else response

    def structured_data(self, request: HttpRequest) -> dict:
        return organization(self)
