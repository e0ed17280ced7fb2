"""What every page of the hub has. A room's page types extend these two classes."""

from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model
from wagtail.models import Page, PagePermissionTester, PageViewRestriction
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import TranslatableField

from hub.core.locales import active_language, default_locale_id, locale_codes
from hub.core.querysets import HubPageManager
from hub.core.switched_pages import is_page_inside, is_page_open
from hub.pages.listing import localise
from hub.pages.normalise import normalise
from hub.pages.own_language import OwnLanguage
from hub.pages.permissions import tester_for
from hub.pages.sections import values_for
from hub.pages.slugs import reserved_slug_reason


def _clean(text: str) -> bool:
    """Return whether a database can be asked for `text` (PostgreSQL refuses NUL)."""
    return "\x00" not in text


class BasePage(Page):
    """Abstract. The Japanese page of a translation family is its *source*.

    A translation holds text alone (`translatable_fields`). Everything else — dates, codes,
    pictures, choices of what is public — is read from `source`, so it cannot differ.
    """

    summary = models.TextField(
        _("summary"),
        max_length=200,
        blank=True,
        help_text=_("One or two sentences for lists, search results and social media."),
    )
    department = models.ForeignKey(
        "pages.Department",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("department to contact"),
    )
    review_date = models.DateField(
        _("review by"), null=True, blank=True, help_text=_("When this page should be read again.")
    )
    share_image = models.ForeignKey(
        "assets.HubImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("share image"),
        help_text=_("For social media; without it the page's own picture is used."),
    )

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("share_image"), FieldPanel("show_in_menus")],
            heading=_("Address and sharing"),
        ),
    ]
    settings_panels = [
        *Page.settings_panels,
        MultiFieldPanel(
            [FieldPanel("department"), FieldPanel("review_date")], heading=_("Responsible")
        ),
    ]
    search_auto_update = False  # the admin's search has no index of its own to be kept
    search_fields = [*Page.search_fields, index.SearchField("summary", boost=1.5)]
    translatable_fields = [TranslatableField("title"), TranslatableField("summary")]
    source_only_fields: list[str] = []
    # Parts of its template by which search finds a page beside its search fields: what they show
    # is its own, and the same for everybody on any day.
    fact_templates: tuple[str, ...] = ("components/page_contact.html",)

    objects = HubPageManager()

    class Meta:
        abstract = True

    @property
    def lang(self) -> str:
        """The language code of this page's own text."""
        return locale_codes().get(self.locale_id, settings.LANGUAGE_CODE)

    @property
    def is_source(self) -> bool:
        return self.locale_id == default_locale_id()

    @cached_property
    def source(self) -> "BasePage":
        """The Japanese page of this family (the page itself if it is that one)."""
        if self.is_source:
            return self
        return (
            type(self)
            .objects.filter(translation_key=self.translation_key, locale_id=default_locale_id())
            .select_related("department")
            .first()
        ) or self

    @classmethod
    def unlisted_keys(cls) -> list[UUID]:
        """Return the translation keys of this type's pages that are not `is_listed`."""
        return []

    @property
    def is_listed(self) -> bool:
        """Whether lists and search may show this page; its address answers either way."""
        return True

    @property
    def is_over(self) -> bool:
        """Whether it tells of what is over: search shows it below the rest."""
        return False

    @property
    def updated_at(self):
        return self.last_published_at or self.latest_revision_created_at

    @property
    def main_image_id(self) -> int | None:
        """The id of the picture that represents this page in lists and on social media."""
        return self.source.share_image_id

    @cached_property
    def main_image(self):
        """The picture of `main_image_id`, or None."""
        if self.source is not self:
            return self.source.main_image
        if not self.main_image_id:
            return None
        if self.main_image_id == getattr(self, "hero_image_id", None):
            return self.hero_image
        return get_image_model().objects.filter(pk=self.main_image_id).first()

    @property
    def main_image_alt(self) -> str:
        return self.main_image.description if self.main_image else ""

    @classmethod
    def preload(cls, sources: "list[BasePage]") -> None:
        """Read in one go what cards of many source pages of this type show."""

    @property
    def kind_label(self) -> str:
        """What kind of page this is, in a word, in the active language."""
        return str(self._meta.verbose_name)

    def search_facets(self) -> dict[str, list[str]]:
        """Return {facet: codes} by which search results are narrowed down to this page."""
        department = self.source.department
        return {"department": [department.code]} if department else {}

    def fact_context(self) -> dict[str, object]:
        """Return what the `fact_templates` are rendered with."""
        return {"page": self, "source": self.source, "lang": self.lang}

    def shown_facts(self) -> str:
        """Return as HTML, in the page's language, what the `fact_templates` show."""
        with translation.override(self.lang):
            context = self.fact_context()
            return "\n".join(render_to_string(name, context) for name in self.fact_templates)

    def fallback_facts(self) -> list[tuple[str, str]]:
        """Return (label, value) pairs that need no translation, for a reader without one."""
        return []

    def fallback_doors(self) -> list[tuple[str, str]]:
        """Return (label, address) of what such a reader can do here all the same."""
        return []

    def structured_data(self, request: HttpRequest) -> dict | None:
        """Return the schema.org description of this page (without @context), or None."""
        return None

    def full_clean(self, *args, **kwargs) -> None:
        normalise(self)
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.slug and (reason := reserved_slug_reason(self.slug, self.url_depth)):
            raise ValidationError({"slug": reason})

    @property
    def url_depth(self) -> int:
        """1 for pages right below a home page (depth counts from the invisible root)."""
        parent = self.get_parent() if self.depth else getattr(self, "_parent_page", None)
        return parent.depth - 1 if parent else 0

    def save(self, *args, **kwargs):
        if self.locale_id and not self.is_source:
            for name in self.source_only_fields:
                setattr(self, name, self._meta.get_field(name).get_default())
            self.expire_at = None  # it goes offline with its source
        return super().save(*args, **kwargs)

    def with_content_json(self, content: dict) -> "BasePage":
        """Return the page with `content`, a revision's; a translation keeps its row's slug.

        Its slug is its source's: an older revision would put a former one back.
        """
        if not self.is_source:
            content = {**content, "slug": self.slug}
        return super().with_content_json(content)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page below this one by its whole path.

        Answers 404 rather than a page under another language's address: Wagtail falls back to
        the Japanese home page where a language has none.
        """
        if self.lang != active_language():
            raise Http404
        if not path_components:
            return super().route(request, path_components)
        # In one query; Wagtail's own way needs two for each level of the tree.
        url_path = f"{self.url_path}{'/'.join(path_components)}/"
        page = Page.objects.live().filter(url_path=url_path).first() if _clean(url_path) else None
        if page is None or not is_page_open(page):
            raise Http404
        request.is_inside_only = is_page_inside(page)
        return RouteResult(page.specific)

    def get_view_restrictions(self) -> models.QuerySet:
        """Restrictions on this page or above it; one query, as the hub has no alias pages."""
        steps = range(self.steplen, len(self.path) + 1, self.steplen)
        return PageViewRestriction.objects.filter(
            page__path__in=[self.path[:length] for length in steps]
        )

    def permissions_for_user(self, user) -> PagePermissionTester:
        return tester_for(user, self)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "lang": self.lang, **values_for(self, request)}


class IndexPage(BasePage):
    """Abstract. A page that lists the pages below it, a few at a time."""

    page_size = 12
    parameters: tuple[str, ...] = ()
    # Orders of the listing that stand above the reader's own language.
    first_orders: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def listing(self, request: HttpRequest) -> models.QuerySet:
        """Return the source pages to list, ordered. Subclasses say which."""
        raise NotImplementedError

    def own_language(self, request: HttpRequest) -> OwnLanguage:
        """Return the listing with what is in its reader's language first, or that alone."""
        return OwnLanguage.of(self.listing(request), self.lang, request, self.first_orders)

    def paginate(self, queryset: models.QuerySet, request: HttpRequest):
        """Return the asked-for part of `queryset`, its pages shown in this page's language."""
        paginator_page = Paginator(queryset, self.page_size).get_page(request.GET.get("page"))
        paginator_page.object_list = localise(paginator_page.object_list, self.lang)
        return paginator_page

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        query = request.GET.copy()
        query.pop("page", None)
        context["own_language"] = self.own_language(request)
        context["paginator_page"] = self.paginate(context["own_language"].listing, request)
        context["query"] = query.urlencode()
        return context
