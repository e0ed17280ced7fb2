"""The OpenAPI 3.1 description of open data. It is made of what the views themselves read."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from hub.core.switches import is_address_open
from opendata.events import HEADERS as EVENT_HEADERS
from opendata.events import MORE as MORE_OF_EVENTS
from opendata.hsds import SCHEMAS
from opendata.hsds.parameters import PARAMETERS
from opendata.places import HEADERS as PLACE_HEADERS
from opendata.views.hsds import ASKED

LICENCE = {
    "name": "CC BY 4.0",
    "url": "https://creativecommons.org/licenses/by/4.0/",
}
COMPILED = f"{SCHEMAS}compiled/"
# list → (what one is, schema in the list, schema of one)
LISTS = {
    "organizations": (
        "organization",
        f"{COMPILED}organization_list.json",
        f"{COMPILED}organization.json",
    ),
    "services": ("service", f"{COMPILED}service_list.json", f"{COMPILED}service.json"),
    "service_at_locations": (
        "service_at_location",
        f"{COMPILED}service_at_location_list.json",
        f"{COMPILED}service_at_location.json",
    ),
    "taxonomies": ("taxonomy", f"{SCHEMAS}taxonomy.json", f"{SCHEMAS}taxonomy.json"),
    "taxonomy_terms": (
        "taxonomy_term",
        f"{SCHEMAS}taxonomy_term.json",
        f"{SCHEMAS}taxonomy_term.json",
    ),
}
ERROR = {"$ref": "#/components/schemas/Error"}


def _json(schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _get(summary: str, answer: dict[str, Any], names: tuple[str, ...] = (), *more: dict) -> dict:
    parameters = [*more, *({"$ref": f"#/components/parameters/{name}"} for name in names)]
    answers = {"200": answer, "304": {"description": "Nothing has changed since your ETag."}}
    if parameters:
        answers["400"] = _json(ERROR, "A parameter was not understood.")
    if more:
        answers["404"] = _json(ERROR, "There is nothing under this id.")
    return {"get": {"summary": summary, "parameters": parameters, "responses": answers}}


def _hsds_paths() -> dict[str, Any]:
    base = reverse("api:hsds")
    paths = {base: _get("About this API", _json({"$ref": "#/components/schemas/Root"}, "HSDS 3.0"))}
    identifier = {"$ref": "#/components/parameters/id"}
    for name, (one, list_schema, schema) in LISTS.items():
        page = {
            "allOf": [{"$ref": "#/components/schemas/Page"}],
            "properties": {"contents": {"type": "array", "items": {"$ref": list_schema}}},
            "required": ["contents"],
        }
        answer = _json(page, f"A page of {name}")
        answer["content"]["application/x-ndjson"] = {"schema": {"$ref": list_schema}}
        paths[f"{base}{name}"] = _get(f"List {name}", answer, ASKED[name])
        asked = ASKED.get(one, ASKED["one"])
        answer = _json({"$ref": schema}, f"A {one} with everything on it")
        paths[f"{base}{name}/{{id}}"] = _get(f"Get a {one}", answer, asked, identifier)
    return paths


def _other_paths() -> dict[str, Any]:
    def csv_of(what: str) -> dict[str, Any]:
        return {
            "description": f"All {what}, UTF-8 with BOM, Japanese headers.",
            "content": {"text/csv": {"schema": {"type": "string"}}},
        }

    def json_of(what: str, headers: tuple[str, ...]) -> dict[str, Any]:
        row = {
            "type": "object",
            "properties": {header: {"type": "string"} for header in headers},
            "required": list(headers),
        }
        whole = {
            "type": "object",
            "properties": {
                "count": {"type": "integer", "minimum": 0},
                what: {"type": "array", "items": row},
            },
            "required": ["count", what],
        }
        return _json(whole, f"All {what}")

    events = json_of("events", (*EVENT_HEADERS, *MORE_OF_EVENTS))
    places = json_of("places", PLACE_HEADERS)
    feed = {
        "description": "Atom; each language of the hub has one under its own prefix.",
        "content": {"application/atom+xml": {"schema": {"type": "string"}}},
    }
    own = _json({"type": "object", "required": ["openapi", "paths"]}, "This description")
    return {
        reverse("api:groups_csv"): _get("All groups as a table", csv_of("groups")),
        reverse("api:events_csv"): _get(
            "Dates of events as a table (イベント一覧)", csv_of("dates that are ahead")
        ),
        reverse("api:events_json"): _get("Dates of events, under the table's names", events),
        reverse("api:places_csv"): _get("All places as a table (公共施設一覧)", csv_of("places")),
        reverse("api:places_json"): _get("All places, under the table's names", places),
        reverse("api:openapi"): _get("This description", own),
        reverse("group_feed"): {
            "get": {"summary": "New and changed groups", "responses": {"200": feed}}
        },
        reverse("event_feed"): {"get": {"summary": "New events", "responses": {"200": feed}}},
    }


def description() -> dict[str, Any]:
    """Return the description as plain data; addresses that are switched off are not in it."""
    whole = {"type": "integer", "minimum": 0}
    page = {
        "total_items": whole,
        "total_pages": whole,
        "page_number": whole,
        "size": whole,
        "first_page": {"type": "boolean"},
        "last_page": {"type": "boolean"},
        "empty": {"type": "boolean"},
    }
    text = {"type": "string"}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.WAGTAIL_SITE_NAME} – open data",
            "version": "1.0.0",
            "summary": "Citizen groups: Open Referral HSDS 3.0, CSV and Atom. Events: CSV, JSON,"
            " iCalendar and Atom. Places: CSV and JSON.",
            "description": "Read only, without a key. Persons' names, phones and e-mails, and"
            " photos, are in it only where a group agreed to exactly that.",
            "license": LICENCE,
        },
        "servers": [{"url": settings.BASE_URL}],
        "paths": {
            path: methods
            for path, methods in (_hsds_paths() | _other_paths()).items()
            if "{" in path or is_address_open(path)
        },
        "components": {
            "parameters": {
                "id": {
                    "name": "id",
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string", "format": "uuid"},
                }
            }
            | {name: parameter.described() for name, parameter in PARAMETERS.items()},
            "schemas": {
                "Page": {"type": "object", "properties": page, "required": list(page)},
                "Root": {
                    "type": "object",
                    "properties": {"version": text, "profile": text, "openapi_url": text},
                    "required": ["version", "profile", "openapi_url"],
                },
                "Error": {
                    "type": "object",
                    "properties": {"error": text, "parameter": text},
                    "required": ["error"],
                },
            },
        },
    }
