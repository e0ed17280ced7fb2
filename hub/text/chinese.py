"""Chinese: traditional characters found by simplified ones, and Japanese pages by both."""

from functools import cache, lru_cache

from opencc import OpenCC


def simplified(text: str) -> str:
    """Return `text` (canonical Han of any country) in simplified characters."""
    return _converter("t2s").convert(_converter("jp2t").convert(text))


@lru_cache(maxsize=10_000)
def as_japanese(word: str) -> str:
    """Return how Japanese writes the characters of a Chinese `word`: 水户 → 水戸."""
    return _converter("t2jp").convert(_converter("s2t").convert(word))


@cache
def _converter(direction: str) -> OpenCC:
    return OpenCC(direction)
