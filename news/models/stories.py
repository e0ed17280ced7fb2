"""Case stories: how citizens and city did something together, told as in the magazine."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from hub.assets.renditions import shared_address
from hub.core.http import parameter
from hub.pages.blocks import PartnersBlock, SourcesBlock, StoryBodyBlock
from hub.pages.fields import BodyField
from hub.pages.listing import localise
from hub.pages.models import ActivityField, BasePage, IndexPage
from hub.recordings.pages import RecordedPage
from news.models.taking_part import GroupRow, groups_named, organisations
from news.querysets import StoryPageManager


class StoryPage(RecordedPage, BasePage):
    date = models.DateField(_("date"), default=timezone.localdate)
    kicker = models.CharField(
        _("kicker"), max_length=60, blank=True, help_text=_("A short line above the title.")
    )
    lead = models.TextField(_("lead"), max_length=400, help_text=_("The first paragraph, large."))
    hero_image = models.ForeignKey(
        "assets.HubImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("opening picture"),
    )
    hero_alt = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    hero_caption = models.CharField(_("caption"), max_length=200, blank=True)
    hero_credit = models.CharField(_("credit"), max_length=80, blank=True)
    fiscal_year = models.PositiveSmallIntegerField(
        _("fiscal year"), null=True, blank=True, validators=[MinValueValidator(1990)]
    )
    period_start = models.DateField(_("from"), null=True, blank=True)
    period_end = models.DateField(_("until"), null=True, blank=True)
    partners = BodyField(
        PartnersBlock(), verbose_name=_("partners outside the directory"), blank=True
    )
    group_part = models.TextField(_("what the group did"), max_length=800, blank=True)
    city_part = models.TextField(_("what the city did"), max_length=800, blank=True)
    cost_yen = models.PositiveIntegerField(_("cost in yen"), null=True, blank=True)
    city_share_yen = models.PositiveIntegerField(_("city's share in yen"), null=True, blank=True)
    result = models.TextField(_("result"), max_length=800, blank=True)
    what_changed = models.TextField(
        pgettext_lazy("story", "what changed"), max_length=800, blank=True
    )
    sources = BodyField(SourcesBlock(), verbose_name=_("sources"), blank=True)
    issue = models.ForeignKey(
        "news.MagazineIssue",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stories",
        verbose_name=_("magazine issue"),
    )
    issue_page = models.PositiveSmallIntegerField(_("page in the issue"), null=True, blank=True)
    body = BodyField(StoryBodyBlock(), verbose_name=_("body"))

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kicker"),
                FieldPanel("lead"),
                FieldPanel("hero_image"),
                FieldPanel("hero_alt"),
                FieldPanel("hero_caption"),
                FieldPanel("hero_credit"),
            ],
            heading=_("Opening"),
        ),
        FieldPanel("body"),
        FieldPanel("recordings"),
        MultiFieldPanel(
            [
                InlinePanel("story_groups", label=_("Citizen group"), heading=_("Citizen groups")),
                InlinePanel("story_departments", label=_("Department"), heading=_("Departments")),
                FieldPanel("partners"),
            ],
            heading=_("Who took part"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("fiscal_year"), FieldPanel("date")]),
                FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")]),
                FieldPanel("group_part"),
                FieldPanel("city_part"),
                FieldRowPanel([FieldPanel("cost_yen"), FieldPanel("city_share_yen")]),
                FieldPanel("result"),
                FieldPanel("what_changed"),
            ],
            heading=_("Facts"),
        ),
        InlinePanel(
            "story_fields", label=_("Activity field"), heading=_("Activity fields"), max_num=3
        ),
        InlinePanel("story_chapters", label=_("Chapter"), heading=_("Chapters of the manual")),
        MultiFieldPanel(
            [FieldPanel("issue"), FieldPanel("issue_page"), FieldPanel("sources")],
            heading=_("Where it appeared"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("kicker"),
        index.SearchField("lead", boost=1.2),
        index.SearchField("body"),
        index.SearchField("group_part"),
        index.SearchField("city_part"),
        index.SearchField("result"),
        index.SearchField("what_changed"),
        index.SearchField("hero_caption"),
        index.FilterField("date"),
        index.FilterField("fiscal_year"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *(
            TranslatableField(name)
            for name in (
                "kicker",
                "lead",
                "hero_alt",
                "hero_caption",
                "hero_credit",
                "partners",
                "group_part",
                "city_part",
                "result",
                "what_changed",
                "sources",
                "body",
            )
        ),
    ]
    fact_templates = (
        *BasePage.fact_templates,
        "news/story_line.html",
        "news/story_parts.html",
        "news/story_facts.html",
    )
    parent_page_types = ["news.StoryIndexPage"]
    subpage_types: list[str] = []

    objects = StoryPageManager()

    class Meta:
        verbose_name = _("case story")
        verbose_name_plural = _("case stories")

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.hero_image_id and not self.hero_alt:
            errors["hero_alt"] = _("Say what the picture shows, for people who cannot see it.")
        if self.period_start and self.period_end and self.period_end < self.period_start:
            errors["period_end"] = _("The end is before the beginning.")
        if (self.city_share_yen or 0) > (self.cost_yen or 0):
            errors["city_share_yen"] = _("The city's share is more than the whole cost.")
        if errors:
            raise ValidationError(errors)

    @property
    def main_image_id(self) -> int | None:
        return self.source.share_image_id or self.source.hero_image_id

    @property
    def main_image_alt(self) -> str:
        return self.hero_alt

    @cached_property
    def groups(self) -> list:
        """The public groups that took part, in this page's language."""
        return groups_named(self, "story_groups")

    @cached_property
    def departments(self) -> list:
        rows = self.source.story_departments.select_related("department")
        return [row.department for row in rows]

    @cached_property
    def activity_fields(self) -> list[ActivityField]:
        return [row.field for row in self.source.story_fields.select_related("field")]

    @cached_property
    def chapters(self) -> list:
        """The public chapters of the manual that this story shows at work."""
        from manual.models import ManualChapter

        sources = (
            ManualChapter.objects.public_sources()
            .filter(story_chapters__page_id=self.source.pk)
            .order_by("story_chapters__sort_order")
        )
        return localise(sources, self.lang)

    @property
    def city_share_percent(self) -> int | None:
        """The city's share of the cost, in whole per cent."""
        source = self.source
        if not source.cost_yen or source.city_share_yen is None:
            return None
        return round(100 * source.city_share_yen / source.cost_yen)

    def structured_data(self, request: HttpRequest) -> dict:
        data = {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.summary or self.lead,
            "datePublished": self.source.date.isoformat(),
            "inLanguage": self.lang,
            "url": self.full_url,
            "about": organisations(self.groups),
        }
        if self.main_image and (address := shared_address(self.main_image)):
            data["image"] = [address]
        return data


class StoryGroup(GroupRow):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="story_groups")
    group = models.ForeignKey(
        "groups.GroupPage",
        on_delete=models.CASCADE,
        related_name="story_groups",
        verbose_name=_("citizen group"),
    )


class StoryDepartment(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="story_departments")
    department = models.ForeignKey(
        "pages.Department",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("department"),
    )


class StoryActivityField(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="story_fields")
    field = models.ForeignKey(
        "pages.ActivityField",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("activity field"),
    )


class StoryChapter(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="story_chapters")
    chapter = models.ForeignKey(
        "manual.ManualChapter",
        on_delete=models.CASCADE,
        related_name="story_chapters",
        verbose_name=_("chapter"),
    )


class StoryIndexPage(IndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.StoryPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("story index")

    def chosen_field(self, request: HttpRequest) -> ActivityField | None:
        code = parameter(request, "field", 40)
        return ActivityField.objects.filter(code=code).first() if code else None

    def listing(self, request: HttpRequest):
        stories = StoryPage.objects.public_sources().child_of(self.source).newest()
        field = self.chosen_field(request)
        return stories.filter(story_fields__field=field) if field else stories

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["field"] = self.chosen_field(request)
        return context
