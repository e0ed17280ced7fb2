"""An information corner is a place: its page says whose leaflets lie there."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext, override

from groups.leaflets.cover import Cover
from groups.leaflets.screen import ON_ONE
from groups.leaflets.services import document, groups_of, leaflets_of
from groups.models import InformationCorner
from hub.core.kinds import changed
from hub.core.models import Switch
from hub.languages.families import address_in
from hub.pages.listing import localise

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
PLACE = "/places/city-hall-corner/"
HEADING = "Leaflets to take home here"


def city_hall() -> InformationCorner:
    return InformationCorner.objects.get(place_page__slug="city-hall-corner")


@pytest.mark.parametrize(("prefix", "language"), [("", "ja"), ("/vi", "vi")])
def test_the_page_of_the_place_lists_the_groups(client, prefix, language):
    laid_out = groups_of(city_hall())
    page = client.get(f"{prefix}/places/city-hall-corner/").content.decode()
    with override(language):
        assert gettext(HEADING) in page
    assert laid_out
    assert all(group.slug in page for group in laid_out)


def test_a_place_without_a_corner_says_nothing_of_leaflets(client):
    assert gettext(HEADING) not in client.get("/places/lakeside-lawn/").content.decode()


def test_the_desk_goes_from_the_corner_to_the_page(client, django_user_model):
    client.force_login(django_user_model.objects.get(username="kyodo"))
    corner = city_hall()
    page = client.get(reverse("groups_corner", args=[corner.pk])).content.decode()
    assert "/places/city-hall-corner/" in page


def test_the_page_says_when_leaflets_were_replaced_and_by_which_office(client, django_user_model):
    client.force_login(django_user_model.objects.get(username="kyodo"))
    corner = city_hall()
    corner.rounds.all().delete()
    for _time in range(2):  # pressed twice
        client.post(reverse("groups_corner_placed", args=[corner.pk]))
    assert corner.rounds.count() == 1
    page = client.get(PLACE).content.decode()
    assert gettext("The leaflets were last replaced on %(day)s.").partition("%")[0] in page
    assert "市民生活課" in page
    assert "kyodo" not in page
    assert str(corner.rounds.get().noted_by) not in page


def test_a_closed_corner_leaves_every_leaflet_and_the_page_of_its_place(client):
    corner = city_hall()
    group = groups_of(corner)[0]
    name = corner.place_page.title
    assert name in client.get(f"/leaflets/{group.slug}/a4/").content.decode()
    corner.closed_on = timezone.localdate()
    corner.save()
    assert name not in client.get(f"/leaflets/{group.slug}/a4/").content.decode()
    assert gettext(HEADING) not in client.get(PLACE).content.decode()
    assert client.get("/leaflets/corners/city-hall-corner/1/").status_code == 404


def test_a_corner_whose_place_is_no_longer_public_leaves_them_too(client):
    corner = city_hall()
    group = groups_of(corner)[0]
    corner.place_page.unpublish()
    page = client.get(f"/leaflets/{group.slug}/a4/").content.decode()
    assert corner.place_page.title not in page
    assert corner.name not in page


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_the_screen_leads_through_all_groups_and_what_is_on_and_begins_again(client, language):
    first = address_in("/leaflets/corners/city-hall-corner/1/", language)
    path, seen, html = first, [], ""
    while path not in seen:
        seen.append(path)
        answer = client.get(path)
        assert answer.status_code == 200
        html += answer.content.decode()
        path = re.findall(r'http-equiv="refresh" content="\d+; url=([^"]+)"', html)[-1]
    assert path == first
    if language != "ja-x-easy":  # readings stand between its letters
        names = [page.title for page in localise(groups_of(city_hall()), language)]
        assert [name for name in names if escape(name) not in html] == []
    assert "screen__lines" in html
    assert "<script" not in html


def test_the_screen_is_silent_of_events_while_they_are_off(client):
    Switch.objects.filter(part="events").update(state="off")
    changed(Switch)
    number = -(-len(groups_of(city_hall())) // ON_ONE)
    assert client.get(f"/leaflets/corners/city-hall-corner/{number}/").status_code == 200
    assert client.get(f"/leaflets/corners/city-hall-corner/{number + 1}/").status_code == 404


def test_the_print_begins_with_the_way_to_the_page_of_the_corner():
    corner = city_hall()
    leaflets = leaflets_of(corner, "a5", "ja")
    cover = Cover.of(corner, len(leaflets), "ja")
    html = document(leaflets, "a5", "ja", cover)
    assert cover.qr.partition("base64")[0][:40] in html
    assert f"{settings.BASE_URL.partition('://')[2]}/places/city-hall-corner" in html
    assert html.index("corner-sheet") < html.index("leaflet__head")


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_print_in_another_language_has_the_groups_that_are_translated(language):
    leaflets = leaflets_of(city_hall(), "a5", language)
    assert leaflets
    assert {leaflet.page.lang for leaflet in leaflets} == {language}
    assert len(leaflets) < len(groups_of(city_hall()))


def test_there_are_six_corners_each_on_a_page():
    assert InformationCorner.objects.open().filter(place_page__live=True).count() == 6
