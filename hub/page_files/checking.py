"""What /healthz says of kept pages."""

from hub.page_files.store import own_store


def health() -> dict[str, object]:
    """Return whether the process `files` of this machine is there: without it nothing is kept."""
    return {"watched": own_store().is_watched()}
