"""Menus and breadcrumbs: of public pages, in the reader's language, fresh after each change."""

import pytest
from wagtail.models import Page
from wagtailmenus.models import MainMenuItem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def main_menu(client, address: str) -> str:
    html = client.get(address).content.decode()
    return html[html.index("<header") : html.index("</header>")]


def test_the_menu_is_in_the_readers_language(client):
    assert 'href="/groups/"' in main_menu(client, "/")
    assert 'href="/en/groups/"' in main_menu(client, "/en/")


def test_an_entry_without_translation_is_in_the_nearest_language_and_says_so(client):
    Page.objects.get(slug="wakuwaku", locale__language_code="ko").specific.unpublish()
    menu = main_menu(client, "/ko/")
    entry = menu[menu.index('href="/ja-x-easy/wakuwaku/"') :].split("</li>")[0]
    assert '<span class="in-language" lang="ko">쉬운 일본어</span>' in entry


def test_a_page_that_goes_offline_leaves_the_menu_at_once(client):
    assert 'href="/join/"' in main_menu(client, "/")
    Page.objects.get(slug="join", locale__language_code="ja").specific.unpublish()
    assert 'href="/join/"' not in main_menu(client, "/")


def test_a_change_of_the_menu_shows_at_once(client):
    MainMenuItem.objects.filter(link_page__slug="wakuwaku").delete()
    assert 'href="/wakuwaku/"' not in main_menu(client, "/")


def test_breadcrumbs_lead_home_in_the_pages_language(client):
    html = client.get("/en/manual/kyodo/plan/budget/").content.decode()
    trail = html[html.index("breadcrumbs") :].split("</nav>")[0]
    for address in ("/en/", "/en/manual/", "/en/manual/kyodo/", "/en/manual/kyodo/plan/"):
        assert f'href="{address}"' in trail
    assert 'aria-current="page"' in trail


def test_a_form_about_an_english_page_leads_back_in_the_readers_language(client):
    html = client.get("/vi/enquiry/mirai-terakoya/").content.decode()
    trail = html[html.index("breadcrumbs") :].split("</nav>")[0]
    assert 'href="/vi/"' in trail
    assert 'href="/vi/groups/"' in trail
    assert 'href="/en/groups/mirai-terakoya/" lang="en"' in trail
