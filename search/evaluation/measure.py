"""How good the search is, measured: recall, reciprocal rank and gain over the evaluation's queries.

The measures are those of information retrieval (Manning, Raghavan, Schütze 2008, chapter 8), with
the first ten results and pages that are either right or not.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log2
from pathlib import Path

import yaml

DEPTH = 10
LOOKALIKE_DEPTH = 5
# The first set is what the search was tuned on; the second, of needs, was written before it was.
# The third was written beside the last tuning, and only reported.
WORDS, NEEDS, UNSEEN = (
    Path(__file__).with_name(f"{name}.yaml") for name in ("queries", "needs", "unseen")
)
# (words, language) → paths of Japanese pages, best first
Search = Callable[[str, str], list[str]]


@dataclass(frozen=True)
class Case:
    """A query of one `kind`, the paths it must find, and those it never may.

    `also` are pages that came later and answer as well: the first of all may be one of them.
    """

    kind: str
    ask: str
    language: str
    find: tuple[str, ...]
    never: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    case: Case
    found: tuple[str, ...]

    @property
    def recall(self) -> float:
        """The share of the expected pages that is among the first ten."""
        return len(set(self.case.find) & set(self.found[:DEPTH])) / len(self.case.find)

    @property
    def reciprocal_rank(self) -> float:
        """1 for a right page in the first place, 1/2 in the second …; 0 if there is none."""
        right = {*self.case.find, *self.case.also}
        ranks = (rank for rank, path in enumerate(self.found, 1) if path in right)
        return 1 / next(ranks, float("inf"))

    @property
    def gain(self) -> float:
        """nDCG over the first ten, with gain 1 for each expected page."""
        own = sum(
            1 / log2(rank + 1)
            for rank, path in enumerate(self.found[:DEPTH], 1)
            if path in self.case.find
        )
        best = sum(1 / log2(rank + 1) for rank in range(1, min(len(self.case.find), DEPTH) + 1))
        return own / best

    @property
    def lookalikes(self) -> list[str]:
        """The pages among the first five that only look like what was asked for."""
        return [path for path in self.found[:LOOKALIKE_DEPTH] if path in self.case.never]


@dataclass(frozen=True)
class Score:
    """The means over some queries."""

    queries: int
    recall: float
    mrr: float
    ndcg: float
    in_vain: float = 0  # the share of them that finds nothing

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> "Score":
        found = [outcome for outcome in outcomes if outcome.case.find]
        count = len(found) or 1
        return cls(
            len(found),
            sum(outcome.recall for outcome in found) / count,
            sum(outcome.reciprocal_rank for outcome in found) / count,
            sum(outcome.gain for outcome in found) / count,
            sum(not outcome.found for outcome in found) / count,
        )

    def __str__(self) -> str:
        return f"{self.recall:.3f} {self.mrr:.3f} {self.ndcg:.3f}"


def grouped(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """Return {kind or language or "all": outcomes}, the kinds first."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    languages: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        kinds[outcome.case.kind].append(outcome)
        languages[outcome.case.language].append(outcome)
    return {**kinds, **languages, "all": [one for own in kinds.values() for one in own]}


def cases(queries: Path = WORDS) -> list[Case]:
    """Return the queries of one set of the evaluation."""
    content = yaml.safe_load(queries.read_text("utf-8"))
    return [
        Case(
            kind,
            row["ask"],
            row["in"],
            tuple(row["find"]),
            tuple(row.get("never", ())),
            tuple(row.get("also", ())),
        )
        for kind, rows in content.items()
        for row in rows
    ]


def evaluate(search: Search, chosen: Iterable[Case]) -> list[Outcome]:
    """Return what `search` finds for each of the `chosen` queries."""
    return [Outcome(case, tuple(search(case.ask, case.language))) for case in chosen]
