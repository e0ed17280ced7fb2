"""The HSDS 3.0 API."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.paginator import EmptyPage, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse

from groups.models import GroupPage
from hub.pages.frame import Frame
from opendata.answers import Missing, json_answer, open_to_all
from opendata.hsds import PROFILE, VERSION
from opendata.hsds.documents import Documents
from opendata.hsds.ids import key_of
from opendata.hsds.parameters import read_parameters
from opendata.hsds.taxonomies import TAXONOMIES, Taxonomies, taxonomy_named
from opendata.querysets import (
    modified_after,
    open_groups,
    with_public_place,
    with_term,
    with_words,
)

NDJSON = "application/x-ndjson"
BATCH = 200
PAGING = ("page", "per_page", "format", "lang")
FILTERS = ("search", "taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after")
# What each list may be asked (opendata.openapi tells the same).
ASKED = {
    "organizations": (*FILTERS, "full", "full_service", *PAGING),
    "services": (*FILTERS, "full", "minimal", *PAGING),
    "service_at_locations": (*FILTERS, "full", *PAGING),
    "taxonomies": ("search", *PAGING),
    "taxonomy_terms": ("search", "taxonomy_id", "top_only", "parent_id", *PAGING),
    "organization": ("full_service", "lang"),
    "one": ("lang",),
}


@open_to_all
def root(request: HttpRequest) -> HttpResponse:
    return json_answer(
        {
            "version": VERSION,
            "profile": PROFILE,
            "openapi_url": settings.BASE_URL + reverse("api:openapi"),
        }
    )


def documents(request: HttpRequest, sources: list[GroupPage], language: str) -> Documents:
    frame = Frame.of(request)
    return Documents(sources, language, frame.get("city_name", ""), frame.get("prefecture", ""))


# --- Lists of groups


def _found(asked: dict[str, Any]) -> QuerySet:
    groups = with_words(open_groups(), asked["search"])
    if asked["taxonomy_term_id"]:
        term = Taxonomies(settings.LANGUAGE_CODE).find(asked["taxonomy_term_id"])
        groups = with_term(groups, term.taxonomy, term.code) if term else groups.none()
    if asked["taxonomy_id"]:
        groups = with_term(groups, asked["taxonomy_id"])
    if asked["organization_id"]:
        groups = groups.filter(translation_key=key_of(asked["organization_id"], "organization"))
    if asked["modified_after"]:
        groups = modified_after(groups, asked["modified_after"])
    return groups


def _write(kind: str, made: Documents, page: GroupPage, asked: dict[str, Any]) -> dict:
    if kind == "organizations":
        full = asked["full"] or asked["full_service"]
        if full:
            return made.full_organization(page, full_service=asked["full_service"])
        return made.organization(page)
    if kind == "services":
        if asked["minimal"]:
            service = made.service(page)
            return {
                n: service[n] for n in ("id", "name", "status", "last_modified") if n in service
            }
        if asked["full"]:
            return made.full_service(page)
        return made.service(page) | {"organization": made.organization(page)}
    place = made.places.service_at_location(page, full=asked["full"])
    if place is None:
        raise LookupError("asked for groups with a place")
    service = made.full_service(page) if asked["full"] else made.service(page)
    service.pop("service_at_locations", None)
    return place | {"service": service}


def _list(request: HttpRequest, kind: str) -> HttpResponseBase:
    asked = read_parameters(request.GET, ASKED[kind])
    groups = _found(asked)
    if kind == "service_at_locations":
        groups = with_public_place(groups)

    def written(pages: list[GroupPage]) -> list[dict]:
        made = documents(request, pages, asked["lang"])
        return [_write(kind, made, page, asked) for page in made.pages]

    return _paged(groups, asked, written)


def _paged(items: Any, asked: dict[str, Any], written) -> HttpResponseBase:
    """Return a page of `items` (a queryset or list), or all of them as lines."""
    if asked["format"] == "ndjson":
        return StreamingHttpResponse(_lines(items, written), content_type=NDJSON)
    paginator = Paginator(items, asked["per_page"])
    number = asked["page"]
    try:
        found = list(paginator.page(number).object_list)
    except EmptyPage:
        found = []
    return json_answer(
        {
            "total_items": paginator.count,
            "total_pages": paginator.num_pages,
            "page_number": number,
            "size": len(found),
            "first_page": number == 1,
            "last_page": number >= paginator.num_pages,
            "empty": not found,
            "contents": written(found) if found else [],
        }
    )


def _lines(items: Any, written) -> Iterator[str]:
    everything = list(items)
    for start in range(0, len(everything), BATCH):
        for entry in written(everything[start : start + BATCH]):
            yield json.dumps(entry, ensure_ascii=False, allow_nan=False) + "\n"


@open_to_all
def organizations(request: HttpRequest) -> HttpResponseBase:
    return _list(request, "organizations")


@open_to_all
def services(request: HttpRequest) -> HttpResponseBase:
    return _list(request, "services")


@open_to_all
def service_at_locations(request: HttpRequest) -> HttpResponseBase:
    return _list(request, "service_at_locations")


# --- One group


def _one(request: HttpRequest, kind: str, identifier: str, language: str):
    """Return (documents, page) of the group whose `kind` has this id. Raises Missing."""
    key = key_of(identifier, kind)
    group = open_groups().filter(translation_key=key).first() if key else None
    if group is None:
        raise Missing
    made = documents(request, [group], language)
    return made, made.pages[0]


@open_to_all
def organization(request: HttpRequest, identifier: str) -> HttpResponse:
    asked = read_parameters(request.GET, ASKED["organization"])
    made, page = _one(request, "organization", identifier, asked["lang"])
    return json_answer(made.full_organization(page, full_service=asked["full_service"]))


@open_to_all
def service(request: HttpRequest, identifier: str) -> HttpResponse:
    asked = read_parameters(request.GET, ASKED["one"])
    made, page = _one(request, "service", identifier, asked["lang"])
    return json_answer(made.full_service(page))


@open_to_all
def service_at_location(request: HttpRequest, identifier: str) -> HttpResponse:
    asked = read_parameters(request.GET, ASKED["one"]) | {"full": True}
    made, page = _one(request, "service_at_location", identifier, asked["lang"])
    if not made.places.locations(page, full=False):
        raise Missing
    return json_answer(_write("service_at_locations", made, page, asked))


# --- Taxonomies


def _matching(text: str, *values: str) -> bool:
    return all(
        any(word in value.casefold() for value in values) for word in text.casefold().split()
    )


@open_to_all
def taxonomies(request: HttpRequest) -> HttpResponseBase:
    asked = read_parameters(request.GET, ASKED["taxonomies"])
    known = Taxonomies(asked["lang"])
    entries = [known.taxonomy(name) for name in TAXONOMIES]
    found = [e for e in entries if _matching(asked["search"], e["name"], e["description"])]
    return _paged(found, asked, list)


@open_to_all
def taxonomy(request: HttpRequest, identifier: str) -> HttpResponse:
    asked = read_parameters(request.GET, ASKED["one"])
    name = taxonomy_named(identifier)
    if not name:
        raise Missing
    return json_answer(Taxonomies(asked["lang"]).taxonomy(name))


@open_to_all
def taxonomy_terms(request: HttpRequest) -> HttpResponseBase:
    asked = read_parameters(request.GET, ASKED["taxonomy_terms"])
    known = Taxonomies(asked["lang"])
    found = [
        term
        for term in known.all_terms()
        if asked["taxonomy_id"] in ("", term.taxonomy)
        and not asked["parent_id"]
        and _matching(asked["search"], term.name, term.description)
    ]
    return _paged(found, asked, lambda terms: [known.term(term) for term in terms])


@open_to_all
def taxonomy_term(request: HttpRequest, identifier: str) -> HttpResponse:
    asked = read_parameters(request.GET, ASKED["one"])
    known = Taxonomies(asked["lang"])
    term = known.find(identifier)
    if term is None:
        raise Missing
    return json_answer(known.term(term))
