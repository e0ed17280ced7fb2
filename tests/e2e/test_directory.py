"""The directory on a phone: chosen by touch, on the map by keyboard, near me only when asked."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from hub.languages.families import address_in
from tests.e2e.people import said

pytestmark = pytest.mark.browser

LAKE = {"latitude": 36.3702, "longitude": 140.4560}
WATCHED = """
    window.askedWhere = 0;
    const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
    navigator.geolocation.getCurrentPosition = (...given) => { window.askedWhere += 1; ask(...given); };
"""


@pytest.fixture
def phone(new_context) -> Page:
    context = new_context(
        viewport={"width": 375, "height": 740},
        has_touch=True,
        is_mobile=True,
        geolocation=LAKE,
        permissions=["geolocation"],
    )
    context.add_init_script(WATCHED)
    return context.new_page()


def test_two_choices_and_back(phone):
    phone.goto("/groups/")
    everybody = phone.locator("#results-title b").inner_text()
    for facet, code in (("Day", "day=sat"), ("Joining", "joining=members_wanted")):
        if facet == "Joining":
            phone.locator(".facets__more > summary").tap()
        phone.locator(".facet summary", has_text=said(facet)).tap()
        phone.locator(f".facet a[href*='{code}']").tap()
        expect(phone).to_have_url(re.compile(code))
    both = int(phone.locator("#results-title b").inner_text())
    assert 0 < both < int(everybody)
    expect(phone.locator("main article")).to_have_count(min(both, 12))
    phone.go_back()
    phone.go_back()
    expect(phone.locator("#results-title b")).to_have_text(everybody)


def test_a_marker_opens_by_keyboard_and_gives_the_focus_back(phone):
    phone.goto("/groups/?view=map")
    marker = phone.locator(".leaflet-marker-icon:not(:has(.map__pin--several))").first
    expect(marker).to_be_visible()
    marker.focus()
    phone.keyboard.press("Enter")
    popup = phone.locator(".leaflet-popup")
    expect(popup.locator("a[href^='/groups/']").first).to_be_focused()
    phone.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(marker).to_be_focused()


def test_near_me_is_asked_on_request_alone(phone):
    sent = []
    phone.on("request", lambda request: sent.append(request.url))
    phone.goto("/en/groups/?view=map")
    button = phone.get_by_role("button", name="Show what is near me")
    expect(button).to_be_visible()
    assert phone.evaluate("window.askedWhere") == 0
    button.tap()
    near = phone.locator("[data-near-list] li")
    expect(near.first).to_contain_text(re.compile(r"\d+\s?k?m"))
    assert phone.evaluate("window.askedWhere") == 1
    assert not [url for url in sent if "36.37" in url or "140.45" in url]


def test_what_is_on_is_sorted_by_distance_on_request_alone(phone):
    sent = []
    phone.on("request", lambda request: sent.append(request.url))
    phone.goto("/en/events/")
    button = phone.get_by_role("button", name="Show what is near me")
    expect(button).to_be_visible()
    assert phone.evaluate("window.askedWhere") == 0
    button.tap()
    distances = phone.locator("[data-distance]")
    expect(distances.first).to_contain_text(re.compile(r"\d+\s?km"))
    found = [float(re.search(r"[\d.]+", text)[0]) for text in distances.all_inner_texts()]
    assert found == sorted(found)
    assert len(found) > 5
    assert not [url for url in sent if "36.37" in url or "140.45" in url]


@pytest.mark.parametrize("width", [375, 1280])
def test_the_map_has_a_ground_without_tiles(visit, width):
    page = visit(width)
    page.goto("/groups/?view=map")
    expect(page.locator(".leaflet-marker-icon").first).to_be_visible()
    expect(page.locator(".map__sketch").first).to_be_visible()
    corner = page.locator(".leaflet-control-attribution")
    expect(corner).to_contain_text(said("A sketch, not a map: districts round their centres"))
    markers = page.locator(".leaflet-marker-icon")
    numbers = [int(text or 1) for text in markers.all_inner_texts()]
    places = page.evaluate("fetch('?format=geojson').then((answer) => answer.json())")
    assert sum(numbers) == len(places["features"]) > 15


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_the_first_group_is_on_the_first_screen_and_a_half(phone, language):
    phone.goto(address_in("/groups/", language))
    card = phone.locator("main article").first
    expect(card).to_be_visible()
    assert card.bounding_box()["y"] < 900


def test_without_script_a_word_says_why_there_is_no_map(visit):
    answer = visit(375).request.get("/groups/?view=map").text()
    words = "The map needs JavaScript. Everything on it stands on this page in words as well."
    assert f'<noscript><p class="map__note">{said(words)}</p></noscript>' in answer


@pytest.mark.parametrize("width", [320, 375])
def test_the_leaflet_is_whole_in_a_narrow_window(visit, width):
    page = visit(width)
    page.goto("/leaflets/kawabe-club/a4/")
    box = page.locator(".leaflet").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
