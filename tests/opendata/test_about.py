"""The page that explains open data."""

import re

import pytest
from django.conf import settings
from django.test import Client

from hub.languages.families import address_in
from tests.pages.addresses import status_of


@pytest.mark.parametrize("language", list(dict(settings.LANGUAGES)))
def test_it_is_there_in_every_language_and_its_links_lead_somewhere(hub, language):
    client = Client()
    response = client.get(address_in("/opendata/", language))
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}"' in html
    assert len(re.findall("<h1", html)) == 1
    assert "CC BY 4.0" in html
    main = html.partition("<main")[2].partition("</main>")[0]
    links = re.findall(r'href="(/[^"]*)"', main)
    assert len(links) >= 4
    for link in links:
        assert status_of(client, link) == 200, link


def test_it_is_the_same_for_everybody(hub):
    response = Client().get("/opendata/")
    assert not response.cookies
    assert not response.wsgi_request.session.accessed
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_every_page_leads_there(hub):
    assert 'href="/en/opendata/"' in Client().get("/en/search/").content.decode()


def test_the_examples_work(hub):
    html = Client().get("/opendata/").content.decode().replace("&amp;", "&")
    addresses = re.findall(rf"curl [^<]*?({re.escape(settings.BASE_URL)}/[^\s\"<]+)", html)
    assert len(addresses) == 4
    for address in addresses:
        assert status_of(Client(), address.removeprefix(settings.BASE_URL)) == 200, address
