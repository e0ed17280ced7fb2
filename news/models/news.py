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

from hub.occurrences.words import dated
from hub.pages.blocks import AttachmentsBlock, StoryBodyBlock
from hub.pages.fields import BodyField
from hub.pages.models import BasePage, IndexPage
from hub.pages.own_language import OwnLanguage
from news.models.taking_part import GroupRow, groups_named, organisations
from news.querysets import NewsPageManager

DEADLINES = "deadlines"


class NewsPage(BasePage):
    class Category(models.TextChoices):
        NOTICE = "notice", _("Notice")
        RECRUITMENT = "recruitment", _("People wanted")
        GRANT = "grant", _("Grants and support")
        POSTS = "posts", _("Posts and exchanges of people")
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
    deadline = models.DateField(
        _("deadline"), null=True, blank=True, help_text=_("The last day on which people can apply.")
    )
    body = BodyField(StoryBodyBlock(), verbose_name=_("body"))
    attachments = BodyField(AttachmentsBlock(), verbose_name=_("attachments"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("category"), FieldPanel("date"), FieldPanel("deadline")]),
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
        "components/deadline.html",
        "news/news_groups.html",
        "components/files.html",
    )
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []

    objects = NewsPageManager()

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def clean(self) -> None:
        super().clean()
        if self.deadline and self.deadline < self.date:
            raise ValidationError({"deadline": _("The deadline is before the day of the news.")})

    @cached_property
    def groups(self) -> list:
        """The public groups that this is about, in this page's language."""
        return groups_named(self, "news_groups")

    @property
    def deadline_in_words(self) -> str:
        return dated(self.source.deadline, timezone.localdate())

    @property
    def is_closed(self) -> bool:
        """Whether the last day on which people could apply is over."""
        deadline = self.source.deadline
        return deadline is not None and deadline < timezone.localdate()

    def structured_data(self, request: HttpRequest) -> dict:
        data = {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.summary,
            "datePublished": self.source.date.isoformat(),
            "inLanguage": self.lang,
            "url": self.full_url,
            "about": organisations(self.groups),
        }
        if self.source.deadline:
            data["expires"] = self.source.deadline.isoformat()
        return data


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
        news = NewsPage.objects.public_sources().child_of(self.source)
        if self.is_of_deadlines(request):
            return news.closing_soon(timezone.localdate())
        news = news.newest()
        category = self.chosen_category(request)
        return news.filter(category=category) if category else news

    def is_of_deadlines(self, request: HttpRequest) -> bool:
        """Whether the address asks for what can still be applied for, the soonest to close first."""
        return request.GET.get("list") == DEADLINES

    def own_language(self, request: HttpRequest) -> OwnLanguage:
        first = ("deadline",) if self.is_of_deadlines(request) else self.first_orders
        return OwnLanguage.of(self.listing(request), self.lang, request, first)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        category, is_of_deadlines = self.chosen_category(request), self.is_of_deadlines(request)
        return context | {
            "is_of_deadlines": is_of_deadlines,
            "categories": NewsPage.Category.choices,
            "category": category,
            "all_is_shown": not (category or is_of_deadlines),
        }
