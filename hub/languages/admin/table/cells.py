"""One page in one language, as a cell: its state, and the step that mends it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from hub.core.locales import locale_ids
from hub.editorial.models import ReviewTask
from hub.editorial.permissions import review_groups
from hub.languages.links import editor_path
from hub.languages.models import Wish
from hub.languages.permissions import may_ask, roles_in
from hub.languages.translated_pages import TranslatedPage, translated_pages
from hub.languages.workflow import Action, Role, State
from hub.pages.importance import Reason, reasons_of

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.editorial.models import ReviewTaskState


class Step(models.TextChoices):
    """What a person does next with a page in a language."""

    ASK = "ask", Action.ASK.label
    WRITE = "write", Action.WRITE.label
    REVIEW = "review", _("Review")
    COMPARE = "compare", _("Compare with the Japanese")


@dataclass(frozen=True)
class Cell:
    """`detail` counts the parts that the state is about; `wishes` the readers who asked.

    Without a `step` there is nothing that this person could do or read there.
    """

    language: str
    state: State
    link: str = ""
    step: Step | None = None
    detail: int = 0
    wishes: int = 0
    outdated_since: datetime | None = None
    public_page: Page | None = None


@dataclass(frozen=True)
class PageRow:
    """`is_mine` says whether the person may change the page and ask for its translations,
    `reasons` why it matters more than others.
    """

    page: Page
    is_mine: bool
    reasons: list[Reason]
    cells: dict[str, Cell] = field(default_factory=dict)


class Reach:
    """What one person does with translations, asked for many of them."""

    def __init__(self, user: "User") -> None:
        self.user = user
        self._roles: dict[str, set[Role]] = {}

    def roles_in(self, language: str) -> set[Role]:
        if language not in self._roles:
            self._roles[language] = roles_in(self.user, language)
        return self._roles[language]

    def reviews(self, review: "ReviewTaskState", language: str) -> bool:
        """Return whether the review is this person's, or one that they take as a deputy."""
        return Role.REVIEWER in self.roles_in(language) or review.task_id in self._tasks

    @cached_property
    def _tasks(self) -> set[int]:
        tasks = ReviewTask.objects.filter(groups__in=review_groups(self.user))
        return set(tasks.values_list("pk", flat=True))


def rows_for(pages: Iterable[Page], languages: list[str], user: "User") -> list[PageRow]:
    """Return the cells of source `pages` as `user` sees them; a constant number of queries.

    Args:
        pages: source pages.
        languages: codes of the columns.
        user: whose steps the cells lead to.
    """
    pages, reach = list(pages), Reach(user)
    there = _translated_pages(pages, languages)
    wishes = _wishes(pages)
    rows = []
    for page in pages:
        is_mine, key = may_ask(user, page), page.translation_key
        cells = {}
        for code in languages:
            present = there.get((key, code))
            if present is None:
                cells[code] = _missing(page, code, wishes.get((key, code), 0), is_mine)
            else:
                cells[code] = _cell(present, reach, is_mine)
        rows.append(PageRow(page, is_mine, reasons_of(page), cells))
    return rows


def _translated_pages(
    pages: list[Page], languages: list[str]
) -> dict[tuple[object, str], TranslatedPage]:
    """Return {(translation key, language): its state}."""
    ids = locale_ids()
    translations = Translation.objects.filter(
        enabled=True,
        source__object_id__in=[page.translation_key for page in pages],
        target_locale_id__in=[ids[code] for code in languages],
    )
    return {
        (present.source.translation_key, present.language): present
        for present in translated_pages(translations)
    }


def _wishes(pages: list[Page]) -> dict[tuple[object, str], int]:
    """Return {(translation key, language): how many readers asked}."""
    rows = (
        Wish.objects.filter(translation_key__in=[page.translation_key for page in pages])
        .order_by()
        .values("translation_key", "language")
        .annotate(n=Sum("count"))
    )
    return {(row["translation_key"], row["language"]): row["n"] for row in rows}


def _missing(page: Page, language: str, wishes: int, is_mine: bool) -> Cell:
    if not is_mine:
        return Cell(language, State.MISSING, wishes=wishes)
    ask = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return Cell(language, State.MISSING, ask, Step.ASK, wishes=wishes)


def _cell(present: TranslatedPage, reach: Reach, is_mine: bool) -> Cell:
    link, step = _step(present, reach, is_mine)
    is_outdated = present.state == State.OUTDATED
    return Cell(
        present.language,
        present.state,
        link,
        step,
        detail=present.record.outdated_parts if is_outdated else present.missing,
        outdated_since=present.outdated_since,
        public_page=present.page if present.page.live else None,
    )


def _step(present: TranslatedPage, reach: Reach, is_mine: bool) -> tuple[str, Step | None]:
    """Return where a person goes on with a translation, and to do what."""
    review, language = present.review, present.language
    if review is not None and reach.reviews(review, language):
        return reverse("translations:review", args=[review.pk]), Step.REVIEW
    roles = reach.roles_in(language)
    if Role.TRANSLATOR in roles:
        return editor_path(present.translation), Step.WRITE
    if roles or is_mine:
        return editor_path(present.translation), Step.COMPARE
    return "", None
