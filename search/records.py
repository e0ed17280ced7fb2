"""What was looked for: counted by day, language and words; nothing personal, for a limited time."""

import re
from datetime import date, timedelta

from django.db import DatabaseError, transaction
from django.db.models import F, Sum
from django.utils import timezone

from search.analysis import canonical
from search.models import SearchedWords

KEEP = timedelta(days=180)
# Words that fewer people looked for could be somebody's own: they are never shown.
FEWEST_TO_SHOW = 3
MOST_LETTERS = 80
MASK = "…"
PERSONAL = re.compile(
    r"[\w.+-]+@[\w.-]+"  # an e-mail address
    r"|https?://\S+"
    r"|\d(?:[\d\s()-]*\d){4,}"  # a phone number, a postal code, any long number
    r"|\d+丁目[\d番地号の-]*|\d+(?:番地?|号)[\d-]*"  # a house
)


def masked(text: str) -> str:
    """Return `text` as it is kept: one spelling, what looks personal masked."""
    text = " ".join(PERSONAL.sub(MASK, canonical(text)).split())
    return text[:MOST_LETTERS]


def record_search(text: str, language: str, found: int) -> None:
    """Count a search. Whatever goes wrong, the reader gets the results."""
    _count(text, language, times=1, found=found)


def record_click(text: str, language: str) -> None:
    """Count that a result of a search of today was opened."""
    _count(text, language, clicks=1)


def _count(text: str, language: str, *, found: int | None = None, **more: int) -> None:
    words = masked(text)
    if not words.strip(MASK + " "):
        return
    row = {"day": timezone.localdate(), "language": language, "words": words}
    changes = {name: F(name) + number for name, number in more.items()}
    if found is not None:
        changes["found"] = found
    try:
        with transaction.atomic():
            rows = SearchedWords.objects.filter(**row)
            if not rows.update(**changes) and "clicks" not in more:
                SearchedWords.objects.bulk_create(
                    [SearchedWords(**row, **more, found=found or 0)], ignore_conflicts=True
                )
    except DatabaseError:
        return


def most_searched(since: date, language: str = "", *, nothing_found: bool = False) -> list[dict]:
    """Return what was looked for most often, without rare words.

    Returns:
        Rows of {words, language, all_times, all_clicks, found}, most searched first.
    """
    rows = SearchedWords.objects.filter(day__gte=since)
    if language:
        rows = rows.filter(language=language)
    if nothing_found:
        rows = rows.filter(found=0)
    return list(
        rows.values("words", "language")
        .annotate(all_times=Sum("times"), all_clicks=Sum("clicks"), most_found=Sum("found"))
        .filter(all_times__gte=FEWEST_TO_SHOW)
        .order_by("-all_times", "words")[:200]
    )


def forget_old() -> int:
    """Delete what is older than we keep it; return how many rows."""
    return SearchedWords.objects.filter(day__lt=timezone.localdate() - KEEP).delete()[0]
