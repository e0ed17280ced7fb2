from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from hub.pages.blocks import AttachmentsBlock, StoryBodyBlock
from hub.pages.fields import BodyField
from hub.pages.models import BasePage, IndexPage
from news.models.taking_part import GroupRow, groups_named, organisations
from news.querysets import NewsPageManager


class NewsPage(BasePage):
    class Category(models.TextChoices):
        NOTICE = "notice", _("Notice")
        RECRUITMENT = "recruitment", _("People wanted")
        EVENT = "event", _("Event")
        GRANT = "grant", _("Grants and support")
        REPORT = "report", _("Report")
        EMERGENCY = "emergency", _("Emergency")

    category = models.CharField(
        _("category"), max_length=20, choices=Category, default=Category.NOTICE
    )
    date = models.DateField(_("date"), default=timezone.localdate)
    pinned = models.BooleanField(
        _("keep at the top"), default=False, help_text=_("Stays above newer news in lists.")
    )
    important = models.BooleanField(
        _("important"), default=False, help_text=_("Marked in colour and by the word.")
    )
    held_on = models.DateField(
        _("day of the event"), null=True, blank=True, help_text=_("Or its first day.")
    )
    held_until = models.DateField(_("last day of the event"), null=True, blank=True)
    body = BodyField(StoryBodyBlock(), verbose_name=_("body"))
    attachments = BodyField(AttachmentsBlock(), verbose_name=_("attachments"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("category"), FieldPanel("date")]),
        FieldRowPanel([FieldPanel("held_on"), FieldPanel("held_until")]),
        MultiFieldPanel([FieldPanel("pinned"), FieldPanel("important")], heading=_("Emphasis")),
        FieldPanel("body"),
        FieldPanel("attachments"),
        InlinePanel("news_groups", label=_("Citizen group"), heading=_("Citizen groups")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("attachments"),
        index.FilterField("category"),
        index.FilterField("date"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("body"),
        TranslatableField("attachments"),
    ]
    fact_templates = (
        *BasePage.fact_templates,
        "news/news_line.html",
        "components/event_days.html",
        "news/news_groups.html",
        "news/news_files.html",
    )
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []

    objects = NewsPageManager()

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def clean(self) -> None:
        super().clean()
        if self.held_until and not self.held_on:
            raise ValidationError({"held_on": _("Say on which day it begins.")})
        if self.held_until and self.held_until < self.held_on:
            raise ValidationError({"held_until": _("The end is before the beginning.")})

    @cached_property
    def groups(self) -> list:
        """The public groups that this is about, in this page's language."""
        return groups_named(self, "news_groups")

    @property
    def is_over(self) -> bool:
        """Whether this is about a day that has passed."""
        last_day = self.source.held_until or self.source.held_on
        return last_day is not None and last_day < timezone.localdate()

    def _event(self) -> list[dict]:
        source = self.source
        if not source.held_on:
            return []
        last_day = source.held_until or source.held_on
        days = {"startDate": source.held_on.isoformat(), "endDate": last_day.isoformat()}
        return [{"@type": "Event", "name": self.title, **days}]

    def structured_data(self, request: HttpRequest) -> dict:
        return {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.summary,
            "datePublished": self.source.date.isoformat(),
            "inLanguage": self.lang,
            "url": self.full_url,
            "about": [*self._event(), *organisations(self.groups)],
        }


class NewsGroup(GroupRow):
    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="news_groups")
    group = models.ForeignKey(
        "groups.GroupPage",
        on_delete=models.CASCADE,
        related_name="news_groups",
        verbose_name=_("citizen group"),
    )


class NewsIndexPage(IndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1
    page_size = 15
    first_orders = ("-pinned",)

    class Meta:
        verbose_name = _("news index")

    def chosen_category(self, request: HttpRequest) -> str:
        category = request.GET.get("category", "")
        return category if category in NewsPage.Category.values else ""

    def listing(self, request: HttpRequest):
        news = NewsPage.objects.public_sources().child_of(self.source).newest()
        category = self.chosen_category(request)
        return news.filter(category=category) if category else news

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["categories"] = NewsPage.Category.choices
        context["category"] = self.chosen_category(request)
        return context
