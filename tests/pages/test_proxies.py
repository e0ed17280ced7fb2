"""However many proxies a request came through, pages answer, and whose address counts."""

import logging

import pytest
from django.test import Client, RequestFactory

from hub.accounts.models import User
from hub.core import http
from hub.core.http import UNKNOWN, client_address, is_from_networks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
OWN = "203.0.113.9"
# proxies of ours, X-Forwarded-For → the address that counts
ADDRESSES = [
    (0, "", OWN),
    (0, "198.51.100.1", OWN),
    (1, "198.51.100.1", "198.51.100.1"),
    (1, "6.6.6.6, 198.51.100.1", "198.51.100.1"),
    (2, "198.51.100.1, 10.0.0.1", "198.51.100.1"),
    (2, "6.6.6.6, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
    (2, "198.51.100.1", "198.51.100.1"),
    (2, "", OWN),
    (3, "198.51.100.1,10.0.0.1", "198.51.100.1"),
    (1, "198.51.100.1:4711", "198.51.100.1"),
    (1, "[2001:db8::1]:4711", "2001:db8::1"),
    (1, "2001:db8::1", "2001:db8::1"),
    (1, '"[2001:db8::1]:4711"', "2001:db8::1"),
    (1, "fe80::1%eth0", "fe80::1"),
    (1, "::ffff:198.51.100.1", "198.51.100.1"),
    (1, "not an address", OWN),
    (1, ", ,", OWN),
    (1, "x" * 9000, OWN),
]


@pytest.mark.parametrize(("count", "forwarded", "expected"), ADDRESSES)
def test_whose_address_counts(settings, count, forwarded, expected):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = count
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR=OWN, **headers)

    assert client_address(request) == expected


def test_behind_a_socket_there_is_no_address():
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="")) == UNKNOWN


@pytest.mark.parametrize("forwarded", ["", "198.51.100.1", "x", "198.51.100.1, 10.0.0.1"])
@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_no_page_breaks(settings, count, forwarded):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = count
    client = Client(**({"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}))

    for path in ("/", "/search/?q=river", "/en/search/", "/healthz"):
        assert client.get(path).status_code == 200, path
    for path, form in (
        ("/accounts/login/", {"login": "D-0001", "password": "x"}),
        ("/accounts/password/reset/", {"email": "a@example.jp"}),
        ("/accounts/first/", {"login": "D-0001", "code": "1"}),
        ("/mypage/start/email/", {"email": "a@example.jp"}),
        ("/search/opened/", {"q": "川"}),
        ("/enquiry/mirai-terakoya/", {"email": "a@example.jp"}),
        ("/mistakes/mirai-terakoya/", {"words": "x"}),
    ):
        assert client.post(path, form).status_code < 500, path


def test_too_few_are_reported(settings, client, caplog, monkeypatch):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    monkeypatch.setattr(http, "_warned_at", -http.WARN_AGAIN_AFTER * 1.0)
    with caplog.at_level(logging.WARNING, logger="hub.core.http"):
        for _visit in range(3):
            client.get("/search/?q=river", HTTP_X_FORWARDED_FOR="198.51.100.1")
    assert len(caplog.records) == 1

    client.force_login(User.objects.get(username="admin"))
    assert "TRUSTED_PROXY_COUNT" in client.get("/admin/").content.decode()
    there = client.get("/admin/", HTTP_X_FORWARDED_FOR="198.51.100.1, 10.0.0.1")
    assert "TRUSTED_PROXY_COUNT" not in there.content.decode()


class TestHealth:
    def state(self, **where: str) -> dict:
        return Client(**where).get("/healthz").json()

    def test_strangers_learn_whether_it_is_ready(self):
        assert self.state(REMOTE_ADDR=OWN) == {"status": "ok"}

    def test_neither_do_they_through_a_proxy_nobody_told_us_of(self):
        assert self.state(HTTP_X_FORWARDED_FOR=OWN) == {"status": "ok"}

    def test_nor_through_one_of_ours(self, settings):
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
        assert self.state(HTTP_X_FORWARDED_FOR=OWN) == {"status": "ok"}

    def test_the_machine_itself_learns_more(self):
        assert {"database", "tasks", "cache", "search"} <= self.state().keys()

    def test_so_does_a_network_of_the_operator(self, settings):
        from ipaddress import ip_network

        settings.HEALTHZ_NETWORKS = [ip_network("203.0.113.0/24")]
        assert "tasks" in self.state(REMOTE_ADDR=OWN)
        request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.1")
        assert not is_from_networks(request, settings.HEALTHZ_NETWORKS)
