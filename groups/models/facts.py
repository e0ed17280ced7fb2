"""What a group says of itself: the fields of FIELDS, in the order of the paper form."""

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from groups.choices import ActivityStatus, BudgetScale, Goal, LegalForm, PositionPrecision
from hub.core.japanese.validators import (
    validate_corporate_number,
    validate_kana,
    validate_phone,
    validate_postal_code,
)
from hub.core.partial_dates import MAX_LETTERS, validate_past_date
from hub.pages.blocks import LinksBlock, PhotosBlock, SupportBlock
from hub.pages.fields import BodyField, latitude_column, longitude_column

# What translators translate beside the name and the one-line PR.
TRANSLATED = (
    "photos",
    "meeting_name",
    "purpose",
    "activity",
    "when_active",
    "ages",
    "entrance_fee",
    "dues",
    "fee",
    "member_kinds",
    "areas_outside",
    "visit_notes",
    "awards",
    "city_record",
    "city_wish",
    "insurance",
    "member_ages",
    "how_to_join",
    "support",
    "language_notes",
    "accessibility_notes",
)


# What few groups say, in the order in which their pages show it.
FURTHER = (
    "areas_outside",
    "visit_notes",
    "entrance_fee",
    "dues",
    "member_kinds",
    "insurance",
    "awards",
    "city_record",
    "city_wish",
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


class GroupFacts(models.Model):
    """Abstract. Every column of a group; lists of codes are rows (`groups.models.rows`)."""

    # Identity (name and one-line PR are `title` and `summary` of the base page)
    name_kana = models.CharField(_("name in katakana"), max_length=120, validators=[validate_kana])
    # What lists are ordered by, made from the name in katakana (see `hub.core.japanese.kana`)
    kana_key = models.CharField(max_length=120, editable=False, default="", db_index=True)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    other_names = models.CharField(_("other names"), max_length=160, blank=True)
    legal_form = models.CharField(_("kind of group"), max_length=30, choices=LegalForm, blank=True)
    corporate_number = models.CharField(
        _("corporate number"), max_length=13, blank=True, validators=[validate_corporate_number]
    )
    founded = models.CharField(
        _("founded"),
        max_length=MAX_LETTERS,
        blank=True,
        validators=[validate_past_date],
        help_text=_("As exactly as it is known: 2013, 2013-05 or 2013-05-10."),
    )
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
    entrance_fee = models.CharField(_("entrance fee"), max_length=120, blank=True)
    dues = models.CharField(_("membership dues"), max_length=120, blank=True)
    fee = models.CharField(_("fees"), max_length=200, blank=True)
    member_count = models.PositiveSmallIntegerField(_("members"), null=True, blank=True)
    member_ages = models.CharField(_("ages of members"), max_length=80, blank=True)
    member_kinds = models.CharField(_("kinds of members"), max_length=120, blank=True)
    areas_outside = models.CharField(_("areas outside the city"), max_length=120, blank=True)
    sdgs = code_list(_("SDGs"))

    # Where it meets, which everybody may know; apart from where letters reach it
    meeting_place = models.ForeignKey(
        "places.PlacePage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="groups_meeting",
        verbose_name=_("place where we meet"),
    )
    meeting_name = models.CharField(_("other place where we meet"), max_length=120, blank=True)
    meeting_address = models.CharField(_("address of that place"), max_length=200, blank=True)

    # Contact: each with its 公開/非公開 choice (see groups.privacy)
    representative = models.CharField(_("representative"), max_length=80, blank=True)
    representative_public = public_choice()
    contact_person = models.CharField(_("contact person"), max_length=80, blank=True)
    contact_person_public = public_choice()
    phone = models.CharField(_("phone"), max_length=20, blank=True, validators=[validate_phone])
    phone_public = public_choice()
    call_hours = models.CharField(_("hours to call"), max_length=120, blank=True)
    second_phone = models.CharField(
        _("second phone"), max_length=20, blank=True, validators=[validate_phone]
    )
    second_phone_public = public_choice()
    fax = models.CharField(_("fax"), max_length=20, blank=True, validators=[validate_phone])
    fax_public = public_choice()
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
    latitude = latitude_column()
    longitude = longitude_column()
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
    visits_welcome = models.BooleanField(_("visits and trials welcome"), default=False)
    visit_notes = models.CharField(_("notes on visits and trials"), max_length=200, blank=True)
    how_to_join = models.TextField(_("how to join"), max_length=400, blank=True)
    support = BodyField(SupportBlock(), verbose_name=_("support offered and wanted"), blank=True)

    # Access
    language_notes = models.CharField(_("notes on languages"), max_length=200, blank=True)
    accessibility_notes = models.CharField(_("notes on access"), max_length=200, blank=True)
    childcare = models.BooleanField(_("childcare"), default=False)

    # Trust
    awards = models.TextField(_("results and awards"), max_length=400, blank=True)
    city_record = models.TextField(_("what we did with the city"), max_length=400, blank=True)
    city_wish = models.TextField(
        _("what we would like to do with the city"), max_length=400, blank=True
    )
    budget_scale = models.CharField(
        _("budget of a year"), max_length=10, choices=BudgetScale, blank=True
    )
    insurance = models.CharField(_("insurance"), max_length=120, blank=True)
    rules_document = document_field(_("rules"))
    report_document = document_field(_("yearly report"))
    budget_document = document_field(_("budget"))
    activity_status = models.CharField(
        _("state"), max_length=10, choices=ActivityStatus, default=ActivityStatus.ACTIVE
    )
    registered_on = models.DateField(_("registered"), null=True, blank=True)
    confirmed_on = models.DateField(_("last confirmed"), null=True, blank=True)
    # Residents' words go to the group's own address only once its reader has said that it is theirs.
    confirmed_email = models.EmailField(_("confirmed e-mail"), blank=True)
    confirmed_by = models.CharField(_("confirmed by"), max_length=80, blank=True)
    consented_at = models.DateTimeField(_("consent given"), null=True, blank=True)
    closed_on = models.DateField(_("dissolved on"), null=True, blank=True)
    paused_until = models.DateField(_("pausing until"), null=True, blank=True)
    taken_out = models.BooleanField(
        _("taken out of the lists"),
        default=False,
        help_text=_("Lists and search leave it out; its address still answers, and says so."),
    )

    # Open data: a licence cannot be taken back, so each needs a consent of its own.
    open_contact = models.BooleanField(_("public contact may enter open data"), default=False)
    open_photos = models.BooleanField(_("photos may enter open data"), default=False)

    class Meta:
        abstract = True

    @property
    def costs(self) -> list[tuple[str, str]]:
        """(name, amount) of what joining and taking part cost; all that is called fees has no name."""
        named = [
            (str(self._meta.get_field(name).verbose_name), getattr(self, name))
            for name in ("entrance_fee", "dues")
        ]
        return [(name, amount) for name, amount in [*named, ("", self.fee)] if amount]

    @property
    def costs_in_words(self) -> list[str]:
        """What joining and taking part cost, a line each, for print and for machines."""
        return [f"{capfirst(name)} {amount}".strip() for name, amount in self.costs]

    @property
    def further_facts(self) -> list[tuple[str, str]]:
        """(name, words) of what few groups say, as far as this one does, in its page's language."""
        found = [
            (str(self._meta.get_field(name).verbose_name), getattr(self, name)) for name in FURTHER
        ]
        if self.source.visits_welcome and not self.visit_notes:
            found.append((_("visits and trials welcome"), _("Yes")))
        if self.source.budget_scale:
            found.append((_("budget of a year"), self.source.get_budget_scale_display()))
        return [(label, words) for label, words in found if words]

    @property
    def goals(self) -> list[str]:
        """The SDGs in words, in the active language."""
        return [str(Goal(number).label) for number in self.source.sdgs]
