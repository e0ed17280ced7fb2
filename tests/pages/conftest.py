"""Every public address of the demonstration, asked for once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client, override_settings

from hub.accounts.models import User
from hub.core.noting import tables_read
from tests.databases import MEDIA, using_database
from tests.pages.addresses import Entry, language_of, sitemap_entries

# What a visitor meets beside pages: (path below a language's prefix, status)
FIXED = [
    ("/search/", 200),
    ("/search/?q=%E5%8D%94%E5%83%8D", 200),
    ("/search/?q=volunteer", 200),
    ("/search/?q=qqqqqq", 200),
    ("/opendata/", 200),
    ("/reading/", 200),
    ("/accounts/login/", 200),
    ("/accounts/first/", 200),
    ("/groups/?q=%E5%B7%9D&view=map", 200),
    ("/groups/?need=homework&kana=ma", 200),
    ("/mypage/start/", 200),
    ("/mypage/start/email/", 200),
    ("/mypage/start/no-mail/", 200),
    ("/enquiry/mirai-terakoya/", 200),
    ("/enquiry/no-such-group/", 404),
    ("/mistakes/mirai-terakoya/", 200),
    ("/signup/find/", 200),
    ("/accounts/password/reset/", 200),
    ("/no-such-page/", 404),
    ("/groups/no-such-group/", 404),
]
# These have a form's token, so they are not the same for everybody and never cached.
WITH_TOKEN = (
    "/reading/",
    "/accounts/",
    "/feedback/",
    "/mypage/",
    "/enquiry/",
    "/mistakes/",
    "/signup/",
)


@dataclass(frozen=True)
class Visit:
    """An address and what it answered to somebody who is not signed in."""

    path: str
    expected_status: int
    response: HttpResponse = field(repr=False)
    alternates: dict[str, str] = field(default_factory=dict)
    tables: set[str] = field(default_factory=set, repr=False)

    @property
    def language(self) -> str:
        return language_of(self.path)

    @cached_property
    def html(self) -> str:
        return self.response.content.decode()

    @cached_property
    def document(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    @property
    def has_token(self) -> bool:
        return any(part in self.path for part in WITH_TOKEN)


def visit_page(entry: Entry) -> Visit:
    """Visit a page of the sitemap, and note the tables that it is made from."""
    with tables_read() as tables:
        response = Client().get(entry.path)
    return Visit(entry.path, 200, response, entry.alternates, tables)


@pytest.fixture(scope="session")
def visits(demonstration_database, django_db_blocker) -> list[Visit]:
    with (
        django_db_blocker.unblock(),
        using_database(demonstration_database),
        override_settings(MEDIA_ROOT=MEDIA),
    ):
        pages = [visit_page(entry) for entry in sitemap_entries(Client())]
        views = [
            Visit(f"{prefix}{path}", status, Client().get(f"{prefix}{path}"))
            for prefix in ("", "/en", "/ja-x-easy", "/zh-hans", "/ko", "/vi", "/tl")
            for path, status in FIXED
        ]
    return pages + views


@pytest.fixture(scope="session")
def pages(visits) -> list[Visit]:
    """Those of the sitemap: each names at least its Japanese alternate."""
    return [visit for visit in visits if visit.alternates]


@pytest.fixture
def faults() -> Callable:
    """Return {path: what is wrong} of all visits about which `judge` says something."""

    def find(visits: list[Visit], judge: Callable[[Visit], object]) -> dict[str, object]:
        assert visits
        return {visit.path: said for visit in visits if (said := judge(visit))}

    return find


@pytest.fixture
def admin_of_demo(demonstration, db) -> Client:
    """A browser in which the superuser of the demonstration is signed in."""
    client = Client()
    client.force_login(User.objects.get(username="admin"))
    return client
