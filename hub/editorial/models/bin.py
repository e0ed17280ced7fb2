"""Where deleted pages wait: a bin for each language, emptied after a month."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PagePermissionTester
from wagtail.permissions import policy_registry

from hub.core.people import nullable_user_fk
from hub.pages.permissions import ClosedPagePermissionTester

KEEP_BINNED = timedelta(days=30)
SLUG = "bin-of-"


class BinPage(Page):
    """Stands beside the home pages, below no site: nothing in it has an address."""

    parent_page_types: list[str] = []
    subpage_types: list[str] = []
    is_creatable = False

    class Meta:
        verbose_name = _("bin")
        verbose_name_plural = _("bins")

    def permissions_for_user(self, user: object) -> PagePermissionTester:
        return ClosedPagePermissionTester(user, self)


class BinnedPageQuerySet(models.QuerySet):
    def at(self, url_path: str) -> Self:
        """What was public at the `url_path` of a source page, or below it."""
        paths = [url_path]
        while (above := paths[-1].rstrip("/").rpartition("/")[0]) not in ("", "/"):
            paths.append(f"{above}/")
        return self.filter(was_public=True, url_path__in=paths)

    def restorable_by(self, user: object) -> Self:
        """What `user` may bring back: what stood where they may add pages."""
        if user.is_active and user.is_superuser:
            return self
        policy = policy_registry.get_by_type(Page)
        return self.filter(place__in=policy.instances_user_has_any_permission_for(user, ["add"]))


class BinnedPage(models.Model):
    """A source page in the bin, with all below it; its translations wait in their own bins."""

    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    place = models.ForeignKey(
        Page,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    url_path = models.TextField()
    slug = models.SlugField(max_length=255)  # all languages share it; in the bin it may differ
    address = models.TextField(_("Web address"), blank=True)
    was_public = models.BooleanField()
    binned_by = nullable_user_fk(_("Deleted by"))
    binned_at = models.DateTimeField(_("Deleted"), default=timezone.now, db_index=True)

    objects = BinnedPageQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-binned_at"]
        verbose_name = _("page in the bin")
        verbose_name_plural = _("pages in the bin")

    def __str__(self) -> str:
        return f"{self.page.title} ({self.binned_at:%Y-%m-%d})"

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def emptied_on(self) -> datetime:
        return self.binned_at + KEEP_BINNED


def in_bin(page: Page) -> bool:
    """Return whether `page` is a bin or in one; asks the database nothing."""
    return page.url_path.startswith(f"/{SLUG}")


def bin_slug(language: str = settings.LANGUAGE_CODE) -> str:
    return f"{SLUG}{language}"
