"""An information corner is a place: its page says whose leaflets lie there."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override

from groups.leaflets.services import groups_of
from groups.models import InformationCorner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
HEADING = "Leaflets to take home here"


@pytest.mark.parametrize(("prefix", "language"), [("", "ja"), ("/vi", "vi")])
def test_the_page_of_the_place_lists_the_groups(client, prefix, language):
    laid_out = groups_of(InformationCorner.objects.get())
    page = client.get(f"{prefix}/places/city-hall-corner/").content.decode()
    with override(language):
        assert gettext(HEADING) in page
    assert laid_out
    assert all(group.slug in page for group in laid_out)


def test_a_place_without_a_corner_says_nothing_of_leaflets(client):
    assert gettext(HEADING) not in client.get("/places/akatsuka-corner/").content.decode()


def test_the_desk_goes_from_the_corner_to_the_page(client, django_user_model):
    client.force_login(django_user_model.objects.get(username="kyodo"))
    corner = InformationCorner.objects.get()
    page = client.get(reverse("groups_corner", args=[corner.pk])).content.decode()
    assert "/places/city-hall-corner/" in page
