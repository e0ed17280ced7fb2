"""Headers, uploads and the reading settings: what a browser is told, and what it may fetch."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.images import get_image_model

from hub.assets.models import HubDocument, HubImage
from manual.models import ManualChapter
from news.models import StoryPage
from tests.pages.addresses import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

# header → values that will do: the usual one, stricter ones
HEADERS = {
    "X-Content-Type-Options": {"nosniff"},
    "X-Frame-Options": {"SAMEORIGIN"},
    "Referrer-Policy": {"strict-origin-when-cross-origin", "same-origin"},
    "Cross-Origin-Opener-Policy": {"same-origin"},
}
# address → directives of its content policy
POLICIES = [
    ("/", {"default-src": "'self'", "object-src": "'none'", "frame-ancestors": "'self'"}),
    ("/en/search/?q=x", {"default-src": "'self'", "form-action": "'self'"}),
    ("/no-such-page/", {"default-src": "'self'", "base-uri": "'self'"}),
    ("/accounts/login/", {"default-src": "'self'", "object-src": "'none'"}),
    ("/admin/", {"script-src": "'self' 'unsafe-inline'", "style-src": "'self' 'unsafe-inline'"}),
]


def directives(response) -> dict[str, str]:
    parts = [part.strip() for part in response["Content-Security-Policy"].split(";")]
    return dict(part.split(" ", 1) for part in parts if part)


@pytest.mark.parametrize(("address", "expected"), POLICIES)
def test_content_policy(admin_of_demo, address, expected):
    policy = directives(admin_of_demo.get(address))
    assert expected.items() <= policy.items()


def test_public_pages_allow_nothing_inline(visits, faults):
    def unsafe(visit):
        return "unsafe" in visit.response["Content-Security-Policy"]

    assert faults(visits, unsafe) == {}


@pytest.mark.parametrize(("name", "values"), HEADERS.items())
def test_headers(visits, faults, name, values):
    assert faults(visits, lambda visit: visit.response.get(name) not in values) == {}


def test_permissions_policy(visits, faults):
    def open_door(visit):
        return "camera=()" not in visit.response.get("Permissions-Policy", "")

    assert faults(visits, open_door) == {}


# Reading settings


def test_reading_settings_are_one_style_sheet(client):
    plain = client.get("/")
    assert client.get("/reading.css").content == b""

    response = client.post(
        "/en/reading/", {"size": "large", "colours": "dark", "font": "", "back": "/en/groups/"}
    )

    assert response.status_code == 302
    assert response["Location"] == "/en/groups/"
    assert client.cookies["reading"].value == "large.dark"
    sheet = client.get("/reading.css")
    assert sheet["Vary"] == "Cookie"
    assert "private" in sheet["Cache-Control"]
    assert len(sheet.content) > 100
    assert client.get("/").content == plain.content


@pytest.mark.parametrize("value", ["../../secret", "large.large", "<style>", "x" * 4000, "."])
def test_a_forged_reading_cookie_does_no_harm(client, value):
    client.cookies["reading"] = value
    response = client.get("/reading.css")
    assert response.status_code == 200
    assert b"secret" not in response.content


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "javascript:x", "\\"])
def test_reading_settings_lead_to_no_other_site(client, back):
    response = client.post("/reading/", {"size": "large", "back": back})
    assert response["Location"] == "/reading/"


# Pictures and files


def test_a_rendition_on_a_public_page_is_served(client):
    image = StoryPage.objects.public_sources().first().hero_image
    response = client.get(image.get_rendition("width-320|format-webp").url)
    assert response.status_code == 200
    assert response["Cache-Control"].startswith("public")
    assert len(read(response)) > 100


def test_originals_are_never_served(client, admin_of_demo):
    image = StoryPage.objects.public_sources().first().hero_image
    for visitor in (client, admin_of_demo):
        assert visitor.get(image.file.url).status_code == 404


@pytest.mark.parametrize(
    "path", ["../db.sqlite3", "%2e%2e/secret_key", "images/../../x", "images/", "%00"]
)
def test_media_leads_nowhere_else(client, path):
    assert client.get(f"/media/{path}").status_code == 404


def test_a_rendition_of_a_draft_is_for_those_who_work_on_it(client, admin_of_demo):
    shown = StoryPage.objects.public_sources().values("hero_image")
    image = HubImage.objects.filter(pk__in=shown).first()
    copy = get_image_model().objects.create(title="下書き", file=image.file, width=36, height=24)
    url = copy.get_rendition("width-320|format-webp").url
    assert client.get(url).status_code == 404
    response = admin_of_demo.get(url)
    assert response["Cache-Control"] == "private, no-store"
    assert len(read(response)) > 100


def test_a_document_that_no_public_page_uses_is_refused(client):
    document = HubDocument.objects.create(title="内部", file=HubDocument.objects.first().file)
    assert client.get(document.url).status_code in (403, 404)


def test_a_document_on_a_public_page_is_served_as_a_file(client):
    document = next(
        block.value["document"]
        for chapter in ManualChapter.objects.public_sources()
        for block in chapter.body
        if block.block_type == "download"
    )
    response = client.get(document.url)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert read(response).startswith(b"PK")  # a workbook


# Addresses that programs look for


def test_whoever_finds_a_weakness_knows_whom_to_tell(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@city.example.jp"
    text = client.get("/.well-known/security.txt").content.decode()
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:security@city.example.jp"
    ahead = datetime.fromisoformat(fields["Expires"]) - timezone.now()
    assert timedelta(days=30) < ahead < timedelta(days=365)


def test_password_managers_find_the_page_that_changes_it(client):
    assert client.get("/.well-known/change-password").url == "/accounts/password/change/"
