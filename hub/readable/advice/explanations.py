"""Words that a glossary of the hub explains in easy Japanese."""

from collections.abc import Callable

# What says {word: explanation}; whoever keeps a glossary adds it.
glossaries: list[Callable[[], dict[str, str]]] = []


def explanations() -> dict[str, str]:
    """Return {word: its explanation in easy Japanese} of all glossaries."""
    found: dict[str, str] = {}
    for of_glossary in glossaries:
        found |= of_glossary()
    return found
