"""What residents call the same thing, in every language of the hub: where each hub begins.

Staff teach it more words in the admin (`search.models.Synonym`); these need no teaching.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

WORDS = Path(__file__).with_name("words.yaml")
# Every page is there in Japanese at least.
SOURCE = "ja"
Entry = dict[str, list[str]]


@cache
def entries() -> list[Entry]:
    """Return the meanings, each as {language code: words}."""
    return yaml.safe_load(WORDS.read_text("utf-8"))


def rows(language: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield (words of one meaning in any language, those that pages for `language` may have)."""
    for entry in entries():
        every = tuple(word for words in entry.values() for word in words)
        yield every, (*entry.get(language, ()), *entry[SOURCE])
