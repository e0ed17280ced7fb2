"""Posters, months of places, circulars of areas: PDFs that anybody may ask for."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.cache import cache
from django.utils import timezone
from pypdf import PdfReader

from events.models import EventPage
from events.papers.content import Poster, circular_of_area, month_of_place
from hub.core import kept_pdf, pdf
from hub.languages.families import address_in
from hub.occurrences.models import Occurrence
from hub.occurrences.services import change
from hub.occurrences.workflow import Action
from hub.pages.models import Area
from hub.places.models import PlacePage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
needs_pango = pytest.mark.skipif(not pdf.is_available(), reason="there is no Pango")

POSTER = "/papers/event/kawabe-second-saturday.pdf"
CIRCULAR = "/papers/area/sannomaru.pdf"
MM = 72 / 25.4


def month_address(today, place: str = "sannomaru-center") -> str:
    return f"/papers/place/{place}/{today:%Y}-{today.month}.pdf"


def read(response) -> PdfReader:
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(response.content))


@needs_pango
@pytest.mark.parametrize("language", ["ja", "vi"])
@pytest.mark.parametrize(
    ("paper", "width", "height"), [("poster", 210, 297), ("month", 297, 420), ("area", 210, 297)]
)
def test_each_is_one_page_of_its_size(client, paper, width, height, language):
    month = month_address(timezone.localdate())
    address = {"poster": POSTER, "month": month, "area": CIRCULAR}[paper]
    [page] = read(client.get(address_in(address, language))).pages
    assert (round(page.mediabox.width / MM), round(page.mediabox.height / MM)) == (width, height)
    assert page.extract_text().strip()


@needs_pango
def test_a_poster_says_when_and_has_ten_strips(client):
    text = "".join(read(client.get(POSTER)).pages[0].extract_text().split())
    assert text.count("/events/kawabe-second-saturday") == 11
    event = EventPage.objects.public_sources().get(slug="kawabe-second-saturday")
    assert Poster.of(event).whens[0].startswith("毎月第2土曜日")


def test_what_is_called_off_is_on_no_sheet_and_what_does_not_fit_is_counted():
    today = timezone.localdate()
    area = Area.objects.get(code="sannomaru")
    before = circular_of_area(area, today)
    assert before.rows
    change([before.rows[0].shown.row.pk], Action.CANCEL, timezone.now())
    after = circular_of_area(area, today)
    assert len(after.rows) + after.more == len(before.rows) + before.more - 1
    assert before.rows[0].shown.row.pk not in {item.shown.row.pk for item in after.rows}


def test_a_month_has_the_dates_of_that_month_alone():
    place = PlacePage.objects.public_sources().get(slug="komorebi-kan")
    month = (timezone.localdate().replace(day=1) + timedelta(days=32)).replace(day=1)
    sheet = month_of_place(place, month)
    assert sheet.rows
    assert {item.shown.day.strftime("%Y-%m") for item in sheet.rows} == {f"{month:%Y-%m}"}


@pytest.mark.parametrize(
    "address",
    [
        "/papers/event/nothing.pdf",
        "/papers/place/nowhere/2026-12.pdf",
        "/papers/place/sannomaru-center/2026-13.pdf",
        "/papers/place/sannomaru-center/9999-1.pdf",
        "/papers/place/sannomaru-center/1999-1.pdf",
        "/papers/area/nowhere.pdf",
    ],
)
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_an_event_that_is_over_has_no_poster(client):
    Occurrence.objects.all().delete()
    assert client.get(POSTER).status_code == 404


def test_while_another_one_is_made_people_are_asked_to_wait(client, monkeypatch):
    monkeypatch.setattr(kept_pdf, "PATIENCE", 0)
    cache.set(kept_pdf.LOCK, 1, 60)
    response = client.get(POSTER)
    assert response.status_code == 503
    assert response["Retry-After"]


def test_pages_lead_to_their_papers(client):
    assert POSTER in client.get("/events/kawabe-second-saturday/").content.decode()
    place = PlacePage.objects.public_sources().get(slug="sannomaru-center")
    html = client.get(place.url).content.decode()
    assert month_address(timezone.localdate()) in html
    assert CIRCULAR in html
