"""One page in one language, as a cell: its state, and the step that mends it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Sum
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from hub.core.locales import locale_ids
from hub.languages.links import editor_path
from hub.languages.models import Wish
from hub.languages.standing import Standing, standings
from hub.languages.workflow import State


@dataclass(frozen=True)
class Cell:
    """`detail` counts the parts that the state is about; `wishes` the readers who asked."""

    language: str
    state: State
    link: str
    detail: int = 0
    wishes: int = 0


@dataclass(frozen=True)
class PageRow:
    page: Page
    cells: dict[str, Cell] = field(default_factory=dict)


def rows_for(
    pages: Iterable[Page],
    languages: list[str],
    *,
    can_ask: bool,
    editors_of: Collection[str] | None = None,
) -> list[PageRow]:
    """Return the cells of source `pages`; a constant number of queries.

    Args:
        pages: source pages.
        languages: codes of the columns.
        can_ask: whether cells of what no one has asked for lead to asking.
        editors_of: codes of the languages whose cells lead to the editor; None: all.
    """
    pages = list(pages)
    keys = [page.translation_key for page in pages]
    ids = locale_ids()
    translations = Translation.objects.filter(
        enabled=True,
        source__object_id__in=keys,
        target_locale_id__in=[ids[code] for code in languages],
    )
    there = {
        (present.source.translation_key, present.language): present
        for present in standings(translations)
    }
    wishes = {
        (key, language): count
        for key, language, count in Wish.objects.filter(translation_key__in=keys)
        .order_by()
        .values("translation_key", "language")
        .annotate(n=Sum("count"))
        .values_list("translation_key", "language", "n")
    }
    return [
        PageRow(
            page,
            {
                code: _cell(
                    page,
                    code,
                    there.get((page.translation_key, code)),
                    wishes.get((page.translation_key, code), 0),
                    can_ask=can_ask,
                    opens_editor=editors_of is None or code in editors_of,
                )
                for code in languages
            },
        )
        for page in pages
    ]


def _cell(
    page: Page,
    language: str,
    present: Standing | None,
    wishes: int,
    *,
    can_ask: bool,
    opens_editor: bool,
) -> Cell:
    if present is None:
        ask = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        return Cell(language, State.MISSING, ask if can_ask else "", wishes=wishes)
    if present.review is not None:
        link = reverse("translations:review", args=[present.review.pk])
    else:
        link = editor_path(present.translation) if opens_editor else ""
    detail = present.record.outdated_parts if present.state == State.OUTDATED else present.missing
    return Cell(language, present.state, link, detail)
