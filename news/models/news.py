from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import AttachmentsBlock, StoryBodyBlock
from core.fields import BodyField
from core.models import BasePage, IndexPage
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
    body = BodyField(StoryBodyBlock(), verbose_name=_("body"))
    attachments = BodyField(AttachmentsBlock(), verbose_name=_("attachments"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("category"), FieldPanel("date")]),
        MultiFieldPanel([FieldPanel("pinned"), FieldPanel("important")], heading=_("Emphasis")),
        FieldPanel("body"),
        FieldPanel("attachments"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("category"),
        index.FilterField("date"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("body"),
        TranslatableField("attachments"),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []

    objects = NewsPageManager()

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def structured_data(self, request: HttpRequest) -> dict:
        return {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.summary,
            "datePublished": self.source.date.isoformat(),
            "inLanguage": self.lang,
            "url": self.full_url,
        }


class NewsIndexPage(IndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1
    page_size = 15

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
