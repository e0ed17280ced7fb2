"""What /healthz says beside the database: each room registers what it knows of itself."""

from collections.abc import Callable

from hub.core.switches import is_thing_open

_reports: dict[str, Callable[[], object]] = {}


def register(name: str, report: Callable[[], object]) -> None:
    """Let /healthz say `name` with what `report` returns (plain values, a few cheap queries)."""
    _reports[name] = report


def details() -> dict[str, object]:
    """Return {name: what its room reports}."""
    return {name: report() for name, report in _reports.items() if is_thing_open(report)}
