"""Requests as no browser sends them: never a 5xx, whatever the address and whoever asks."""

import io
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from config.wsgi import application
from hub.accounts.models import User
from hub.assets.papers import LARGEST
from hub.core.requests import max_bytes
from hub.text.numbers import whole_number
from tests.project.files import ROOT, own

LONG = "9" * 5000
TOO_LARGE = str(2**63)
FORMS = {
    "/accounts/login/": ("login", "password"),
    "/accounts/first/": ("login", "code"),
    "/accounts/password/reset/": ("email",),
    "/mypage/start/email/": ("email",),
    "/search/opened/": ("page", "query"),
    "/reading/": ("size", "back"),
    "/feedback/1/": ("helpful", "words"),
}
CHARSETS = ["utf-16", "utf-7", "zlib_codec", "base64", "idna", "undefined", "no-such-set", "x" * 99]

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger(hub):
    """Reports what went wrong as a server does, instead of raising it; brings a CSRF cookie."""
    client = Client(raise_request_exception=False)
    client.cookies["csrftoken"] = "x" * 32
    return client


@pytest.mark.parametrize("value", ["D-" + LONG, LONG, TOO_LARGE, "\x00", "\ud800", "١" * 30, "-1"])
@pytest.mark.parametrize("address", FORMS)
def test_no_number_or_letter_is_a_fault(stranger, address, value):
    value = value.encode("utf-8", "replace").decode()
    answer = stranger.post(address, dict.fromkeys(FORMS[address], value))
    assert answer.status_code < 500


@pytest.mark.parametrize("method", ["POST", "GET"])
@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
@pytest.mark.parametrize("address", ["/accounts/login/", "/", "/no-such-page/", "/healthz"])
def test_no_character_set_is_a_fault(hub, rf, method, address, kind, charset):
    kind = f"{kind}; charset={charset}; boundary=x"
    request = rf.generic(method, f"{address}?q=x", b"a=1", content_type="text/plain")
    environ = request.environ | {"CONTENT_TYPE": kind, "wsgi.input": io.BytesIO(b"a=1")}
    # As our server makes a request: the client of tests makes those of a class of its own.
    django = application
    while hasattr(django, "application"):  # what keeps pages as files stands before it
        django = django.application
    answer = django.get_response(django.request_class(environ))
    assert answer.status_code < 500


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"a=" + b"x" * 2_700_000),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _n in range(10_001))),
        ("application/x-www-form-urlencoded", b"%" * 1000),
        ("multipart/form-data; boundary=x", b"--x\r\nnothing"),
        ("multipart/form-data; boundary=", b"x"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a'),
        ("application/json", b"\xff"),
    ],
    ids=range(8),
)
def test_no_body_is_a_fault(stranger, kind, body):
    assert stranger.post("/accounts/login/", body, content_type=kind).status_code < 500


@pytest.mark.parametrize("number", [LONG, TOO_LARGE, "9" * 30])
@pytest.mark.parametrize(
    "address",
    [
        "/mypage/{}/",
        "/en/mypage/{}/",
        "/mypage/{}/edit/photos/",
        "/feedback/{}/",
        "/documents/{}/x.pdf",
        "/admin/pages/{}/edit/",
        "/admin/editorial/review/{}/",
    ],
)
def test_no_number_of_an_address_is_a_fault(stranger, address, number):
    assert stranger.get(address.format(number)).status_code < 500
    stranger.force_login(User.objects.create_superuser("root", "root@example.jp", "x"))
    assert stranger.get(address.format(number)).status_code == 404


def test_what_is_too_large_is_not_read(stranger):
    most = max_bytes("/search/opened/")
    too_much = stranger.post(
        "/search/opened/", b"", content_type="text/plain", CONTENT_LENGTH=str(most + 1)
    )
    assert too_much.status_code in (400, 413)
    assert max_bytes("/mypage/1/edit/photos/") == max_bytes("/en/mypage/1/edit/photos/") > most


def test_the_limits_agree_from_nginx_to_the_forms():
    nginx = re.search(r"client_max_body_size (\d+)m;", (ROOT / "deploy/nginx.conf").read_text())
    papers, pictures = 3 * LARGEST, 2 * settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    assert int(nginx[1]) * 1024 * 1024 == settings.MAX_UPLOAD_BYTES
    assert max(papers, pictures) < settings.MAX_UPLOAD_BYTES
    assert (
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE < settings.MAX_FORM_BYTES < settings.MAX_UPLOAD_BYTES
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("１２", 12),
        ("", -1),
        (None, -1),
        ("-3", -1),
        ("1.5", -1),
        ("²", -1),
        (LONG, -1),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, -1),
    ],
)
def test_whole_number(text, number):
    assert whole_number(text, instead=-1) == number


def test_what_is_sent_becomes_a_number_in_one_way():
    """`isdigit` lets ² pass, which is no number; neither bounds the length."""
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in own(".py")
        if "tests" not in path.parts and path.name != "numbers.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if re.search(r"[^\w.]int\(", line) and re.search(r"is(decimal|digit|numeric)\(", line)
    ]
    assert found == []


def test_the_portal_bears_them_too(hub, member):
    member.raise_request_exception = False
    for name in ("check", "urgent"):
        address = reverse(f"portal:{name}", args=[hub.group.pk])
        for value in (LONG, TOO_LARGE, "²"):
            assert member.post(address, {"version": value}).status_code < 500
