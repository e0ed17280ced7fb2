"""The languages in figures, for the chief."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Sum
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from hub.accounts.roles import translated_languages
from hub.core.locales import default_locale_id, locale_codes
from hub.languages.models import TranslationRecord, Wish
from hub.languages.progress import waiting_by_language
from hub.languages.setup import HOME_DEPTH

WISHES_OF = timedelta(days=30)


@dataclass(frozen=True)
class Numbers:
    """How many of the `pages` that are public in Japanese are so in a language, and how well.

    `preparing` pages are asked for, and wait until the worker has made their drafts.
    """

    language: str
    name: str
    pages: int
    public: int
    outdated: int
    in_review: int
    wishes: int
    preparing: int

    @property
    def up_to_date(self) -> int:
        return self.public - self.outdated

    @property
    def percent(self) -> int:
        """Public and up to date, of all."""
        return round(100 * self.up_to_date / self.pages) if self.pages else 0


def numbers() -> list[Numbers]:
    """Return the figures of each language; six queries."""
    codes = locale_codes()
    sources = Page.objects.filter(locale_id=default_locale_id(), depth__gte=HOME_DEPTH, live=True)
    total = sources.count()
    public = _by_language(
        Page.objects.filter(live=True, translation_key__in=sources.values("translation_key")),
        "locale_id",
    )
    outdated = _by_language(TranslationRecord.objects.outdated(), "translation__target_locale_id")
    reviewed = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, base_content_type__app_label="wagtailcore"
    ).values_list("object_id", flat=True)
    in_review = _by_language(Page.objects.filter(pk__in=[int(pk) for pk in reviewed]), "locale_id")
    since = timezone.localdate() - WISHES_OF
    wishes = dict(
        Wish.objects.filter(day__gte=since)
        .order_by()
        .values("language")
        .annotate(n=Sum("count"))
        .values_list("language", "n")
    )
    preparing = waiting_by_language()
    ids = {code: pk for pk, code in codes.items()}
    return [
        Numbers(
            code,
            dict(settings.LANGUAGES)[code],
            total,
            public.get(ids[code], 0),
            outdated.get(ids[code], 0),
            in_review.get(ids[code], 0),
            wishes.get(code, 0),
            preparing.get(code, 0),
        )
        for code in translated_languages()
    ]


def _by_language(rows, field: str) -> dict[int, int]:
    return dict(rows.order_by().values(field).annotate(n=Count("pk")).values_list(field, "n"))
