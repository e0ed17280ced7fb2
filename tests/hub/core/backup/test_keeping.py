"""Which backups stay."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hub.core.backup.archive import TIME
from hub.core.backup.keeping import made_at, surplus

NOW = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)  # a Monday


def backups(days: int) -> list[Path]:
    """Return one backup for each of the last days."""
    moments = [NOW - timedelta(days=number) for number in range(days)]
    return [Path(f"hub-{moment.strftime(TIME)}.backup") for moment in moments]


def test_days_then_weeks_then_nothing():
    made = backups(200)
    gone = set(surplus(made, NOW, days=14, weeks=6))
    ages = sorted((NOW - made_at(path)).days for path in made if path not in gone)
    assert ages[:14] == list(range(14))
    assert ages[14:] == [14, 21, 28, 35, 42, 49]
    assert max(ages) < 14 + 6 * 7


def test_thinned_out_each_night_it_is_the_same():
    kept: list[Path] = []
    for path in reversed(backups(200)):
        kept.append(path)
        now = made_at(path)
        kept = [old for old in kept if old not in surplus(kept, now, days=14, weeks=6)]
    assert 14 + 5 <= len(kept) <= 14 + 6


def test_a_few_stay_all():
    assert surplus(backups(3), NOW, days=14, weeks=6) == []
    assert surplus([], NOW, days=14, weeks=6) == []
