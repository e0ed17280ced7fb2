"""The home page and plain content pages."""

from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from events.choice import WHEN, Choice
from events.lists import coming
from events.models import EventPage
from groups.choices import Audience, Weekday
from home.children import ChildrenGroups
from home.this_week import Meeting, meetings_this_week
from hub.core.querysets import unrestricted
from hub.pages.blocks import DoorBlock, HomeBodyBlock, NoticeBlock, PageBodyBlock
from hub.pages.blocks.base import resolve_links
from hub.pages.fields import BodyField
from hub.pages.links import link_targets
from hub.pages.listing import localise
from hub.pages.models import ActivityField, BasePage
from hub.readable.showing.choices import show_to_children

FRAME_FIELDS = [
    "hub_name",
    "hub_long_name",
    "city_name",
    "prefecture",
    "desk_name",
    "desk_phone",
    "desk_hours",
    "desk_address",
]
MAX_DATES = 5
MAX_NEWS = 5
MAX_STORIES = 3
MAX_DEADLINES = 3
TALKING_AND_LEARNING = ("dialogue", "trainings")  # events/setup.py, events/trainings/setup.py
# The same in every language
SOURCE_FIELDS = ("prefecture", "desk_phone")


class HomePage(BasePage):
    """The first page; it also holds the words of the frame round every page of its language."""

    hub_name = models.CharField(_("name of the hub"), max_length=60)
    hub_long_name = models.CharField(_("full name of the hub"), max_length=120, blank=True)
    city_name = models.CharField(_("city"), max_length=60, blank=True)
    prefecture = models.CharField(
        _("prefecture"), max_length=10, blank=True, help_text=_("In open data, for example 茨城県.")
    )
    desk_name = models.CharField(_("desk"), max_length=120, blank=True)
    desk_phone = models.CharField(_("desk's phone"), max_length=20, blank=True)
    desk_hours = models.CharField(_("desk's hours"), max_length=120, blank=True)
    desk_address = models.CharField(_("desk's address"), max_length=200, blank=True)
    hero_image = models.ForeignKey(
        "assets.HubImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("opening picture"),
    )
    hero_alt = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    doors = BodyField(DoorBlock(), verbose_name=_("doors"), blank=True)
    notices = BodyField(NoticeBlock(), verbose_name=_("notices"), blank=True)
    featured_story = models.ForeignKey(
        "news.StoryPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("featured story"),
        help_text=_("Without a choice the newest story is shown."),
    )
    body = BodyField(HomeBodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("hero_image"), FieldPanel("hero_alt")], heading=_("Opening")),
        FieldPanel("doors"),
        FieldPanel("notices"),
        PageChooserPanel("featured_story"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel(name) for name in FRAME_FIELDS], heading=_("Words of every page's frame")
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("hub_long_name", boost=2),
        *(index.SearchField(name) for name in ("notices", "doors", "body")),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *(TranslatableField(n) for n in FRAME_FIELDS if n not in SOURCE_FIELDS),
        TranslatableField("hero_alt"),
        TranslatableField("doors"),
        TranslatableField("notices"),
        TranslatableField("body"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 7

    class Meta:
        verbose_name = _("home page")

    @property
    def main_image_id(self) -> int | None:
        return self.source.share_image_id or self.source.hero_image_id

    @property
    def main_image_alt(self) -> str:
        return self.hero_alt

    def frame_values(self) -> dict[str, str]:
        """Return the words of the frame; what is the same in every language, from the source."""
        return {
            name: getattr(self.source if name in SOURCE_FIELDS else self, name)
            for name in FRAME_FIELDS
        }

    @cached_property
    def _stories(self) -> list:
        """The newest stories and the featured one, in one question."""
        from news.models import StoryPage

        stories = StoryPage.objects.public_sources().newest()
        newest = stories.values("pk")[: MAX_STORIES + 1]
        found = stories.filter(Q(pk__in=newest) | Q(pk=self.source.featured_story_id))
        return localise(found, self.lang)

    @cached_property
    def story(self):
        """The featured story, else the newest, in this page's language; None without any."""
        featured = self.source.featured_story_id
        chosen = (story for story in self._stories if story.source.pk == featured)
        return next(chosen, next(iter(self._stories), None))

    @property
    def latest_stories(self) -> list:
        return [story for story in self._stories if story is not self.story][:MAX_STORIES]

    @cached_property
    def _news(self) -> list:
        """The newest news that are not closed, and those that close soon, in one question."""
        from news.models import NewsPage

        today = timezone.localdate()
        news = NewsPage.objects.public_sources().not_closed(today).newest()
        newest = news.values("pk")[:MAX_NEWS]
        closing = news.closing_soon(today).values("pk")[:MAX_DEADLINES]
        return localise(news.filter(Q(pk__in=newest) | Q(pk__in=closing)), self.lang)

    @property
    def latest_news(self) -> list:
        return self._news[:MAX_NEWS]

    @property
    def closing_soon(self) -> list:
        """News of what people can still apply for, the soonest to close first."""
        with_deadline = [news for news in self._news if news.source.deadline]
        return sorted(with_deadline, key=lambda news: news.source.deadline)[:MAX_DEADLINES]

    @cached_property
    def coming_dates(self) -> list:
        """The next dates of events, one of each, in this page's language."""
        return coming(EventPage.objects.public_sources(), self.lang, MAX_DATES)

    first_whens = tuple(WHEN.items())[:3]
    weekend_with_children = Choice(
        {"day": (Weekday.SATURDAY, Weekday.SUNDAY), "audience": (Audience.CHILDREN,)}
    ).query

    @cached_property
    def meetings_this_week(self) -> list[Meeting]:
        """Where readers can go within seven days, by groups' own days."""
        return meetings_this_week(self.lang, timezone.localdate())

    @cached_property
    def _sections(self) -> dict[str, Page]:
        """{slug: page} of the public pages right below home, in this page's language if live."""
        sections = list(Page.objects.child_of(self.source))
        targets = link_targets(sections)
        return {page.slug: targets[page.pk] for page in sections if page.pk in targets}

    @cached_property
    def section_urls(self) -> dict[str, str]:
        return {slug: page.url for slug, page in self._sections.items()}

    @property
    def talking_and_learning(self) -> list[Page]:
        """The sections of talks and of courses, as far as they are public."""
        return [self._sections[slug] for slug in TALKING_AND_LEARNING if slug in self._sections]

    @cached_property
    def group_fields(self) -> list[ActivityField]:
        """The activity fields that have public groups, with their `group_count`."""
        from groups.models import GroupPage

        return GroupPage.objects.fields_with_counts()

    @cached_property
    def children_groups(self) -> ChildrenGroups:
        return ChildrenGroups(self.lang, self.section_urls.get("groups", ""))

    @cached_property
    def children_page(self) -> "ContentPage | None":
        """The page for children, in this page's language if there is one."""
        found = ContentPage.objects.public_sources().filter(for_children=True).order_by("path")
        return next(iter(localise(found[:1], self.lang)), None)

    @property
    def open_doors(self) -> list:
        """The doors that lead somewhere: their pages are public."""
        return [block.value for block in self.doors if block.value.href]

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        resolve_links([block.value for field in (self.doors, self.notices) for block in field])
        return super().get_context(request, *args, **kwargs)

    def structured_data(self, request: HttpRequest) -> dict:
        return {
            "@type": "WebSite",
            "name": self.hub_name,
            "url": self.full_url,
            "inLanguage": self.lang,
        }


class ContentPage(BasePage):
    for_children = models.BooleanField(
        _("page for children"),
        default=False,
        help_text=_(
            "Its kanji have readings from what is learnt in grade 3, groups for children stand "
            "below it, and the home page leads to it. It asks its readers nothing."
        ),
    )
    body = BodyField(PageBodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    settings_panels = [*BasePage.settings_panels, FieldPanel("for_children")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields = [*BasePage.translatable_fields, TranslatableField("body")]
    source_only_fields = ["for_children"]
    parent_page_types = ["home.HomePage", "home.ContentPage"]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    @cached_property
    def pages_below(self) -> list[BasePage]:
        """The public pages right below, in order and in this page's language."""
        pages = unrestricted(Page.objects.child_of(self.source).live()).order_by("path")
        return localise(pages.specific(), self.lang)

    @cached_property
    def children_groups(self) -> ChildrenGroups | None:
        """The groups that a page for children shows; None on any other."""
        return ChildrenGroups(self.lang) if self.source.for_children else None

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if self.source.for_children:
            show_to_children(request)
        return super().serve(request, *args, **kwargs)
