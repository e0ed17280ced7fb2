"""Words that readers looked for in vain: a list for staff to work through."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from hub.accounts.models import User
from search.counting import most_searched
from search.engine import search
from search.models import SettledWords

SINCE = timedelta(days=90)
MOST = 50


@dataclass(frozen=True)
class Waiting:
    """Words searched for in vain that nothing has been done about yet."""

    words: str
    language: str
    times: int
    last_day: date
    found_now: int


def waiting(language: str = "") -> list[Waiting]:
    """Return what waits, most searched first; at most fifty."""
    settled = _settled()
    rows = most_searched(timezone.localdate() - SINCE, language, in_vain=True)
    open_rows = [row for row in rows if _is_open(row, settled)][:MOST]
    return [
        Waiting(
            row["words"],
            row["language"],
            row["all_times"],
            row["last_day"],
            search(row["words"], row["language"]).total,
        )
        for row in open_rows
    ]


def _settled() -> dict[tuple[str, str], date]:
    rows = SettledWords.objects.values_list("words", "language", "settled_on")
    return {(words, language): day for words, language, day in rows}


def _is_open(row: dict, settled: dict[tuple[str, str], date]) -> bool:
    day = settled.get((row["words"], row["language"]))
    return day is None or row["last_day"] > day


def settle(words: str, language: str, user: User) -> None:
    """Take the words from the list, until readers look for them in vain after today."""
    SettledWords.objects.update_or_create(
        words=words,
        language=language,
        defaults={"settled_on": timezone.localdate(), "settled_by": user},
    )


def reopen(words: str, language: str) -> None:
    """Put the words back on the list."""
    SettledWords.objects.filter(words=words, language=language).delete()
