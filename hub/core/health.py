"""What `/healthz` says beside the database: each app registers its own line."""

from collections.abc import Callable

# {name of the line: reads it, as plain values for JSON}
details: dict[str, Callable[[], object]] = {}


def read() -> dict[str, object]:
    """Return what every registered line says now."""
    return {name: line() for name, line in details.items()}
