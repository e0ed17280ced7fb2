"""Addresses that belong to the site itself or to a language are refused."""

import pytest
from django.core.exceptions import ValidationError

from home.models import ContentPage, HomePage
from home.setup import run as make_home
from hub.languages.setup import run as make_locales
from hub.pages.slugs import reserved_slug_reason

OF_VIEWS = [
    ".well-known", "accounts", "admin", "api", "documents", "easy", "enquiry", "favicon.ico",
    "feedback", "feeds", "healthz", "leaflets", "manifest.webmanifest", "media", "mistakes",
    "mypage", "opendata", "reading", "reading.css", "robots.txt", "search", "sitemap.xml", "wish",
]  # fmt: skip
KEPT_FREE = ["django-admin", "share", "static", "terms"]
REFUSED = ["en", "ko", "tl", "zh-hans", "ja-x-easy", "ko-sodate", "en-musubi", "vi-x", "ja"]
FINE = ["kosodate", "news", "english", "en-musubi-no-machi-x", "kyodo", "wakuwaku", "about"]


@pytest.mark.parametrize("slug", [*REFUSED, *OF_VIEWS, *KEPT_FREE])
def test_refused_below_home(slug):
    assert reserved_slug_reason(slug, 1)


@pytest.mark.parametrize("slug", FINE)
def test_fine_below_home(slug):
    assert reserved_slug_reason(slug, 1) == ""


@pytest.mark.parametrize("slug", [*REFUSED, "admin", "search"])
def test_fine_further_down(slug):
    assert reserved_slug_reason(slug, 2) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["ko-sodate", "search", "mypage"])
def test_a_page_with_such_a_slug_is_not_saved(slug):
    make_locales()
    make_home()
    home = HomePage.objects.get(locale__language_code="ja")
    with pytest.raises(ValidationError) as refused:
        home.add_child(instance=ContentPage(title="頁", slug=slug))
    assert "slug" in refused.value.message_dict
    assert not ContentPage.objects.filter(slug=slug).exists()
