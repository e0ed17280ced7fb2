"""What many people answered, as numbers that show no one, and texts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hub.questions.asked import JAPANESE, SCALE, Asked, Form, chosen
from hub.questions.choices import OF_TEXT, WITH_OPTIONS, Kind
from hub.questions.models import Answering, Version

# A number below this is not shown (RULES F4).
LEAST_SHOWN = 5


@dataclass(frozen=True)
class Result:
    """A question with its answers.

    Attributes:
        counts: (answer, how many gave it; None: too few to be shown).
        texts: in the order of their letters, so that their order tells of no one.
    """

    label: str
    counts: list[tuple[str, int | None]]
    texts: list[str]


def results(rows: Sequence[Answering]) -> list[Result]:
    """Return the results of all rows, a question called as in the latest version that has it."""
    keys = {row.answered_version_id for row in rows}
    versions = Version.objects.filter(pk__in=keys).select_related("questionnaire")
    questions: dict[str, Asked] = {}
    for version in versions.order_by("number"):
        questions |= {asked.key: asked for asked in Form(version, JAPANESE).questions}
    found = [_result(asked, rows) for asked in questions.values()]
    return [result for result in found if result.counts or result.texts]


def _result(asked: Asked, rows: Sequence[Answering]) -> Result:
    given = [row.answers[asked.key] for row in rows if asked.key in row.answers]
    if asked.kind in OF_TEXT:
        return Result(asked.words.text, [], sorted(str(text) for text in given))
    beside = [
        str(row.answers[asked.text_key(option)])
        for row in rows
        for option in asked.options
        if asked.text_key(option) in row.answers
    ]
    return Result(asked.words.text, _counts(asked, given), sorted(beside))


def _counts(asked: Asked, given: list[object]) -> list[tuple[str, int | None]]:
    if asked.kind in WITH_OPTIONS:
        number = Counter(key for value in given for key in chosen(value))
        counts = [(option.words.text, number[option.key]) for option in asked.options]
    elif asked.kind == Kind.SCALE:
        number = Counter(given)
        counts = [(str(point), number[point]) for point in SCALE]
    else:
        return []
    return hidden(counts, adds_up=asked.kind != Kind.MANY)


def hidden(counts: list[tuple[str, int]], *, adds_up: bool) -> list[tuple[str, int | None]]:
    """Return counts without those that are too small.

    Args:
        adds_up: whether their sum is known: then one that is hidden alone could be reckoned, and
            the next smallest is hidden with it.
    """
    too_few = {place for place, (_label, n) in enumerate(counts) if 0 < n < LEAST_SHOWN}
    if adds_up and len(too_few) == 1:
        others = [(n, place) for place, (_label, n) in enumerate(counts) if n >= LEAST_SHOWN]
        too_few |= {min(others)[1]} if others else set()
    return [(label, None if place in too_few else n) for place, (label, n) in enumerate(counts)]
