"""The prepared page, what was pressed, and the banner for lesser things."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from hub.disaster.facts import Fact, facts
from hub.disaster.states import Action, State
from hub.pages.models import BasePage

MAX_TEXT = 300  # characters of each part: the light page stays light
TEXTS = ("first", "shelters", "volunteers", "offering")
HOME_DEPTH = 2


class DisasterPage(BasePage):
    """What is prepared and approved in calm times, to be put on top of the hub when it is needed.

    It leads to the city's own site for disasters and says what only the hub knows.
    """

    first = models.TextField(
        _("what comes first"), max_length=MAX_TEXT, help_text=_("One sentence on each line.")
    )
    portal_name = models.CharField(_("the city's site for disasters"), max_length=80)
    portal_url = models.URLField(_("its address"))
    shelters = models.TextField(
        _("Shelters"),
        max_length=MAX_TEXT,
        blank=True,
        help_text=_("Empty as long as the city's site says it: two lists soon differ."),
    )
    shelters_url = models.URLField(_("The city's list of shelters"), blank=True)
    volunteers = models.TextField(_("the volunteer centre"), max_length=MAX_TEXT)
    volunteers_url = models.URLField(_("The volunteer centre's site"), blank=True)
    volunteers_phone = models.CharField(
        _("the volunteer centre's phone"), max_length=20, blank=True
    )
    offering = models.TextField(_("how to offer help"), max_length=MAX_TEXT)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("first"),
        MultiFieldPanel(
            [FieldPanel("portal_name"), FieldPanel("portal_url")], heading=_("Official site")
        ),
        MultiFieldPanel(
            [FieldPanel("shelters"), FieldPanel("shelters_url")], heading=_("Shelters")
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("volunteers", "volunteers_url", "volunteers_phone", "offering")
            ],
            heading=_("Helping"),
        ),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *(TranslatableField(name) for name in ("portal_name", *TEXTS)),
    ]
    fact_templates = (*BasePage.fact_templates, "disaster/content.html")
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("page for disasters")
        verbose_name_plural = _("pages for disasters")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        last = Press.objects.first()
        is_on = last is not None and last.state.is_shown(timezone.now())
        context = super().get_context(request, *args, **kwargs)
        return {**context, "is_on": is_on, "facts": facts(self.lang)}

    def fact_context(self) -> dict[str, object]:
        """Search finds it by its own words; what rooms say on it are other pages' words."""
        own = [Fact(fact.heading, []) for fact in facts(self.lang)]
        return super().fact_context() | {"facts": own, "language": self.lang}

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """It stands right below a home page."""
        return parent.depth == HOME_DEPTH and super().can_create_at(parent)


class Press(models.Model):
    """A press of a button, and what it has led to (hub.disaster.states); never changed."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    action = models.CharField(_("what was pressed"), max_length=20, choices=Action)
    by_name = models.CharField(_("by whom"), max_length=150, blank=True)
    at = models.DateTimeField(_("when"), db_index=True)
    is_on = models.BooleanField(default=False)
    is_drill = models.BooleanField(default=False)
    until = models.DateTimeField(null=True)
    words = models.JSONField(default=dict)
    words_by_name = models.CharField(_("by whom"), max_length=150, blank=True)
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        default_permissions = ("add", "view")
        ordering = ["-at"]
        verbose_name = _("press of the disaster mode")
        verbose_name_plural = _("presses of the disaster mode")

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M} {self.get_action_display()}"

    @property
    def state(self) -> State:
        values = {field.name: getattr(self, field.name) for field in self._meta.concrete_fields}
        return State(**values | {"key": str(self.key)})


class BannerQuerySet(models.QuerySet):
    def of_today(self) -> "BannerQuerySet":
        """Banners of today."""
        today = timezone.localdate()
        return self.filter(starts_on__lte=today, ends_on__gte=today)


class Banner(models.Model):
    """A line above every page that leads to a public page, whose title it is.

    So its words are approved and translated already.
    """

    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    starts_on = models.DateField(_("first day"), default=timezone.localdate)
    ends_on = models.DateField(_("last day"), default=timezone.localdate)

    objects = BannerQuerySet.as_manager()

    panels = [PageChooserPanel("page"), FieldPanel("starts_on"), FieldPanel("ends_on")]

    class Meta:
        ordering = ["-ends_on", "-pk"]
        verbose_name = _("banner above all pages")
        verbose_name_plural = _("banners above all pages")

    def __str__(self) -> str:
        return self.page.get_admin_display_title()

    def clean(self) -> None:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The end is before the beginning.")})
