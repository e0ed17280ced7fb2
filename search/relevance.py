"""Relevance, in one place for every database: which clauses a page meets, and what each is worth.

A database only says which entries meet a clause. So the same pages come in the same order
wherever the hub runs, and why a page ranks where it does can be told clause by clause.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log10

from hub.text.query import All, Any, Has, Node, Query, Unit
from hub.text.terms import Kind
from search.documents import (
    ABSTRACT,
    ANYWHERE,
    NOT_OVER,
    TITLE,
    TOPIC,
    TOPIC_KINDS,
    reader_term,
)
from search.facets import facet_term

NAME_IS_QUERY = 40
NAME_BEGINS_WITH_QUERY = 20
PHRASE_IN_TITLE = 8
PHRASE = 5
EXACT_IN_TITLE, LOOSE_IN_TITLE = 12, 5
EXACT_IN_ABSTRACT, LOOSE_IN_ABSTRACT = 6, 2
REMOTE_IN_TITLE, REMOTE_IN_ABSTRACT = 16, 8
TOPIC_OF_PAGE = 3
EXACT = 3
# The word itself or a form of it, beside other words for it
SURE = 3
# A page in the reader's language: a Japanese one must say it more clearly to stand above it.
OWN_LANGUAGE = 8
# A page of what still is to come, or is not of a day: what is over stands below.
STILL_TO_COME = 6
# Where pages with most of the units are found too: what all of them are worth, and what a unit that
# is no rarer than any other.
ALL_UNITS = 20
UNIT_OF_MANY = 6
# More units than that do not decide what is found: combinations of them are many.
MAX_WEIGHED = 6


@dataclass(frozen=True)
class Term:
    """A term as it is written in the index."""

    text: str
    prefix: bool = False


@dataclass(frozen=True)
class And:
    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class Or:
    parts: tuple["Expression", ...]


Expression = Term | And | Or


@dataclass(frozen=True)
class Clause:
    """What it is worth that an entry meets `expression`."""

    weight: int
    expression: Expression


@dataclass(frozen=True)
class Plan:
    """What must be met, and what is worth something beyond that."""

    required: Expression
    clauses: tuple[Clause, ...]


def expressions(query: Query, language: str, chosen: Mapping[str, str]) -> list[Expression]:
    """Return which entries for readers of `language`, narrowed to `chosen`, have each unit of
    `query`, and at the end which have every one.
    """
    among = [Term(reader_term(language)), *(Term(facet_term(*pair)) for pair in chosen.items())]
    units = [_anywhere(unit) for unit in query.units]
    return [*(And((*among, unit)) for unit in units), And((*among, *units, *_neighbours(query)))]


def plan(
    query: Query,
    language: str,
    pages: Mapping[Unit, int] | None = None,
    *,
    any_unit: bool = False,
) -> Plan:
    """Return the plan of finding pages that have every unit of `query`, or with `pages` most of it.

    Args:
        query: a query with at least one unit.
        language: the language code of the readers.
        pages: how many pages have each unit; the rarer say more (Spärck Jones 1972), and pages that
            have units worth half of all, or one in their title or abstract, are found.
        any_unit: with `pages`, one unit anywhere is enough.
    """
    readers = Term(reader_term(language))
    whole = And((*map(_anywhere, query.units), *_neighbours(query)))
    clauses = [
        Clause(OWN_LANGUAGE, Term(facet_term("language", language))),
        Clause(STILL_TO_COME, Term(NOT_OVER)),
        *_whole_clauses(query),
    ]
    if pages is None:
        clauses += [clause for unit in query.units for clause in _unit_clauses(unit)]
        return Plan(And((readers, whole)), tuple(clauses))
    most = max(pages.values())
    rarity = {unit: 1 + log10(most / number) for unit, number in pages.items() if number}
    for unit, factor in rarity.items():
        for clause in (Clause(UNIT_OF_MANY, _anywhere(unit)), *_unit_clauses(unit)):
            clauses.append(Clause(round(factor * clause.weight), clause.expression))
    rarest = sorted(rarity, key=lambda unit: -rarity[unit])[:MAX_WEIGHED]
    weighed = [(rarity[unit], _anywhere(unit)) for unit in rarest]
    most_of_it = _worth_at_least(weighed, sum(worth for worth, _unit in weighed) / 2)
    about_a_part = [_telling(unit) for unit in rarity]
    enough = [part for _worth, part in weighed] if any_unit else [most_of_it, *about_a_part]
    required = And((readers, Or(tuple(enough))))
    return Plan(required, (Clause(ALL_UNITS, whole), *clauses))


def _anywhere(unit: Unit) -> Expression:
    return placed(Any(unit.alternatives), ANYWHERE)


def _telling(unit: Unit) -> Expression:
    said = Any(unit.alternatives)
    return Or((placed(said, TITLE), placed(said, ABSTRACT)))


def _neighbours(query: Query) -> list[Expression]:
    return [placed(Any(query.neighbours), ANYWHERE)] if query.neighbours else []


def _worth_at_least(weighed: Sequence[tuple[float, Expression]], needed: float) -> Expression:
    """Return that parts are met which are together worth `needed`, at most the sum of all."""
    alternatives: list[Expression] = []
    for number, (worth, part) in enumerate(weighed):
        rest = weighed[number + 1 :]
        missing = needed - worth
        if missing <= 0:
            alternatives.append(part)
        elif sum(more for more, _part in rest) >= missing:
            alternatives.append(And((part, _worth_at_least(rest, missing))))
    return Or(tuple(alternatives))


def _unit_clauses(unit: Unit) -> Iterator[Clause]:
    if sure := unit.exact + unit.loose:
        yield Clause(SURE, placed(Any(sure), ANYWHERE))
    if unit.exact:
        exact = Any(unit.exact)
        yield Clause(EXACT, placed(exact, ANYWHERE))
        yield Clause(EXACT_IN_ABSTRACT, placed(exact, ABSTRACT))
        yield Clause(EXACT_IN_TITLE, placed(exact, TITLE))
    topics = [node for node in unit.alternatives if _can_be_topic(node)]
    if topics:
        yield Clause(TOPIC_OF_PAGE, placed(Any(tuple(topics)), TOPIC))
    if unit.loose:
        yield Clause(LOOSE_IN_ABSTRACT, placed(Any(unit.loose), ABSTRACT))
        yield Clause(LOOSE_IN_TITLE, placed(Any(unit.loose), TITLE))
    if unit.remote:
        yield Clause(REMOTE_IN_ABSTRACT, placed(Any(unit.remote), ABSTRACT))
        yield Clause(REMOTE_IN_TITLE, placed(Any(unit.remote), TITLE))


def _can_be_topic(node: Node) -> bool:
    return isinstance(node, Has) and node.kind in TOPIC_KINDS


def _whole_clauses(query: Query) -> Iterator[Clause]:
    yield Clause(NAME_IS_QUERY, placed(Has(Kind.NAME, query.letters), TITLE))
    if len(query.letters) > 1:
        beginning = Has(Kind.NAME, query.letters, prefix=True)
        yield Clause(NAME_BEGINS_WITH_QUERY, placed(beginning, TITLE))
    if query.phrase:
        yield Clause(PHRASE, placed(All(query.phrase), ANYWHERE))
        yield Clause(PHRASE_IN_TITLE, placed(All(query.phrase), TITLE))


def placed(node: Node, place: str) -> Expression:
    """Return `node` as an expression over the terms of one place of a page."""
    match node:
        case Has(kind, text, prefix):
            return Term(place + kind + text, prefix)
        case All(parts):
            return And(tuple(placed(part, place) for part in parts))
        case Any(parts):
            return Or(tuple(placed(part, place) for part in parts))
