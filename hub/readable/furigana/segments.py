"""A text in pieces, and how a reading is laid over the kanji of a word alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from hub.text.scripts import HAN

# ヶ and ケ stand for か and が between kanji: 緑ヶ丘, 3ヶ月.
KANJI = rf"(?:[{HAN}]|[ヶヵ](?=[{HAN}])|(?<=[{HAN}0-9０-９])ケ(?=[{HAN}]))"
KANJI_RUN = re.compile(f"{KANJI}+")
TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヷ"))}
DIGITS = re.compile("[0-9０-９]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text as it stands. `reading` is in hiragana, "" where the text says it itself.

    Where digits and what they count are one word (3日, みっか), both are in one segment.
    """

    text: str
    reading: str = ""


def hiragana(kana: str) -> str:
    return kana.translate(TO_HIRAGANA)


@lru_cache(maxsize=20_000)
def lay_over(surface: str, reading: str) -> tuple[Segment, ...]:
    """Return `surface` in segments, `reading` (hiragana) laid over its kanji.

    The kana of the surface are found again in the reading: 申し込み, もうしこみ → 申(もう)し込(こ)み.
    Where they cannot be (a reading of another word), the whole surface has the whole reading.
    """
    runs = list(KANJI_RUN.finditer(surface))
    if not runs or not reading:
        return (Segment(surface),)
    pieces, place = [], 0
    for run in runs:
        pieces += [surface[place : run.start()], run.group()]
        place = run.end()
    pieces.append(surface[place:])
    # A kanji has a sound at least, so that いう is not cut after い in 言い合い.
    for at_least in (True, False):
        pattern = "".join(
            (f"(.{{{len(piece)},}}?)" if at_least else "(.+?)")
            if odd
            else re.escape(hiragana(piece))
            for odd, piece in _alternating(pieces)
        )
        if match := re.fullmatch(pattern, reading):
            heard = iter(match.groups())
            return tuple(
                Segment(piece, next(heard) if odd else "")
                for odd, piece in _alternating(pieces)
                if piece
            )
    return (Segment(surface, reading),)


def _alternating(pieces: list[str]) -> Iterator[tuple[bool, str]]:
    return ((place % 2 == 1, piece) for place, piece in enumerate(pieces))


def by_kanji_run(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Yield `segments` with neighbours that have a reading joined: one for each run of kanji."""
    for is_read, group in groupby(segments, key=lambda segment: bool(segment.reading)):
        pieces = list(group)
        text = "".join(piece.text for piece in pieces)
        if not is_read:
            yield Segment(text)
            continue
        together: list[Segment] = []
        for piece in pieces:
            if together and DIGITS.match(piece.text):
                yield _joined(together)
                together = []
            together.append(piece)
        yield _joined(together)


def _joined(pieces: list[Segment]) -> Segment:
    return Segment(
        "".join(piece.text for piece in pieces), "".join(piece.reading for piece in pieces)
    )


def bracketed(segments: Iterable[Segment]) -> str:
    """Return the text with each run of kanji followed by its reading: 申[もう]し込[こ]み."""
    return "".join(
        f"{segment.text}[{segment.reading}]" if segment.reading else segment.text
        for segment in by_kanji_run(segments)
    )


def goes_with(surface: str, reading: str) -> bool:
    """Return whether the kana of `surface` are found again in `reading`, in their order."""
    return lay_over(surface, reading) != (Segment(surface, reading),) or bool(
        KANJI_RUN.fullmatch(surface)
    )
