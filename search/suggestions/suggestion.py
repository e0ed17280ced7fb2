from dataclasses import dataclass


@dataclass(frozen=True)
class Suggestion:
    """A word to search for (no `url`), or a page to go to."""

    text: str
    lang: str
    kind: str = ""
    url: str = ""
