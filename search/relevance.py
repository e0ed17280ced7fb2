"""Relevance, in one place for every database: which clauses a page meets, and what each is worth.

A database only says which entries meet a clause. So the same pages come in the same order
wherever the hub runs, and why a page ranks where it does can be told clause by clause.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log10

from hub.text.query import All, Any, Has, Node, Query, Unit
from hub.text.terms import Kind
from search.documents import ABSTRACT, ANYWHERE, TITLE, TOPIC, TOPIC_KINDS, reader_term

NAME_IS_QUERY = 40
NAME_BEGINS_WITH_QUERY = 20
PHRASE_IN_TITLE = 8
PHRASE = 5
EXACT_IN_TITLE, LOOSE_IN_TITLE = 12, 5
EXACT_IN_ABSTRACT, LOOSE_IN_ABSTRACT = 6, 2
TOPIC_OF_PAGE = 3
EXACT = 3
# Where few pages have all units: what all of them are worth, more than anything else together;
# and what a unit that is no rarer than any other.
ALL_UNITS = 10_000
UNIT_OF_MANY = 10
# A page of the last year, as much as one more mention of a word
FRESH = 1
FRESH_DAYS = 365


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


def plan(query: Query, language: str) -> Plan:
    """Return the plan of finding pages that have every unit of `query`.

    Args:
        query: a query with at least one unit.
        language: the language code of the readers.
    """
    required = [placed(Any(unit.alternatives), ANYWHERE) for unit in query.units]
    if query.neighbours:
        required.append(placed(Any(query.neighbours), ANYWHERE))
    clauses = [clause for unit in query.units for clause in _unit_clauses(unit)]
    return Plan(And((Term(reader_term(language)), *required)), (*clauses, *_whole_clauses(query)))


def plan_any(query: Query, language: str, pages: Mapping[Unit, int]) -> Plan:
    """Return the plan of finding pages that have any unit of `query`: first those with all of
    them, then those with the rarer.

    Args:
        query: a query with at least one unit.
        language: the language code of the readers.
        pages: how many pages have each of the query's telling units; its commonness (Spärck Jones
            1972) among them.
    """
    most = max(pages.values())
    found = {unit: placed(Any(unit.alternatives), ANYWHERE) for unit in pages}
    clauses = [Clause(ALL_UNITS, And(tuple(found.values()))), *_whole_clauses(query)]
    for unit, number in pages.items():
        rarity = 1 + log10(most / number) if number else 1
        for clause in (Clause(UNIT_OF_MANY, found[unit]), *_unit_clauses(unit)):
            clauses.append(Clause(round(rarity * clause.weight), clause.expression))
    required = And((Term(reader_term(language)), Or(tuple(found.values()))))
    return Plan(required, tuple(clauses))


def _unit_clauses(unit: Unit) -> Iterator[Clause]:
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
