"""What happens to a source page happens to its translations."""

import pytest
from wagtail.models import Page

from groups.models import GroupPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def family(slug: str) -> dict[str, Page]:
    pages = Page.objects.filter(slug=slug).select_related("locale")
    return {page.locale.language_code: page.specific for page in pages}


def test_unpublishing_takes_all_languages_offline(client):
    pages = family("kawabe-no-asa")
    pages["ja"].unpublish()
    assert not Page.objects.filter(slug="kawabe-no-asa", live=True).exists()
    assert client.get("/ko/stories/kawabe-no-asa/").status_code == 410


def test_deleting_deletes_all_languages():
    family("kawabe-no-asa")["ja"].delete()
    assert not Page.objects.filter(slug="kawabe-no-asa").exists()


def test_moving_moves_where_the_new_place_is_translated_and_hides_elsewhere():
    pages = family("privacy")
    about = family("about")
    assert set(pages) == set(about) == {"ja", "en", "ja-x-easy"}
    about["en"].unpublish()
    about["en"].delete()
    pages["ja"].move(about["ja"], pos="last-child")
    moved = family("privacy")
    assert moved["ja-x-easy"].get_parent().pk == about["ja-x-easy"].pk
    assert not moved["en"].live


def test_a_translation_keeps_no_private_value():
    for page in GroupPage.objects.exclude(locale__language_code="ja"):
        assert not any(
            (page.phone, page.email, page.representative, page.contact_person, page.address)
        )
        assert page.latitude is None


def test_values_are_read_from_the_source():
    pages = family("mirai-terakoya")
    source = pages["ja"]
    source.phone, source.phone_public = "029-000-9999", True
    source.save_revision().publish()
    english = GroupPage.objects.get(pk=pages["en"].pk)
    assert english.contact.phone == "029-000-9999"
    source.phone_public = False
    source.save_revision().publish()
    assert GroupPage.objects.get(pk=pages["en"].pk).contact.phone == ""
