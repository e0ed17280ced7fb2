"""Tools as pages, which city hall approves; loans as rows, which live by themselves."""

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from hub.pages.models import BasePage, IndexPage


class Kind(models.TextChoices):
    GARDEN = "garden", "庭の道具"
    KITCHEN = "kitchen", "台所の道具"


class ToolIndexPage(IndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["example_room.ToolPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "道具の一覧"

    def listing(self, request: HttpRequest) -> models.QuerySet:
        return ToolPage.objects.public_sources().order_by("title")


class ToolPage(BasePage):
    """A tool. Whom or what it concerns is any page: its room shows the tool there."""

    use = models.TextField("使い方", max_length=600)
    kind = models.CharField("種類", max_length=20, choices=Kind)
    about = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="tools"
    )

    parent_page_types = ["example_room.ToolIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("use"),
        FieldPanel("kind"),
        PageChooserPanel("about"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("use")]
    translatable_fields = [*BasePage.translatable_fields, TranslatableField("use")]
    source_only_fields = ["kind", "about"]

    class Meta:
        verbose_name = "道具"

    def search_facets(self) -> dict[str, list[str]]:
        return super().search_facets() | {"tool": [self.source.kind]}


class Loan(models.Model):
    """Who has a tool, until when."""

    tool = models.ForeignKey(ToolPage, on_delete=models.CASCADE, related_name="loans")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tool_loans"
    )
    due_on = models.DateField("返す日")
    returned_at = models.DateTimeField("返した時", null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = "貸し出し"

    def __str__(self) -> str:
        return f"{self.tool} ({self.due_on})"
