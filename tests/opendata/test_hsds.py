"""Groups as Open Referral HSDS 3.0: valid, complete, found by what they are asked for."""

import json
import uuid

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from groups.models import GroupPage
from groups.portal import PORTAL
from home.models import HomePage
from hub.core.kinds import changed
from opendata.hsds.ids import KINDS, id_of, key_of
from tests.opendata.hsds import LISTS, ONE, contents, get
from tests.opendata.random_groups import fill, group_values
from tests.opendata.schemas import faults, needs_schemas


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
