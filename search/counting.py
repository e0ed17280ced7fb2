"""What was looked for: counted by day, language and words; nothing personal, for a limited time."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.cache import cache
from django.db import DatabaseError
from django.db.models import F, Max, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.crypto import salted_hmac

from hub.core.databases import transaction_without_waiting
from hub.text import canonical
from search.models import SearchedWords

KEEP = timedelta(days=180)
# Words that fewer readers looked for could be personal: they are never shown and soon deleted.
MIN_TO_SHOW = 3
KEEP_RARE = timedelta(days=30)
MAX_LETTERS = 80
MAX_ROWS = 200
# A reader is counted for this many words a day: no one can fill the table alone.
MAX_PER_READER = 200
DAY = 24 * 60 * 60
MASK = "…"
PERSONAL = re.compile(
    r"[\w.+-]+@[\w.-]+"  # an email address
    r"|https?://\S+"
    r"|\d(?:[\d\s()-]*\d){4,}"  # a phone number, a postal code, any long number
    r"|\d+丁目[\d番地号の-]*|\d+(?:番地?|号)[\d-]*"  # a house
)


def masked(text: str) -> str:
    """Return `text` as it is kept: one spelling, what looks personal masked."""
    text = " ".join(PERSONAL.sub(MASK, canonical(text)).split())
    return text[:MAX_LETTERS]


def record_search(text: str, language: str, found: int, reader: str) -> None:
    """Count that a reader searched, once a day for the same words.

    Args:
        text: the words as typed.
        language: the reader's language code.
        found: how many pages there were.
        reader: the address or network; it is hashed for the day to know it again, and not kept.
    """
    words = masked(text)
    if words.strip(MASK + " ") and _is_first(reader, f"searched:{language}:{words}"):
        _count(words, language, found)


def record_click(text: str, language: str, reader: str) -> None:
    """Count that a reader opened a result for words that someone searched for today."""
    words = masked(text)
    if words and _is_first(reader, f"opened:{language}:{words}"):
        with suppress(DatabaseError), transaction_without_waiting():
            _today(words, language).update(clicks=F("clicks") + 1)


def _is_first(reader: str, what: str) -> bool:
    """Tell whether a reader does `what` for the first time today, having done little before."""
    day = timezone.localdate().isoformat()
    number_key = "search:" + salted_hmac("search.reader", f"{day}:{reader}").hexdigest()
    key = "search:" + salted_hmac("search.reader", f"{day}:{reader}:{what}").hexdigest()
    number = cache.get(number_key, 0)
    if number >= MAX_PER_READER or not cache.add(key, True, DAY):
        return False
    if not cache.has_key(key):  # an unavailable cache does not know who has searched
        return False
    cache.set(number_key, number + 1, DAY)
    return True


def _today(words: str, language: str) -> QuerySet[SearchedWords]:
    return SearchedWords.objects.filter(day=timezone.localdate(), language=language, words=words)


def _count(words: str, language: str, found: int) -> None:
    """Whatever goes wrong, the reader gets the results, and without waiting."""
    row = SearchedWords(
        day=timezone.localdate(), language=language, words=words, times=1, found=found
    )
    with suppress(DatabaseError), transaction_without_waiting():
        if not _today(words, language).update(times=F("times") + 1, found=found):
            SearchedWords.objects.bulk_create([row], ignore_conflicts=True)


@dataclass(frozen=True)
class Totals:
    """What readers did in a time, rare words included."""

    times: int
    in_vain: int
    clicks: int


def totals(since: date, language: str = "") -> Totals:
    rows = _rows(since, language)
    sums = rows.aggregate(times=Sum("times", default=0), clicks=Sum("clicks", default=0))
    in_vain = rows.filter(found=0).aggregate(number=Sum("times", default=0))["number"]
    return Totals(sums["times"], in_vain, sums["clicks"])


def most_searched(since: date, language: str = "", *, in_vain: bool = False) -> list[dict]:
    """Return what was looked for most often, without rare words.

    Args:
        since: the first day.
        language: only readers of this language.
        in_vain: only days on which nothing was found.

    Returns:
        Rows of {words, language, all_times, all_clicks, most_found, last_day}, most searched first.
    """
    rows = _rows(since, language)
    if in_vain:
        rows = rows.filter(found=0)
    return list(
        rows.values("words", "language")
        .annotate(
            all_times=Sum("times"),
            all_clicks=Sum("clicks"),
            most_found=Max("found"),
            last_day=Max("day"),
        )
        .filter(all_times__gte=MIN_TO_SHOW)
        .order_by("-all_times", "words", "language")[:MAX_ROWS]
    )


def opened_words(since: date, language: str) -> list[str]:
    """Return what readers of `language` found often enough to be told to others, most opened first."""
    rows = _rows(since, language).filter(found__gt=0).values("words")
    rows = rows.annotate(all_times=Sum("times"), all_clicks=Sum("clicks"))
    often = rows.filter(all_times__gte=MIN_TO_SHOW, all_clicks__gte=MIN_TO_SHOW)
    return [row["words"] for row in often.order_by("-all_clicks", "words")[:MAX_ROWS]]


def _rows(since: date, language: str) -> QuerySet[SearchedWords]:
    rows = SearchedWords.objects.filter(day__gte=since)
    return rows.filter(language=language) if language else rows


def rare_before(day: date) -> QuerySet[SearchedWords]:
    """Return what few readers of its language looked for, and no one since `day`."""
    rare = Q(pk__in=[])
    for language in SearchedWords.objects.values_list("language", flat=True).distinct():
        words = SearchedWords.objects.filter(language=language).values("words").order_by()
        words = words.annotate(all_times=Sum("times"), last_day=Max("day"))
        words = words.filter(all_times__lt=MIN_TO_SHOW, last_day__lt=day)
        rare |= Q(language=language, words__in=words.values("words"))
    return SearchedWords.objects.filter(rare)
