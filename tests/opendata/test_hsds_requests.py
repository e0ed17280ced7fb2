"""What may be asked of HSDS, and how it is answered: pages, filters, lines, mistakes, caches."""

import json
import uuid
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from groups.portal import PORTAL
from opendata.hsds.ids import id_of
from tests.opendata.hsds import LISTS, contents, get


def test_pages_hold_all_once(many):
    whole = [entry["id"] for entry in contents("organizations")]
    assert len(whole) == len(set(whole)) == 5
    pages = [get("organizations", page=number, per_page=2) for number in (1, 2, 3, 4)]
    assert [entry["id"] for page in pages for entry in page["contents"]] == whole
    assert [(page["first_page"], page["last_page"], page["empty"]) for page in pages] == [
        (True, False, False),
        (False, False, False),
        (False, True, False),
        (False, True, True),
    ]
    assert pages[0]["total_items"], pages[0]["total_pages"] == (5, 3)


def test_filters(many):
    terms = {term["name"]: term for term in contents("taxonomy_terms")}
    community = terms["まちづくり"]

    def names(**asked: object) -> int:
        return len(contents("services", **asked))

    assert names(taxonomy_term_id=community["id"]) == 3
    assert names(taxonomy_id=community["taxonomy_id"]) == 4
    assert names(taxonomy_term_id=str(uuid.uuid4())) == 0
    assert names(search="まちの会1") == 1
    assert names(search="川べり きれい") == 1
    assert names(search="まちの会1 川") == 0
    later = (timezone.now() + timedelta(minutes=1)).isoformat()
    assert names(modified_after=later) == 0
    assert names(modified_after="2020-01-01") == 4  # one was never published by a version
    one = contents("organizations")[0]["id"]
    assert [s["organization_id"] for s in contents("services", organization_id=one)] == [one]
    minimal = contents("services", minimal="true")[0]
    assert set(minimal) == {"id", "name", "status", "last_modified"}


def test_lines_stream_everything(many):
    response = Client().get("/api/hsds/services?format=ndjson&full=true")
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert response["Content-Type"] == "application/x-ndjson"
    assert len([json.loads(line) for line in lines]) == 5


def test_names_in_the_language_asked_for(hub):
    environment = hub.group.field_rows.first().term
    environment.label_en = "Environment"
    environment.save()
    names = {term["name"] for term in contents("taxonomy_terms", lang="en")}
    assert "Environment" in names
    assert {term["language"] for term in contents("taxonomy_terms", lang="en")} == {"en"}


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=x", "page=-1", "page=" + "9" * 50, "per_page=1000", "full=maybe", "lang=xx",
     "modified_after=yesterday", "modified_after=0001-01-01", "taxonomy_id=x", "format=xml",
     "unknown=1", "page=1&page=2", "search=" + "x" * 300, "proximity=5"],
)  # fmt: skip
def test_what_is_not_understood_is_said(hub, query):
    response = Client().get(f"/api/hsds/services?{query}")
    assert response.status_code == 400
    assert response.json()["parameter"] == query.partition("=")[0]


@pytest.mark.parametrize(
    "identifier", ["x", "%00", str(uuid.UUID(int=0, version=4)), quote("団体"), "a" * 3000]
)
@pytest.mark.parametrize("name", LISTS)
def test_unknown_ids_are_not_found(hub, name, identifier):
    response = Client().get(f"/api/hsds/{name}/{identifier}")
    assert (response.status_code, set(response.json())) == (404, {"error"})


def test_only_listed_groups_are_in_it(open_group):
    key = id_of(open_group.translation_key, "organization")
    PORTAL.write(open_group, {"activity_status": "closed"}).save_revision().publish()
    assert contents("organizations") == []
    assert Client().get(f"/api/hsds/organizations/{key}").status_code == 404


def test_anybody_may_read_from_anywhere_and_nobody_write(hub):
    response = Client().get("/api/hsds/organizations")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Cookie" not in response.get("Vary", "")
    asked = Client().options("/api/hsds/organizations")
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    refused = Client().post("/api/hsds/organizations")
    assert (refused.status_code, refused["Access-Control-Allow-Origin"]) == (405, "*")


def test_an_answer_is_kept_until_something_changes(hub, django_assert_max_num_queries):
    client = Client()
    client.get("/api/hsds/organizations")  # makes the hub's settings, once
    first = client.get("/api/hsds/organizations")
    assert "public" in first["Cache-Control"]
    assert first["Last-Modified"]
    mark = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    with django_assert_max_num_queries(1):
        assert client.get("/api/hsds/organizations", **mark).status_code == 304
    assert client.get("/api/hsds/organizations?page=2", **mark).status_code == 200
    hub.group.unpublish()
    assert client.get("/api/hsds/organizations", **mark).status_code == 200


def test_a_full_page_costs_the_same_whatever_it_holds(many, django_assert_max_num_queries):
    client = Client()
    client.get("/api/hsds/services?full=true")
    with django_assert_max_num_queries(25) as counted:
        client.get("/api/hsds/services?full=true&per_page=1")
    with django_assert_max_num_queries(len(counted)):
        client.get("/api/hsds/services?full=true&per_page=100")
