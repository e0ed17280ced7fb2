"""What a group keeps private is in no answer of the hub, in no language, in no form."""

import re

import pytest
from django.conf import settings
from django.core.management import call_command

from groups.models import GroupPage
from groups.privacy import PUBLIC_CHOICES
from hub.languages.families import address_in
from tests.groups.private import private_values
from tests.pages.addresses import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

FEEDS = ["/feeds/news.atom", "/feeds/stories.atom", "/feeds/groups.atom"]
OPEN_DATA = [
    "/sitemap.xml",
    "/api/groups.csv",
    "/api/hsds/organizations?full_service=true&format=ndjson",
    "/api/hsds/service_at_locations?full=true&format=ndjson",
]


@pytest.fixture
def secrets() -> set[str]:
    """Everything that any group of the demonstration keeps private and no other publishes."""
    groups = list(GroupPage.objects.public_sources())
    found = {value for group in groups for value in private_values(group)}
    published = {
        str(getattr(group, field))
        for group in groups
        for field, choice in PUBLIC_CHOICES.items()
        if getattr(group, choice)
    }
    assert len(found) > 40
    return found - published


def leaked(secrets: set[str], text: str) -> set[str]:
    digits = re.sub(r"[^0-9]", "", text)
    return {
        secret
        for secret in secrets
        if secret in text
        or (re.fullmatch(r"0\d[\d-]{8,}", secret) and secret.replace("-", "") in digits)
    }


def test_no_page_shows_it(visits, secrets, faults):
    assert faults(visits, lambda visit: leaked(secrets, visit.html)) == {}


def test_nothing_for_machines_shows_it(client, secrets):
    for language in dict(settings.LANGUAGES):
        for address in FEEDS:
            text = client.get(address_in(address, language)).content.decode()
            assert leaked(secrets, text) == set(), (language, address)
    for address in OPEN_DATA:
        assert leaked(secrets, read(client.get(address)).decode()) == set(), address


def test_the_page_of_a_missing_translation_does_not_show_it(client, secrets):
    for group in GroupPage.objects.public_sources():
        response = client.get(f"/vi{group.url}")
        assert leaked(secrets, response.content.decode()) == set(), group


def test_nobody_is_found_by_it(client, secrets):
    """The query itself stands in the answer, so the results are looked at."""
    for secret in secrets:
        response = client.get("/search/", {"q": f'"{secret}"'})
        shown = [
            str(part)
            for result in response.context["paginator_page"].object_list
            for part in (result.plain_title, result.snippet.replace("<mark>", ""))
        ]
        assert leaked(secrets, " ".join(shown)) == set(), secret


def test_making_a_value_private_hides_it_in_all_languages_at_once(client):
    """The choice lives on the Japanese page alone, so no translation can go on showing it."""
    group = GroupPage.objects.get(slug="nihongo-hiroba", locale__language_code="ja")
    group.phone, group.phone_public = "029-000-9876", True
    group.save_revision().publish()
    addresses = [address_in(group.url, code) for code in dict(settings.LANGUAGES)]
    for address in addresses:
        assert "029-000-9876" in client.get(address).content.decode(), address

    group.phone_public = False
    group.save_revision().publish()
    call_command("update_search", verbosity=0)

    for address in addresses:
        assert "029-000-9876" not in client.get(address).content.decode(), address
