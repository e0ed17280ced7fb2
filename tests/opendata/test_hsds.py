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
from hub.places.models import PlaceIndexPage, PlacePage
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


def test_every_number_and_each_cost_stands_in_it(open_group):
    values = {"second_phone": "029-000-0102", "fax": "029-000-0103", "call_hours": "平日10時から"}
    public = {"second_phone_public": True, "fax_public": True}
    costs = {"entrance_fee": "500円", "dues": "年1,000円", "fee": "材料は実費"}
    PORTAL.write(open_group, values | public | costs).save_revision().publish()
    (organization,) = contents("organizations", full_service="true")
    assert faults("organization", organization) == []
    assert [(phone["number"], phone["type"]) for phone in organization["phones"]] == [
        ("029-000-0101", "voice"),
        ("029-000-0102", "voice"),
        ("029-000-0103", "fax"),
    ]
    assert organization["phones"][0]["description"] == "平日10時から"
    (service,) = organization["services"]
    assert all(cost in service["fees_description"] for cost in costs.values())


@pytest.fixture
def hall(hub) -> PlacePage:
    """A hall of the city with a page, which may enter open data."""
    index = PlaceIndexPage.objects.get(locale__language_code="ja")
    page = PlacePage(
        title="川べのホール",
        slug="kawabe-hall",
        name_kana="カワベノホール",
        kind="facility",
        address="茨城県水戸市千波町0-1",
        latitude="36.356100",
        longitude="140.459800",
        directions="バス停から3分",
        access=["step_free"],
        open_data=True,
    )
    index.add_child(instance=page)
    page.save_revision().publish()
    return page


def location_names(group, **values) -> list[str]:
    """Publish `values`; return the names of the group's locations, where it meets first."""
    PORTAL.write(group, values).save_revision().publish()
    (organization,) = contents("organizations", full="true")
    assert faults("organization", organization) == []
    return [location["name"] for location in organization["locations"]]


def test_the_service_is_where_the_group_meets(open_group, hall):
    names = location_names(open_group, meeting_place=hall.pk)
    assert names == [hall.title, open_group.title]
    (place,) = contents("service_at_locations", full="true")
    location = place["location"]
    assert place["location_id"] == location["id"] == id_of(hall.translation_key, "location")
    assert (location["latitude"], location["transportation"]) == (36.3561, "バス停から3分")
    assert location["addresses"][0]["address_1"] == hall.address
    assert location["addresses"][0]["state_province"] == "茨城県"
    assert location["url"].endswith("/places/kawabe-hall/")
    assert [one["description"] for one in location["accessibility"]] == hall.access_labels
    assert get(f"service_at_locations/{place['id']}") == place


def test_of_a_place_whose_keeper_has_not_agreed_only_the_name_is_given(open_group, hall):
    hall.open_data = False
    hall.save_revision().publish()
    location_names(open_group, meeting_place=hall.pk)
    (place,) = contents("service_at_locations", full="true")
    assert set(place["location"]) == {"id", "location_type", "name", "url"}


def test_a_place_of_its_own_words_is_public_without_its_post_address(open_group):
    private = {"address_public": False, "position_public": False}
    names = location_names(open_group, meeting_name="橋の下", meeting_address="千波町2", **private)
    assert names == ["橋の下"]
    (place,) = contents("service_at_locations", full="true")
    assert place["location"]["addresses"][0]["address_1"] == "千波町2"
    assert "latitude" not in place["location"]


def test_the_pin_is_that_of_where_the_group_meets(open_group):
    assert location_names(open_group, meeting_name="橋の下") == ["橋の下", open_group.title]
    (organization,) = contents("organizations", full="true")
    meeting, post = organization["locations"]
    assert (meeting["latitude"], meeting["longitude"]) == (36.36, 140.46)
    assert "latitude" not in post


def test_a_place_that_is_no_longer_public_is_given_by_the_groups_own_words(open_group, hall):
    hidden = {"address_public": False, "position_public": False}
    assert location_names(open_group, meeting_place=hall.pk, **hidden) == [hall.title]
    hall.unpublish()
    assert contents("service_at_locations") == []


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
