"""Which backups stay: each of some days, one of each of some weeks; nothing for ever.

Deleted data lives on in backups, so the last day of the oldest is a promise to people too.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hub.core.backup.archive import TIME

PATTERN = "hub-*.backup"


def made_at(path: Path) -> datetime:
    return datetime.strptime(path.stem.removeprefix("hub-"), TIME).replace(tzinfo=UTC)


def surplus(paths: Iterable[Path], now: datetime, days: int, weeks: int) -> list[Path]:
    """Return the backups that may go.

    Args:
        paths: the backups that there are.
        now: the present time.
        days: for so many days all stay.
        weeks: before that, for so many weeks, the first one of each.
    """
    gone, seen = [], set()
    for path in sorted(paths, key=made_at):
        made = made_at(path)
        week = made.isocalendar()[:2]
        is_recent = made > now - timedelta(days=days)
        is_first_of_week = week not in seen and made > now - timedelta(days=days, weeks=weeks)
        seen.add(week)
        if not is_recent and not is_first_of_week:
            gone.append(path)
    return gone
