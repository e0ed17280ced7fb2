"""Relevance by Elasticsearch: each clause is worth its weight (`constant_score`), nothing else."""

from collections.abc import Mapping, Sequence

from search.elastic.client import client, in_time, read
from search.elastic.index import alias
from search.facets import facet_term
from search.protocol import MAX_HITS, Counts, Request
from search.relevance import And, Clause, Expression, Or, Term

MAX_VALUES = 2_000
ALL = "all"  # the numbers that every choice narrows
ORDER = [{"_score": "desc"}, {"date": "desc"}, {"page": "asc"}]


def render(expression: Expression) -> dict:
    """Return `expression` in Elasticsearch's language."""
    match expression:
        case Term(text, prefix):
            return {"prefix": {"terms": text}} if prefix else {"term": {"terms": text}}
        case And(parts):
            return {"bool": {"filter": [render(part) for part in parts]}}
        case Or(parts):
            return {"bool": {"should": [render(part) for part in parts]}}


def _worth(weight: int, query: dict) -> dict:
    return {"constant_score": {"filter": query, "boost": weight}}


def _clause(clause: Clause) -> dict:
    return _worth(clause.weight, render(clause.expression))


def _choices(request: Request, *, but: str = "") -> list[dict]:
    return [
        {"term": {"terms": facet_term(name, value)}}
        for name, value in request.chosen.items()
        if name != but
    ]


class ElasticBackend:
    """Remembers the numbers of what it was asked for last: they are one question."""

    def __init__(self) -> None:
        self._asked: tuple[Request, Mapping] | None = None

    def frequencies(self, expressions: Sequence[Expression]) -> list[int]:
        answer = _search(
            size=0,
            aggs={"met": {"filters": {"filters": [render(part) for part in expressions]}}},
            track_total_hits=False,
        )
        return read(
            lambda: [
                int(bucket["doc_count"]) for bucket in answer["aggregations"]["met"]["buckets"]
            ]
        )

    def count(self, request: Request) -> int:
        numbers = self._numbers(request)
        return read(lambda: int(numbers[ALL]["doc_count"]))

    def counts(self, request: Request) -> Counts:
        numbers = self._numbers(request)
        return read(lambda: _counts(request, numbers))

    def _numbers(self, request: Request) -> Mapping:
        if self._asked is None or self._asked[0] is not request:
            answer = _search(
                size=0,
                query={"bool": {"filter": [render(request.plan.required)]}},
                aggs={name: _facets(request, name) for name in (ALL, *request.chosen)},
                track_total_hits=False,
            )
            self._asked = (request, read(lambda: answer["aggregations"]))
        return self._asked[1]

    def pages(self, request: Request, start: int, stop: int) -> list[int]:
        stop = min(stop, MAX_HITS)
        if start >= stop:
            return []
        if request.newest_first:
            worth = [_worth(1, {"term": {"language": request.language}})]
        else:
            worth = [_clause(clause) for clause in request.plan.clauses]
        answer = _search(
            query={
                "bool": {
                    "filter": [render(request.plan.required), *_choices(request)],
                    "should": worth,
                }
            },
            sort=ORDER,
            from_=start,
            size=stop - start,
            source=False,
            track_total_hits=False,
        )
        return read(lambda: [int(hit["_id"]) for hit in answer["hits"]["hits"]])


def _search(**question):
    """Ask the index; half an answer, from some shards, is none."""
    return in_time(client().search, index=alias(), allow_partial_search_results=False, **question)


def _facets(request: Request, but: str) -> dict:
    """Ask for the values of all facets under every choice; of one facet, under every other one."""
    return {
        "filter": {"bool": {"filter": _choices(request, but=but)}},
        "aggs": {
            "values": {
                "terms": {"field": "facets", "size": MAX_VALUES}
                | ({"include": f"{but}:.*"} if but != ALL else {})
            }
        },
    }


def _counts(request: Request, numbers: Mapping) -> Counts:
    counts: Counts = {}
    for but in (ALL, *request.chosen):
        for bucket in numbers[but]["values"]["buckets"]:
            name, _colon, value = bucket["key"].partition(":")
            if name == but if but != ALL else name not in request.chosen:
                counts.setdefault(name, {})[value] = bucket["doc_count"]
    return counts
