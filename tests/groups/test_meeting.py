"""Where a group meets: a place of the city's or its own, public; its pin follows by its choice."""

from decimal import Decimal

import pytest
from django.test import Client

from groups.leaflets.leaflet import Leaflet
from groups.models import GroupPage
from groups.portal import PORTAL
from hub.forms.drafts import drafted_values
from hub.pages.models import Area
from hub.places.models import PlaceIndexPage, PlacePage
from tests.groups.portal import edit, step_url

POSITION = {"latitude": Decimal("36.356100"), "longitude": Decimal("140.459800")}


@pytest.fixture
def place(hub) -> PlacePage:
    index = PlaceIndexPage.objects.get(locale__language_code="ja")
    page = PlacePage(
        title="川べの広場",
        slug="kawabe",
        name_kana="カワベノヒロバ",
        kind="outdoor",
        address="水戸市千波町0-1",
        **POSITION,
    )
    index.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def area(hub) -> Area:
    Area.objects.filter(code="senba").update(latitude=36.356, longitude=140.462)
    return Area.objects.get(code="senba")


@pytest.fixture
def saved(hub, member):
    """Save the step with what is typed; return the values of the draft, or the refused form."""

    def save(**typed):
        response = edit(member, hub.group, "meeting", **typed)
        if response.status_code != 302:
            return response.context["form"]
        return drafted_values(PORTAL, GroupPage.objects.get(pk=hub.group.pk))

    return save


def position_of(values: dict) -> tuple[object, ...]:
    names = ("position_public", "latitude", "longitude", "position_precision")
    return tuple(values[name] for name in names)


def publish(group: GroupPage, **values) -> GroupPage:
    for name, value in values.items():
        setattr(group, name, value)
    group.save_revision().publish()
    return GroupPage.objects.get(pk=group.pk)


def test_a_place_brings_its_pin_along(saved, place):
    values = saved(meeting_place=place.pk, pin="place")
    assert values["meeting_place"] == place.pk
    assert position_of(values) == (True, "36.356100", "140.459800", "exact")


def test_an_area_is_a_circle_round_its_centre(saved, area):
    values = saved(meeting_name="橋の下", pin="area", pin_area="senba")
    assert values["meeting_name"] == "橋の下"
    assert position_of(values) == (True, "36.356000", "140.462000", "district")


def test_a_tap_on_the_map_is_exact(saved):
    values = saved(pin="tapped", latitude="36.356123", longitude="140.459876")
    assert position_of(values) == (True, "36.356123", "140.459876", "exact")


def test_who_wants_no_pin_has_none(hub, saved):
    publish(hub.group, position_public=True, **POSITION)
    assert saved(pin="")["position_public"] is False


def test_a_pin_that_was_there_stays_as_exact_as_it_was(hub, saved):
    publish(hub.group, position_public=True, position_precision="district", **POSITION)
    assert position_of(saved(meeting_name="橋の下")) == (
        True,
        "36.356100",
        "140.459800",
        "district",
    )


def test_a_place_does_not_make_a_pin_more_exact_than_it_was(hub, saved, place):
    publish(
        hub.group,
        meeting_place=place,
        position_public=True,
        position_precision="district",
        **POSITION,
    )
    assert saved(meeting_name="")["position_precision"] == "district"


def test_words_of_ones_own_give_way_to_a_place(saved, place):
    values = saved(meeting_place=place.pk, meeting_name="橋の下", meeting_address="千波町")
    assert (values["meeting_name"], values["meeting_address"]) == ("", "")


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ({"pin": "place"}, "meeting_place"),
        ({"pin": "area"}, "pin_area"),
        ({"pin": "tapped", "latitude": "", "longitude": ""}, "pin"),
        ({"pin": "tapped", "latitude": "999", "longitude": "140"}, "latitude"),
        ({"pin": "tapped", "latitude": "'<b>", "longitude": "140"}, "latitude"),
        ({"pin": "moon"}, "pin"),
        ({"meeting_place": "999999"}, "meeting_place"),
        ({"meeting_place": "abc"}, "meeting_place"),
    ],
)
def test_what_has_no_place_is_asked_for_again_with_all_that_was_typed(
    saved, area, place, typed, refused
):
    form = saved(meeting_name="橋の下", **typed)
    assert refused in form.errors
    assert form["meeting_name"].value() == "橋の下"


def test_a_place_that_is_not_public_cannot_be_chosen_and_is_no_longer_named(hub, saved, place):
    place.unpublish()
    assert "meeting_place" in saved(meeting_place=place.pk).errors
    group = publish(hub.group, meeting_place=place)
    assert group.meets_at is None


def test_without_any_place_the_question_is_not_asked(hub, member):
    html = member.get(step_url(hub.group, "meeting")).content.decode()
    assert '<select name="meeting_place"' not in html


def test_the_step_may_fetch_tiles_and_says_what_to_do_without_script(hub, member):
    response = member.get(step_url(hub.group, "meeting"))
    assert "img-src" in response["Content-Security-Policy"]
    assert "<noscript>" in response.content.decode()


def test_both_pages_lead_to_each_other(hub, place):
    group = publish(hub.group, meeting_place=place)
    assert f'href="{place.url}"' in Client().get(group.url).content.decode()
    assert f'href="{group.url}"' in Client().get(place.url).content.decode()


def test_a_group_that_is_not_listed_is_not_shown_at_the_place(hub, place):
    group = publish(hub.group, meeting_place=place)
    GroupPage.objects.filter(pk=group.pk).update(taken_out=True)
    assert group.url not in Client().get(place.url).content.decode()


def test_where_it_meets_is_public_though_its_address_is_not(hub):
    group = publish(hub.group, meeting_name="橋の下", meeting_address="水戸市千波町0-9")
    html = Client().get(group.url).content.decode()
    assert "橋の下" in html
    assert "水戸市千波町0-9" in html
    assert "水戸市千波町0-0-0" not in html


def test_a_dissolved_group_meets_nowhere(hub, place):
    group = publish(hub.group, meeting_place=place, activity_status="closed")
    assert group.meets_at is None


def test_the_leaflet_says_where(hub, place):
    group = publish(hub.group, meeting_place=place)
    (leaflet,) = Leaflet.of([group], "a4", "ja")
    assert "川べの広場\n水戸市千波町0-1" in dict(leaflet.facts()).values()
