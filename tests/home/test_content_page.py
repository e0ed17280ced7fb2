"""A content page lists the public pages right below it."""

import pytest

from home.models import ContentPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def below(language: str) -> list[tuple[str, str]]:
    page = ContentPage.objects.get(slug="manual", locale__language_code=language)
    return [(other.slug, other.lang) for other in page.pages_below]


def test_the_manuals_are_listed_in_the_readers_language_or_in_japanese():
    assert below("ja") == [("kyodo", "ja"), ("unei", "ja")]
    assert below("en") == [("kyodo", "en"), ("unei", "ja")]


def test_a_page_taken_down_is_not_listed():
    page = ContentPage.objects.get(slug="manual", locale__language_code="ja")
    page.pages_below[1].unpublish()
    assert below("ja") == [("kyodo", "ja")]


def test_the_list_marks_what_is_in_japanese_alone(client):
    html = client.get("/en/manual/").content.decode()
    assert html.count('class="in-language" lang="en">Japanese') == 1
