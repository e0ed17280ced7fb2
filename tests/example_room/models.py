"""Tools as pages, which city hall approves; loans as rows, which the desk answers."""

from typing import Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from hub.applications.models import Application, State
from hub.pages.models import IndexPage
from hub.submissions.kept_pages import KeptPage

is_phone = RegexValidator(r"^0[\d-]{8,12}$", "電話番号は、029-000-0000 のように書いてください。")


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


class ToolPage(KeptPage):
    """A tool, whose page its owner keeps. Whom or what it concerns is any page: its room shows the
    tool there.
    """

    use = models.TextField("使い方", max_length=600)
    kind = models.CharField("種類", max_length=20, choices=Kind)
    about = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="tools"
    )
    hours = models.TextField("受け渡しの時間", max_length=200, blank=True)
    phone = models.CharField("電話番号", max_length=20, blank=True, validators=[is_phone])
    phone_public = models.BooleanField("電話番号を公開する", default=False)
    manual = models.ForeignKey(
        "assets.HubDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="説明書",
    )
    given_up_on = models.DateField("貸し出しをやめた日", null=True, blank=True)

    consents = GenericRelation("privacy.Consent")

    parent_page_types = ["example_room.ToolIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *KeptPage.content_panels,
        *map(FieldPanel, ("use", "kind", "hours", "phone", "phone_public", "manual")),
        PageChooserPanel("about"),
        FieldPanel("given_up_on"),
    ]
    search_fields = [*KeptPage.search_fields, index.SearchField("use")]
    translatable_fields = [
        *KeptPage.translatable_fields,
        TranslatableField("use"),
        TranslatableField("hours"),
    ]
    source_only_fields = ["kind", "about", "phone", "phone_public", "manual", "given_up_on"]

    class Meta:
        verbose_name = "道具"

    @property
    def public_phone(self) -> str:
        """The phone number, if its owner lets everybody see it."""
        return self.source.phone if self.source.phone_public else ""

    def search_facets(self) -> dict[str, list[str]]:
        return super().search_facets() | {"tool": [self.source.kind]}


class Keeper(models.Model):
    """Somebody who lends a tool, and keeps its page: a row, which no version of the page holds."""

    tool = models.ForeignKey(ToolPage, on_delete=models.CASCADE, related_name="keepers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_tools"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tool", "user"], name="keeper_once")]
        verbose_name = "道具の持ち主"

    def __str__(self) -> str:
        return f"{self.user} – {self.tool}"


class LoanQuerySet(models.QuerySet["Loan"]):
    def lent(self) -> Self:
        """Tools that somebody has now."""
        return self.filter(state=State.APPROVED, returned_at=None)

    def late(self) -> Self:
        return self.lent().filter(due_on__lt=timezone.localdate())


class Loan(Application):
    """Who wants a tool, what for, until when: filled in step by step, asked for, and returned."""

    tool = models.ForeignKey(ToolPage, on_delete=models.CASCADE, related_name="loans")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tool_loans"
    )
    due_on = models.DateField("返す日", null=True, blank=True)
    purpose = models.TextField("何に使うか", max_length=200, blank=True)
    phone = models.CharField("電話番号", max_length=20, blank=True, validators=[is_phone])
    plan = models.ForeignKey(
        "assets.HubDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="使う場所の図",
    )
    handed_over = models.ForeignKey(
        "occurrences.Occurrence",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="受け渡しの日",
    )
    returned_at = models.DateTimeField("返した時", null=True, blank=True)
    reminded_at = models.DateTimeField("知らせた時", null=True, blank=True)

    objects = LoanQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = "貸し出し"
        verbose_name_plural = "貸し出し"

    def __str__(self) -> str:
        return str(self.tool)
