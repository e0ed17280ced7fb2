"""Manuals: parts by the step of the PDCA cycle, chapters within them."""

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from hub.pages.blocks import PageBodyBlock
from hub.pages.blocks.base import RICH_TEXT
from hub.pages.fields import BodyField
from hub.pages.listing import localise
from hub.pages.models import BasePage


class ManualIndexPage(BasePage):
    """One manual, for instance the 協働マニュアル."""

    intro = RichTextField(_("introduction"), features=RICH_TEXT, blank=True)
    edition = models.CharField(_("edition"), max_length=40, blank=True)
    edition_date = models.DateField(_("date of the edition"), null=True, blank=True)
    changes = RichTextField(_("what changed"), features=RICH_TEXT, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("edition"), FieldPanel("edition_date")]),
                FieldPanel("changes"),
            ],
            heading=_("Edition"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("changes"),
    ]
    fact_templates = (*BasePage.fact_templates, "manual/edition.html")
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("intro"),
        TranslatableField("edition"),
        TranslatableField("changes"),
    ]
    parent_page_types = ["home.ContentPage"]
    subpage_types = ["manual.ManualPart", "manual.ManualChapter"]

    class Meta:
        verbose_name = _("manual")
        verbose_name_plural = _("manuals")

    def fact_context(self) -> dict[str, object]:
        return super().fact_context() | {"manual": self}

    @cached_property
    def contents(self) -> list[tuple["ManualPart | None", list["ManualChapter"]]]:
        """The public parts in order, each with its public chapters, in this page's language.

        Chapters right below the manual come first, under None. Three queries in all, six in
        another language than Japanese.
        """
        parts = localise(
            ManualPart.objects.public_sources().child_of(self.source).order_by("path"), self.lang
        )
        chapters = localise(
            ManualChapter.objects.public_sources().descendant_of(self.source).order_by("path"),
            self.lang,
        )
        by_parent: dict[str, list[ManualChapter]] = {}
        for chapter in chapters:
            parent_path = chapter.source.path[: -chapter.source.steplen]
            by_parent.setdefault(parent_path, []).append(chapter)
        own = by_parent.get(self.source.path, [])
        contents = [(part, by_parent.get(part.source.path, [])) for part in parts]
        return ([(None, own)] if own else []) + contents


class ManualPart(BasePage):
    class Step(models.TextChoices):
        INTRODUCTION = "introduction", _("Introduction")
        PLAN = "plan", _("Plan")
        DO = "do", _("Do")
        CHECK = "check", _("Check")
        ACT = "act", _("Act")

    step = models.CharField(_("step"), max_length=20, choices=Step)
    intro = RichTextField(_("introduction"), features=RICH_TEXT, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("step"), FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]
    translatable_fields = [*BasePage.translatable_fields, TranslatableField("intro")]
    parent_page_types = ["manual.ManualIndexPage"]
    subpage_types = ["manual.ManualChapter"]

    class Meta:
        verbose_name = _("part of a manual")
        verbose_name_plural = _("parts of a manual")

    @property
    def step_label(self) -> str:
        return self.source.get_step_display()

    @cached_property
    def chapters(self) -> list["ManualChapter"]:
        return localise(
            ManualChapter.objects.public_sources().child_of(self.source).order_by("path"),
            self.lang,
        )


class ManualChapter(BasePage):
    class Audience(models.TextChoices):
        GROUP = "group", _("For groups")
        CITY = "city", _("For city staff")
        BOTH = "both", _("For both")

    audience = models.CharField(
        _("who it is for"), max_length=10, choices=Audience, default=Audience.BOTH
    )
    body = BodyField(PageBodyBlock(), verbose_name=_("body"))

    content_panels = [*BasePage.content_panels, FieldPanel("audience"), FieldPanel("body")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("audience"),
    ]
    translatable_fields = [*BasePage.translatable_fields, TranslatableField("body")]
    parent_page_types = ["manual.ManualPart", "manual.ManualIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")

    @property
    def audience_label(self) -> str:
        return self.source.get_audience_display()

    @cached_property
    def manual(self) -> ManualIndexPage:
        """The manual that this chapter belongs to, in this page's language if it is public."""
        source = (
            ManualIndexPage.objects.sources().ancestor_of(self.source).order_by("-depth").first()
        )
        return localise([source], self.lang)[0]

    @cached_property
    def _in_order(self) -> list["ManualChapter"]:
        return [chapter for _part, chapters in self.manual.contents for chapter in chapters]

    def _neighbour(self, offset: int) -> "ManualChapter | None":
        keys = [chapter.translation_key for chapter in self._in_order]
        if self.translation_key not in keys:
            return None
        position = keys.index(self.translation_key) + offset
        return self._in_order[position] if 0 <= position < len(keys) else None

    @property
    def previous_chapter(self) -> "ManualChapter | None":
        return self._neighbour(-1)

    @property
    def next_chapter(self) -> "ManualChapter | None":
        return self._neighbour(1)

    @property
    def part(self) -> ManualPart | None:
        """The part that this chapter belongs to."""
        for part, chapters in self.manual.contents:
            if any(chapter.translation_key == self.translation_key for chapter in chapters):
                return part
        return None

    @cached_property
    def headings(self) -> list[dict[str, str]]:
        """The headings of the body as contents of the page: {id, text}."""
        return [
            {"id": block.id, "text": block.value}
            for block in self.body
            if block.block_type == "heading"
        ]

    def structured_data(self, request: HttpRequest) -> dict:
        return {
            "@type": "TechArticle",
            "headline": self.title,
            "description": self.summary,
            "inLanguage": self.lang,
            "url": self.full_url,
        }
