"""What all objects are made with."""


def filled(values: dict[str, object], *kept: str) -> dict[str, object]:
    """Return `values` without empty ones, but for those `kept` (which the schema requires)."""
    return {
        name: value for name, value in values.items() if name in kept or value not in ("", None)
    }
