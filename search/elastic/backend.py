"""Relevance by Elasticsearch: each clause is worth its weight (`constant_score`), nothing else."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from search.backends.base import MOST_HITS, Counts, Request
from search.elastic.client import client, in_time, read
from search.elastic.index import alias
from search.facets import FACETS, facet_term
from search.relevance import FRESH, FRESH_DAYS, And, Clause, Expression, Or, Term

# Above any sum of weights, and still exact in the 32-bit scores of Lucene.
OWN_LANGUAGE = 100_000
MOST_VALUES = 300
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
    def count(self, request: Request) -> int:
        query = {"bool": {"filter": [render(request.plan.required), *_choices(request)]}}
        answer = _search(query=query, size=0, track_total_hits=True)
        return read(lambda: int(answer["hits"]["total"]["value"]))

    def counts(self, request: Request) -> Counts:
        answer = _search(
            size=0,
            query={"bool": {"filter": [render(request.plan.required)]}},
            aggs={name: _facet(request, name) for name in FACETS},
            track_total_hits=False,
        )
        return read(lambda: _counts(answer))

    def pages(self, request: Request, start: int, stop: int) -> list[int]:
        stop = min(stop, MOST_HITS)
        if start >= stop:
            return []
        worth = [_worth(OWN_LANGUAGE, {"term": {"language": request.language}})]
        if not request.newest_first:
            since = timezone.localdate() - timedelta(days=FRESH_DAYS)
            worth.append(_worth(FRESH, {"range": {"date": {"gte": since.isoformat()}}}))
            worth += [_clause(clause) for clause in request.plan.clauses]
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


def _counts(answer: Mapping) -> Counts:
    counts = {}
    for name in FACETS:
        buckets = answer["aggregations"][name]["values"]["buckets"]
        found = {bucket["key"].removeprefix(f"{name}:"): bucket["doc_count"] for bucket in buckets}
        if found:
            counts[name] = found
    return counts


def _facet(request: Request, name: str) -> dict:
    return {
        "filter": {"bool": {"filter": _choices(request, but=name)}},
        "aggs": {
            "values": {"terms": {"field": "facets", "include": f"{name}:.*", "size": MOST_VALUES}}
        },
    }
