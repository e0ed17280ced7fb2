"""The description tells the truth: every path answers as it says, every parameter is taken."""

import re

import pytest
from django.test import Client

from hub.core.models import Switch
from hub.core.parts import State
from opendata.openapi import description
from tests.opendata.schemas import judge, needs_schemas
from tests.pages.addresses import read

EXAMPLES = {
    "page": "1",
    "per_page": "2",
    "format": "json",
    "lang": "en",
    "search": "川",
    "modified_after": "2020-01-01T00:00:00Z",
    "organization_id": "00000000-0000-4000-8000-000000000000",
    "taxonomy_term_id": "00000000-0000-4000-8000-000000000000",
    "parent_id": "00000000-0000-4000-8000-000000000000",
}


@pytest.fixture
def events_are_open(hub):
    Switch.objects.filter(part="events").update(state=State.PUBLIC)


def test_what_is_switched_off_is_not_in_it(hub):
    assert "/api/events.csv" not in Client().get("/api/openapi.json").json()["paths"]


@pytest.fixture
def described(hub, events_are_open):
    hub.group.position_public, hub.group.latitude, hub.group.longitude = True, "36.3", "140.4"
    hub.group.save_revision().publish()
    return Client().get("/api/openapi.json").json()


def resolved(described: dict, entry: dict) -> dict:
    """Return `entry`, or what it refers to within the description."""
    reference = entry.get("$ref", "")
    if not reference.startswith("#/"):
        return entry
    for part in reference.removeprefix("#/").split("/"):
        described = described[part]
    return described


def whole(described: dict, schema: object) -> object:
    """Return `schema` with the description's own parts put in."""
    if isinstance(schema, list):
        return [whole(described, entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    found = resolved(described, schema)
    return {key: whole(described, value) for key, value in found.items()}


def address(described: dict, path: str) -> str:
    """Return `path` with an id that exists."""
    if "{id}" not in path:
        return path
    listed = Client().get(path.removesuffix("/{id}")).json()["contents"]
    return path.replace("{id}", listed[0]["id"])


@pytest.mark.usefixtures("events_are_open")
def test_it_names_every_address_for_machines(hub):
    from opendata.api_urls import urlpatterns

    served = {f"/api/{re.sub(r'<str:identifier>', '{id}', str(p.pattern))}" for p in urlpatterns}
    assert set(description()["paths"]) == served | {"/feeds/groups.atom", "/feeds/events.atom"}


@needs_schemas
def test_every_path_answers_as_it_says(described):
    for path, methods in described["paths"].items():
        answers = methods["get"]["responses"]["200"]["content"]
        response = Client().get(address(described, path))
        kind = response["Content-Type"].partition(";")[0]
        assert response.status_code == 200, path
        assert kind in answers, path
        if kind == "application/json":
            schema = whole(described, answers[kind]["schema"])
            errors = [error.message for error in judge(schema).iter_errors(response.json())]
            assert errors == [], path
        else:
            assert read(response), path


def test_every_parameter_it_names_is_taken_and_no_other(described):
    taxonomy = Client().get("/api/hsds/taxonomies").json()["contents"][0]["id"]
    for path, methods in described["paths"].items():
        parameters = [resolved(described, p) for p in methods["get"].get("parameters", [])]
        for parameter in parameters:
            if parameter["in"] == "query":
                value = EXAMPLES.get(parameter["name"], "true")
                value = taxonomy if parameter["name"] == "taxonomy_id" else value
                query = {parameter["name"]: value}
                assert Client().get(address(described, path), query).status_code == 200, query
        if "400" in methods["get"]["responses"]:
            response = Client().get(address(described, path), {"nonsense": "1"})
            assert response.status_code == 400, path
            error = whole(described, {"$ref": "#/components/schemas/Error"})
            assert judge(error).is_valid(response.json())


def test_it_says_what_one_may_do_with_it(described):
    assert described["openapi"].startswith("3.1")
    assert described["info"]["license"]["name"] == "CC BY 4.0"
