"""Why a result ranks where it does: the clauses it meets, each with its worth."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from search.engine import Found
from search.models import SearchEntry
from search.relevance import And, Expression, Or, Term

MOST = 20


@dataclass
class Explanation:
    """A result with its score, and {what it meets: its worth}, most worth first."""

    entry: SearchEntry
    score: int = 0
    reasons: list[tuple[str, int]] = field(default_factory=list)


def explain(found: Found) -> list[Explanation]:
    """Return the first results of `found` with the clauses that each meets."""
    if found.request is None:
        return []
    entries = found[:MOST]
    terms = dict(
        SearchEntry.objects.filter(pk__in=[entry.pk for entry in entries]).values_list(
            "pk", "terms"
        )
    )
    return [_explained(entry, set(terms[entry.pk].split()), found) for entry in entries]


def _explained(entry: SearchEntry, terms: set[str], found: Found) -> Explanation:
    explanation = Explanation(entry)
    for clause in found.request.plan.clauses:
        matched = list(_matched(clause.expression, terms))
        if matched:
            explanation.score += clause.weight
            explanation.reasons.append((" ".join(dict.fromkeys(matched)), clause.weight))
    explanation.reasons.sort(key=lambda reason: -reason[1])
    return explanation


def _matched(expression: Expression, terms: set[str]) -> Iterator[str]:
    """Yield the terms by which `expression` is met; none if it is not."""
    match expression:
        case Term(text, True):
            yield from sorted(term for term in terms if term.startswith(text))[:2]
        case Term(text, False):
            if text in terms:
                yield text
        case Or(parts):
            for part in parts:
                yield from _matched(part, terms)
        case And(parts):
            found = [list(_matched(part, terms)) for part in parts]
            if all(found):
                yield from (term for terms_of_part in found for term in terms_of_part)
