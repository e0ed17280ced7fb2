"""Kept pages leave nginx with the headers that the hub would send."""

import re

import pytest

from hub.page_files.middleware import CACHE_CONTROL
from tests.project.files import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
CONFIGURATION = (ROOT / "deploy" / "nginx.conf").read_text()
OF_EACH_ANSWER = {"Content-Type", "Content-Length", "Content-Language", "Vary"}


def location(name: str) -> str:
    return CONFIGURATION.partition(f"location {name} {{")[2].partition("\n    }")[0]


def headers_of(name: str) -> dict[str, str]:
    found = re.findall(r'add_header (\S+) (?:"([^"]*)"|(\S+));', location(name))
    return {header: quoted or plain for header, quoted, plain in found}


def test_a_fresh_page_has_the_headers_of_the_hub(client, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    response = client.get("/groups/?view=map", secure=True)  # the widest policy of a public page
    theirs = {name: value for name, value in response.items() if name not in OF_EACH_ANSWER}
    ours = headers_of("/")
    policies = [headers.pop("Content-Security-Policy") for headers in (ours, theirs)]
    assert set(policies[0].split("; ")) == set(policies[1].split("; "))  # in any order
    assert ours.pop("Content-Language") == "$page_language"
    assert ours == theirs | {"Cache-Control": CACHE_CONTROL}


def test_a_page_that_may_be_old_is_kept_by_nobody():
    assert headers_of("@last")["Cache-Control"] == "no-store"


def test_the_languages_of_pages_are_those_of_the_hub(settings):
    named = re.search(r'"~\^\(([a-z|-]+)\)\$" \$reader_language', CONFIGURATION)[1]
    assert {*named.split("|"), "ja"} == {code for code, _name in settings.LANGUAGES}


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        ("/", "/"),
        ("/groups/mirai-terakoya/", "/groups"),
        ("/search/?q=%E5%80%9F%E9%87%91", "/search"),
        ("/?email=hanako@example.jp", "/"),
        ("/accounts/password/reset/key/1-abc123/", "/accounts"),
        ("/en/accounts/password/reset/key/1-abc123/", "/en/accounts"),
        ("/ja-x-easy/search/?q=x", "/ja-x-easy/search"),
        ("/en/", "/en/"),
        ("/en", "/en"),
    ],
)
def test_the_log_names_no_more_than_the_first_word_of_an_address(address, logged):
    pattern = re.search(r'map \$request_uri \$logged_address .*?"~(\S+)"', CONFIGURATION, re.S)[1]
    assert re.match(pattern.replace("(?<", "(?P<", 1), address)["first_word"] == logged
    assert "$request_uri" not in CONFIGURATION.partition("log_format")[2].partition(";")[0]
    assert "access_log /var/log/nginx/access.log hub;" in CONFIGURATION


def test_the_log_knows_the_languages_of_the_hub(settings):
    named = re.search(r'"~\^\(\?<first_word>\(\?:/\(\?:([a-z|-]+)\)', CONFIGURATION)[1]
    assert {*named.split("|"), "ja"} == {code for code, _name in settings.LANGUAGES}
