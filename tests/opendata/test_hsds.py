"""Groups as Open Referral HSDS 3.0: valid, complete, found by what they are asked for."""

import json
import uuid
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from groups.models import GroupPage
from groups.portal import PORTAL
from home.models import HomePage
from hub.core.kinds import changed
from opendata.hsds.ids import KINDS, id_of, key_of
from tests.opendata.random_groups import fill, group_values
from tests.opendata.schemas import faults, needs_schemas

LISTS = ["organizations", "services", "service_at_locations", "taxonomies", "taxonomy_terms"]
ONE = {name: name.removesuffix("s") for name in LISTS} | {"taxonomies": "taxonomy"}


@pytest.fixture
def open_group(hub):
    """The group with a public place, on two days, its contact consented to."""
    group = PORTAL.write(
        GroupPage.objects.get(pk=hub.group.pk),
        {
            "phone_public": True,
            "address_public": True,
            "position_public": True,
            "position_precision": "district",
            "latitude": "36.356123",
            "longitude": "140.459876",
            "days": ["sat", "sun"],
            "languages_spoken": ["ja", "sign"],
            "accessibility": ["step_free"],
            "corporate_number": "8999900000001",
            "open_contact": True,
        },
    )
    group.save_revision().publish()
    return GroupPage.objects.get(pk=group.pk)


def get(path: str, **asked: object):
    response = Client().get(f"/api/hsds/{path}", asked)
    assert response.status_code == 200, response.content
    return response.json()


def contents(path: str, **asked: object) -> list[dict]:
    return get(path, **asked)["contents"]


@needs_schemas
@pytest.mark.parametrize("name", LISTS)
def test_lists_and_single_objects_fit_the_published_schemas(open_group, name):
    schema = ONE[name] if name.startswith("taxonom") else f"{ONE[name]}_list"
    entries = contents(name)
    assert entries
    for entry in entries:
        assert faults(schema, entry) == []
        assert faults(ONE[name], get(f"{name}/{entry['id']}")) == []


@needs_schemas
@pytest.mark.parametrize("name", ["organizations", "services", "service_at_locations"])
def test_full_lists_fit_the_schemas_of_single_objects(open_group, name):
    for entry in contents(name, full="true"):
        assert faults(ONE[name], entry) == []


@needs_schemas
@hypothesis_settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(values=group_values())
def test_any_group_fits_the_schemas(hub, values):
    fill(
        hub.group, values | {"taken_out": False, "activity_status": "active", "open_contact": True}
    )
    changed(GroupPage)
    for name in ("organizations", "services", "service_at_locations"):
        for entry in contents(name):
            assert faults(f"{ONE[name]}_list", entry) == []
        for entry in contents(name, full="true"):
            assert faults(ONE[name], entry) == []


def test_what_a_group_is_stands_in_it(open_group):
    (organization,) = contents("organizations", full_service="true")
    (service,) = organization["services"]
    assert organization["name"] == open_group.title
    assert organization["organization_identifiers"][0]["identifier"] == "8999900000001"
    assert organization["phones"][0]["number"] == "029-000-0101"
    assert service["description"] == open_group.activity
    assert service["schedules"][0]["byday"] == "SA,SU"
    assert [language["code"] for language in service["languages"]] == ["ja", "jsl"]
    terms = {(a["link_type"], a["taxonomy_term"]["code"]) for a in service["attributes"]}
    assert terms == {
        ("activity_fields", "environment"),
        ("needs", "clean-and-green"),
        ("areas", "senba"),
        ("audiences", "children"),
        ("accessibility", "step_free"),
    }
    (location,) = organization["locations"]
    assert (location["latitude"], location["longitude"]) == (36.36, 140.46)
    assert location["addresses"][0]["address_1"] == open_group.address


@pytest.mark.parametrize(
    ("words", "days", "rules"),
    [
        ("第1・第3金曜 17:00〜20:00", ["fri"], [("MONTHLY", "1FR,3FR")]),
        ("毎週金曜 17:00〜20:00", ["fri"], [("WEEKLY", "FR")]),
        ("毎週水曜、第3土曜", ["wed", "sat"], [("WEEKLY", "WE"), ("MONTHLY", "3SA")]),
        ("偶数月の第2日曜", ["sun"], [(None, "SU")]),
        ("第1金曜", ["fri", "sat"], [(None, "FR,SA")]),
        ("", ["fri"], [(None, "FR")]),
        ("随時", [], [(None, None)]),
    ],
)
def test_a_rule_says_no_more_than_the_group(open_group, words, days, rules):
    PORTAL.write(open_group, {"when_active": words, "days": days}).save_revision().publish()
    (organization,) = contents("organizations", full_service="true")
    schedules = organization["services"][0]["schedules"]
    assert [(one.get("freq"), one.get("byday")) for one in schedules] == rules
    assert len({one["id"] for one in schedules}) == len(rules)
    assert faults("organization", organization) == []


def test_another_name_is_a_name_and_the_prefecture_is_known(open_group):
    HomePage.objects.update(prefecture="茨城県")
    values = {"summary": "川べりへどうぞ", "name_en": "Kawabe Club", "address": "千波町1"}
    PORTAL.write(open_group, values).save_revision().publish()
    (organization,) = contents("organizations", full_service="true")
    (service,) = organization["services"]
    assert (organization["alternate_name"], service["alternate_name"]) == ("Kawabe Club",) * 2
    assert organization["locations"][0]["addresses"][0]["state_province"] == "茨城県"


def test_a_place_is_there_as_far_as_it_is_public(open_group):
    def publish(**values):
        PORTAL.write(open_group, values).save_revision().publish()
        return contents("service_at_locations", full="true")

    (place,) = publish(position_precision="exact")
    assert place["location"]["latitude"] == 36.356123
    (place,) = publish(position_public=False)
    assert "latitude" not in place["location"]
    assert publish(address_public=False) == []


def test_public_contact_needs_its_own_consent(open_group):
    PORTAL.write(open_group, {"open_contact": False}).save_revision().publish()
    text = json.dumps(contents("organizations", full_service="true"), ensure_ascii=False)
    assert open_group.contact.phone == "029-000-0101"  # the page may show it
    assert "029-000-0101" not in text
    assert open_group.contact_person not in text


def test_ids_stay_and_lead_back():
    for _again in range(20):
        key = uuid.uuid4()
        ids = {id_of(key, kind) for kind in KINDS}
        assert len(ids) == len(KINDS)
        assert all(uuid.UUID(text).version == 4 for text in ids)
        assert all(key_of(id_of(key, kind), kind) == key for kind in KINDS)


@pytest.fixture
def many(hub, people):
    """Five public groups, of which three are about the community."""
    from wagtail.models import Page

    directory = Page.objects.get(pk=hub.directory.pk).specific
    for number in range(3):
        group = GroupPage(
            title=f"まちの会{number}",
            slug=f"machi-{number}",
            name_kana="マチ",
            purpose="まち",
            activity="y",
        )
        group.locale = hub.directory.locale
        PORTAL.write(group, {"activity_fields": ["community"]})
        directory.add_child(instance=group)
        group.save_revision().publish()
    return hub


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
