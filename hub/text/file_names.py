"""Names of files from outside."""

import re
from pathlib import PurePath

from icu4py.breakers import CharacterBreaker

from hub.text.normalise import showable

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\n\t]+')


def file_stem(name: str, most: int) -> str:
    """Return a file's name without its ending: composed (NFC), and cut between characters.

    Args:
        name: without its ending.
        most: letters (code points) that it may have.
    """
    return cut(_NOT_IN_NAMES.sub(" ", showable(name)).strip().rstrip(". "), most)


def file_name(name: str, most: int) -> str:
    """Return a file's name of at most `most` code points, its ending kept (see `file_stem`)."""
    path = PurePath(name)
    ending = file_stem(path.suffix, most)
    return file_stem(path.stem, most - len(ending)) + ending


def cut(text: str, most: int) -> str:
    """Return the beginning of `text` of at most `most` code points, no character in halves."""
    if len(text) <= most:
        return text
    kept = ""
    for character in CharacterBreaker(text, "ja"):
        if len(kept) + len(character) > most:
            break
        kept += character
    return kept
