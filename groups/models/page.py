"""A citizen group's page: every field of the directory."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from assets.models import HubDocument
from core.blocks import LinksBlock, PhotosBlock, SupportBlock
from core.fields import BodyField
from core.models import BasePage
from core.wording import enumerated
from groups.choices import (
    Accessibility,
    ActivityStatus,
    LegalForm,
    PositionPrecision,
    SpokenLanguage,
)
from groups.panels import content_panels, settings_panels
from groups.privacy import PUBLIC_CHOICES, PublicContact
from groups.querysets import GroupPageManager
from groups.validators import (
    validate_corporate_number,
    validate_kana,
    validate_phone,
    validate_postal_code,
)


def public_choice() -> models.BooleanField:
    """A 公開/非公開 choice: private until the group says otherwise."""
    return models.BooleanField(_("public"), default=False)


def document_field(name: str) -> models.ForeignKey:
    return models.ForeignKey(
        "assets.HubDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=name,
    )


def code_list(name: str) -> models.JSONField:
    return models.JSONField(name, default=list, blank=True)


class GroupPage(BasePage):
    # Identity. `title` is the name, `summary` the one-line PR.
    name_kana = models.CharField(_("name in katakana"), max_length=120, validators=[validate_kana])
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    other_names = models.CharField(_("other names"), max_length=160, blank=True)
    legal_form = models.CharField(
        _("kind of group"), max_length=30, choices=LegalForm, default=LegalForm.VOLUNTARY
    )
    corporate_number = models.CharField(
        _("corporate number"), max_length=13, blank=True, validators=[validate_corporate_number]
    )
    founded = models.DateField(_("founded"), null=True, blank=True)
    logo = models.ForeignKey(
        "assets.HubImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("logo"),
    )
    photos = BodyField(PhotosBlock(), verbose_name=_("photos"), blank=True, max_num=8)

    # Activity
    purpose = models.TextField(_("purpose"), max_length=400)
    activity = models.TextField(_("what we do"), max_length=1200)
    when_active = models.CharField(_("days and times"), max_length=200, blank=True)
    ages = models.CharField(_("ages"), max_length=80, blank=True)
    fee = models.CharField(_("fees"), max_length=200, blank=True)
    member_count = models.PositiveSmallIntegerField(_("members"), null=True, blank=True)
    member_ages = models.CharField(_("ages of members"), max_length=80, blank=True)
    sdgs = code_list(_("SDGs"))

    # Contact: each with its 公開/非公開 choice (see groups.privacy)
    representative = models.CharField(_("representative"), max_length=80, blank=True)
    representative_public = public_choice()
    contact_person = models.CharField(_("contact person"), max_length=80, blank=True)
    contact_person_public = public_choice()
    phone = models.CharField(_("phone"), max_length=20, blank=True, validators=[validate_phone])
    phone_public = public_choice()
    email = models.EmailField(_("e-mail"), blank=True)
    email_public = public_choice()
    postal_code = models.CharField(
        _("postal code"), max_length=8, blank=True, validators=[validate_postal_code]
    )
    postal_code_public = public_choice()
    address = models.CharField(_("address"), max_length=200, blank=True)
    address_public = public_choice()
    building = models.CharField(_("building"), max_length=120, blank=True)
    building_public = public_choice()
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(20), MaxValueValidator(46)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(122), MaxValueValidator(154)],
    )
    position_public = public_choice()
    position_precision = models.CharField(
        _("place shown"),
        max_length=10,
        choices=PositionPrecision,
        default=PositionPrecision.DISTRICT,
    )
    website = models.URLField(_("website"), blank=True)
    links = BodyField(LinksBlock(), verbose_name=_("social accounts"), blank=True)

    # Joining
    members_wanted = models.BooleanField(_("members wanted"), default=False)
    volunteers_wanted = models.BooleanField(_("volunteers wanted"), default=False)
    beginners_welcome = models.BooleanField(_("beginners welcome"), default=False)
    how_to_join = models.TextField(_("how to join"), max_length=400, blank=True)
    support = BodyField(SupportBlock(), verbose_name=_("support offered and wanted"), blank=True)

    # Access
    language_notes = models.CharField(_("notes on languages"), max_length=200, blank=True)
    accessibility = code_list(_("accessibility"))
    accessibility_notes = models.CharField(_("notes on access"), max_length=200, blank=True)
    childcare = models.BooleanField(_("childcare"), default=False)

    # Trust
    rules_document = document_field(_("rules"))
    report_document = document_field(_("yearly report"))
    budget_document = document_field(_("budget"))
    activity_status = models.CharField(
        _("state"), max_length=10, choices=ActivityStatus, default=ActivityStatus.ACTIVE
    )
    registered_on = models.DateField(_("registered"), null=True, blank=True)
    confirmed_on = models.DateField(_("last confirmed"), null=True, blank=True)
    confirmed_by = models.CharField(_("confirmed by"), max_length=80, blank=True)
    consented_at = models.DateTimeField(_("consent given"), null=True, blank=True)

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
        index.SearchField("search_words", boost=1.2),
        index.FilterField("activity_status"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *(
            TranslatableField(name)
            for name in (
                "photos",
                "purpose",
                "activity",
                "when_active",
                "ages",
                "fee",
                "member_ages",
                "how_to_join",
                "support",
                "language_notes",
                "accessibility_notes",
            )
        ),
    ]
    source_only_fields = [
        *PUBLIC_CHOICES,
        "website",
        "corporate_number",
        "confirmed_by",
    ]
    parent_page_types = ["groups.GroupIndexPage"]
    subpage_types: list[str] = []
    review_view = "groups_review"

    objects = GroupPageManager()

    class Meta:
        verbose_name = _("citizen group")
        verbose_name_plural = _("citizen groups")

    def clean(self) -> None:
        super().clean()
        errors = {}
        known = {code for code, _label in Accessibility.choices}
        if not set(self.accessibility) <= known:
            errors["accessibility"] = _("Choose from the list.")
        if not all(isinstance(goal, int) and 1 <= goal <= 17 for goal in self.sdgs):
            errors["sdgs"] = _("The goals are numbered 1 to 17.")
        if errors:
            raise ValidationError(errors)

    @cached_property
    def contact(self) -> PublicContact:
        """What the public may know of the contact."""
        return PublicContact.of(self)

    @classmethod
    def preload(cls, sources: "list[GroupPage]") -> None:
        """Activity fields and areas of all `sources` in two queries."""
        by_id = {page.pk: page for page in sources}
        for relation, name in (("field_rows", "activity_fields"), ("area_rows", "areas")):
            for page in sources:
                page.__dict__[name] = []
            rows = cls._meta.get_field(relation).related_model.objects
            for row in rows.filter(page_id__in=by_id).select_related("term").order_by("sort_order"):
                by_id[row.page_id].__dict__[name].append(row.term)

    @cached_property
    def activity_fields(self) -> list:
        if not self.is_source:
            return self.source.activity_fields
        return [row.term for row in self.source.field_rows.select_related("term")]

    @cached_property
    def needs(self) -> list:
        return [row.term for row in self.source.need_rows.select_related("term")]

    @cached_property
    def areas(self) -> list:
        if not self.is_source:
            return self.source.areas
        return [row.term for row in self.source.area_rows.select_related("term")]

    @cached_property
    def audiences(self) -> list[str]:
        return [row.get_code_display() for row in self.source.audience_rows.all()]

    @cached_property
    def language_codes(self) -> list[str]:
        if not self.is_source:
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
    def accessibility_labels(self) -> list[str]:
        labels = dict(Accessibility.choices)
        found = [labels[code] for code in self.source.accessibility if code in labels]
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

    @cached_property
    def stories(self) -> list:
        """Public stories about this group, newest first, in this page's language."""
        from core.listing import localise
        from news.models import StoryPage

        return localise(StoryPage.objects.public_sources().about_group(self).newest(), self.lang)

    @property
    def search_words(self) -> str:
        """Words by which this group is found though its text has none of them: coded facts."""
        terms = [*self.activity_fields, *self.areas]
        words = [label for term in terms for label in term.labels()]
        words += [word for need in self.needs for word in need.words()]
        return " ".join(words)

    def fallback_facts(self) -> list[tuple[str, str]]:
        contact = self.contact
        facts = [
            (_("Activity fields"), enumerated(self.activity_fields)),
            (_("Areas"), enumerated(self.areas)),
            (_("For whom"), enumerated(self.audiences)),
            (_("Languages spoken"), enumerated(self.languages_spoken)),
            (_("Accessibility"), enumerated(self.accessibility_labels)),
            (_("Phone"), contact.phone),
            (_("E-mail"), contact.email),
            (_("Website"), self.source.website),
        ]
        return [(str(label), value) for label, value in facts if value]

    def structured_data(self, request: HttpRequest) -> dict:
        contact = self.contact
        data = {
            "@type": "NGO",
            "name": self.title,
            "description": self.summary or self.purpose,
            "url": self.full_url,
            "areaServed": [area.label for area in self.areas],
            "knowsLanguage": self.language_codes,
        }
        if self.source.website:
            data["sameAs"] = self.source.website
        if contact.phone:
            data["telephone"] = contact.phone
        if contact.email:
            data["email"] = contact.email
        if contact.address:
            data["address"] = {
                "@type": "PostalAddress",
                "streetAddress": contact.full_address,
                "postalCode": contact.postal_code,
                "addressCountry": "JP",
            }
        return data
