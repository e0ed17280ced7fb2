"""Links are looked at by the queue, and never inside a private network."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from groups.portal import PORTAL
from hub.moderation import links
from hub.moderation.links import Forbidden, Problem, is_public, links_of, problem_of
from hub.moderation.models import LinkCheck


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",  # noqa: S104
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::1",
        "ff02::1",
        "nonsense",
    ],
)
def test_addresses_that_are_not_asked(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "::ffff:93.184.216.34", "2606:4700::1111"])
def test_addresses_that_are(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "https://user:password@93.184.216.34/",
        "http://93.184.216.34:22/",
        "http://93.184.216.34:8000/",
        "ftp://93.184.216.34/",
        "file:///etc/passwd",
        "gopher://93.184.216.34/",
        "http:///",
    ],
)
def test_urls_that_are_not_asked(url):
    with pytest.raises(Forbidden):
        links.public_address(urlsplit(url))
    assert problem_of(url) == Problem.REFUSED


@pytest.mark.parametrize("url", ["http://[::1", "http://93.184.216.34:x/", "//", "", "http://a b/"])
def test_nonsense_is_no_error(url):
    assert problem_of(url) in (Problem.REFUSED, Problem.SILENT)


class Answers(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]] = []
    pause = 0.0
    redirects = {
        "/moved": "/fine",
        "/inside": "http://10.0.0.1/secret",
        "/local": "http://localhost/",
        "/round": "/round",
    }

    def do_HEAD(self):
        time.sleep(self.pause)
        self.asked.append((self.command, self.path))
        if self.path in self.redirects:
            self.send_response(302)
            self.send_header("Location", self.redirects[self.path])
        elif self.path == "/no-head" and self.command == "HEAD":
            self.send_response(405)
        else:
            codes = {"/gone": 410, "/missing": 404, "/broken": 503, "/closed": 401}
            self.send_response(codes.get(self.path, 200))
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *args):
        pass


@pytest.fixture
def server(monkeypatch):
    """A server that stands for the public internet under the name www.example.jp."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    Answers.asked.clear()
    real = links.public_address
    monkeypatch.setattr(
        links,
        "public_address",
        lambda parts: "127.0.0.1" if parts.hostname == "www.example.jp" else real(parts),
    )
    monkeypatch.setitem(links.PORTS, "http", made.server_port)
    yield "http://www.example.jp"
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/fine", Problem.NONE),
        ("/moved", Problem.NONE),
        ("/no-head", Problem.NONE),
        ("/closed", Problem.NONE),
        ("/%E6%B0%B4戸?q=水 戸", Problem.NONE),
        ("/missing", Problem.MISSING),
        ("/gone", Problem.MISSING),
        ("/broken", Problem.STRANGE),
        ("/round", Problem.STRANGE),
        ("/inside", Problem.REFUSED),
        ("/local", Problem.REFUSED),
    ],
)
def test_what_answers_mean(server, path, problem):
    assert problem_of(server + path) == problem
    assert len(Answers.asked) <= links.MAX_REDIRECTS + 1


def test_a_server_that_is_away(server, monkeypatch):
    monkeypatch.setitem(links.PORTS, "http", 9)
    assert problem_of(server + "/fine") == Problem.SILENT


def test_found_in_fields_and_texts():
    values = {
        "website": "https://a.example.jp/",
        "links": [{"url": "https://b.example.jp/"}, {"url": "https://a.example.jp/"}],
        "summary": "",
        "purpose": "詳しくは（https://c.example.jp/x）をどうぞ。",
        "activity": "http://d.example.jp/、" + "https://e.jp/" + "x" * 600,
        "how_to_join": "",
    }
    assert links_of(PORTAL, values) == [
        "https://a.example.jp/",
        "https://b.example.jp/",
        "https://c.example.jp/x",
        "http://d.example.jp/",
    ]


def test_the_request_asks_nobody_the_queue_does(server, sent, desk):
    submission = sent("contact", website=f"{server}/missing")
    assert Answers.asked == []
    url = reverse("moderation_review", args=[submission.task_state_id])
    assert _("not checked yet") in desk.get(url).content.decode()
    links.check_links.func(submission.pk)
    check = LinkCheck.objects.get()
    assert (check.problem, bool(check.checked_at)) == (Problem.MISSING, True)
    assert str(Problem.MISSING.label) in desk.get(url).content.decode()
    asked = len(Answers.asked)
    links.check_links.func(submission.pk)
    assert len(Answers.asked) == asked


def test_switched_off(settings, sent):
    settings.CHECK_LINKS = False
    sent("contact", website="https://www.example.jp/")
    assert not LinkCheck.objects.exists()


def test_an_address_costs_its_time_once_however_it_leads_on(server, monkeypatch):
    """Each answer comes in time, all of them together do not."""
    monkeypatch.setattr(links, "DEADLINE", 0.3)
    monkeypatch.setattr(Answers, "pause", 0.2)
    assert problem_of(server + "/round") == Problem.SILENT
    assert len(Answers.asked) <= links.MAX_REDIRECTS, "it was left before its last answer"
