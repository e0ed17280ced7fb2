"""Leaflets: tagged PDF of public values, on one sheet, costly ones made one at a time."""

import io
import sys

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from pypdf import PdfReader

from groups.leaflets import services
from groups.leaflets.fitting import FOOT
from groups.leaflets.leaflet import Leaflet
from groups.models import CornerGroup, CornerPrint, GroupPage, InformationCorner
from hub.accounts.limits import consume
from hub.core import kept_pdf
from hub.pages.models import Area
from tests.groups.town import PRIVATE

MILLIMETRES = {"a4": (210, 297), "a5": (148, 210)}
LONGEST = {
    "summary": "と" * 200,
    "purpose": "目" * 400,
    "how_to_join": "申" * 400,
    "when_active": "時" * 200,
    "fee": "費" * 200,
    "entrance_fee": "入" * 120,
    "dues": "年" * 120,
    "ages": "歳" * 80,
}


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def words(reader: PdfReader) -> str:
    return "".join(page.extract_text() for page in reader.pages).replace("\n", "")


@pytest.fixture
def corner(hub, people):
    made = InformationCorner(name="情報コーナー（例）")
    made.areas = Area.objects.filter(code="senba")
    made.group_rows = [CornerGroup(group=GroupPage.objects.get(slug="betsu"))]
    made.save()
    GroupPage.objects.get(slug="betsu").save_revision().publish()
    return made


def test_each_cost_is_on_it_by_its_name(hub):
    GroupPage.objects.filter(pk=hub.group.pk).update(entrance_fee="500円", dues="年1,000円", fee="")
    (leaflet,) = Leaflet.of([GroupPage.objects.get(pk=hub.group.pk)], "a5", "ja")
    with override("ja"):
        costs = dict(leaflet.shown_facts)[gettext("Fees")]
        assert costs == "{} 500円\n{} 年1,000円".format(
            gettext("entrance fee"), gettext("membership dues")
        )


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_a_tagged_sheet_of_public_values(hub, size):
    visitor = Client()
    answer = visitor.get(f"/leaflets/{hub.group.slug}/{size}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies
    reader = read(answer.content)
    (sheet,) = reader.pages
    measured = (float(sheet.mediabox.width), float(sheet.mediabox.height))
    assert [round(points / 72 * 25.4) for points in measured] == list(MILLIMETRES[size])
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "ja"
    text = words(reader)
    for public in (
        "かわべクラブ（例）",
        "川を歩いて拾う。",
        "川べりをきれいに。",
        "千波",
        "大和田 春香",
    ):
        assert public in text
    assert not [secret for secret in PRIVATE.values() if secret in text]

    again = visitor.get(
        f"/leaflets/{hub.group.slug}/{size}.pdf", headers={"If-None-Match": answer["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(("cookie", "is_read"), [("", False), ("furigana", True)])
def test_its_kanji_have_readings_for_who_wishes(hub, cookie, is_read):
    visitor = Client()
    visitor.cookies["reading"] = cookie
    answer = visitor.get(f"/leaflets/{hub.group.slug}/a4.pdf")
    assert "Cookie" in answer["Vary"]
    reader = read(answer.content)
    assert len(reader.pages) == 1
    assert ("ひろ" in words(reader)) == is_read
    assert "千波" in words(reader)


def test_a_change_is_on_the_next_one_and_nothing_is_made_twice(hub, monkeypatch):
    address = f"/leaflets/{hub.group.slug}/a5.pdf"
    first = Client().get(address)
    with monkeypatch.context() as patched:
        patched.setattr(services, "html_to_pdf", None)  # would fail if it were asked
        assert Client().get(address).content == first.content
    group = GroupPage.objects.get(pk=hub.group.pk)
    group.summary = "雨の日は道具をみがく。"
    group.save_revision().publish()
    assert "雨の日は道具をみがく。" in words(read(Client().get(address).content))


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_the_longest_texts_fit(hub, size):
    GroupPage.objects.filter(pk=hub.group.pk).update(**LONGEST)
    group = GroupPage.objects.get(pk=hub.group.pk)
    (leaflet,) = Leaflet.of([group], size, "ja")
    assert leaflet.fit.density == "close"
    reader = read(Client().get(f"/leaflets/{group.slug}/{size}.pdf").content)
    assert len(reader.pages) == 1
    foot = FOOT * (11.5 if size == "a4" else 8.4)
    lowest = []
    reader.pages[0].extract_text(
        visitor_text=lambda text, matrix, at, *rest: (
            lowest.append(matrix[5] + at[5] * matrix[3]) if "申" in text or "費" in text else None
        )
    )
    assert lowest
    assert all(y >= 0 for y in lowest), foot


def test_the_page_to_print_is_there_without_pango(hub, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    page = Client().get(f"/leaflets/{hub.group.slug}/a4/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "かわべクラブ（例）" in text
    assert "a4.pdf" not in text
    assert not [secret for secret in PRIVATE.values() if secret in text]
    refused = Client().get(f"/leaflets/{hub.group.slug}/a4.pdf")
    assert refused.status_code == 404
    assert f"/leaflets/{hub.group.slug}/a4/" in refused.content.decode()


def test_one_is_made_at_a_time(hub, monkeypatch):
    monkeypatch.setattr(kept_pdf, "PATIENCE", 0.2)
    cache.set(kept_pdf.LOCK, 1, 60)
    answer = Client().get(f"/leaflets/{hub.group.slug}/a4.pdf")
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert f"/leaflets/{hub.group.slug}/a4/" in answer.content.decode()


def test_one_place_does_not_have_many_made(hub, rf):
    assert Client().get(f"/leaflets/{hub.group.slug}/a4.pdf").status_code == 200
    for _time in range(60):
        consume(rf.post("/"), "leaflet")
    assert Client().get(f"/leaflets/{hub.group.slug}/a5.pdf").status_code == 429
    assert Client().get(f"/leaflets/{hub.group.slug}/a4.pdf").status_code == 200  # it is kept


@pytest.mark.parametrize(
    "changes", [{"activity_status": "paused"}, {"activity_status": "closed"}, {"taken_out": True}]
)
def test_a_group_that_does_not_meet_has_none(hub, changes):
    GroupPage.objects.filter(pk=hub.group.pk).update(**changes)
    for name in ("a4/", "a4.pdf"):
        assert Client().get(f"/leaflets/{hub.group.slug}/{name}").status_code == 404
    assert "/leaflets/kawabe-club/a4/" not in Client().get(hub.group.url).content.decode()


@pytest.mark.parametrize(
    "path", ["x/a4.pdf", "kawabe-club/a3.pdf", "kawabe-club%00/a4/", "x/qr.svg"]
)
def test_what_is_not_there_is_404(hub, path):
    assert Client().get(f"/leaflets/{path}").status_code == 404


def test_the_qr_code_is_a_picture(hub):
    answer = Client().get(f"/leaflets/{hub.group.slug}/qr.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<?xml")


# Information corners


def test_all_leaflets_of_a_corner_in_one_print(hub, people, corner, client):
    client.force_login(people["desk"])
    page = client.get(reverse("groups_corner", args=[corner.pk]))
    assert [group.slug for group in page.context["groups"]] == ["kawabe-club", "betsu"]
    for _click in range(2):
        client.post(reverse("groups_corner_order", args=[corner.pk]), {"size": "a5"})
    ordered = CornerPrint.objects.get()
    services.make_print.call(ordered.pk)
    ordered.refresh_from_db()
    assert (ordered.state, ordered.group_count) == ("ready", 2)
    answer = client.get(reverse("groups_corner_print", args=[ordered.pk]))
    reader = read(b"".join(answer.streaming_content))
    assert ["かわべ" in sheet.extract_text() for sheet in reader.pages] == [True, False]
    assert not [secret for secret in PRIVATE.values() if secret in words(reader)]
    assert Client().get(f"/media/{ordered.file.name}").status_code == 404
    assert client.get(reverse("wagtailsnippets_groups_informationcorner:list")).status_code == 200
    assert (
        client.post(reverse("groups_corner_order", args=[corner.pk]), {"size": "a0"}).status_code
        == 302
    )
    assert CornerPrint.objects.count() == 1


def test_a_newer_print_takes_the_place_of_the_older(hub, people, corner):
    for _time in range(2):
        services.make_print.call(services.order_print(corner, "a5", people["desk"]).pk)
    (kept,) = CornerPrint.objects.all()
    assert kept.state == "ready"


@pytest.mark.parametrize("role", ["owner", "outsider", "approver", "translator"])
def test_prints_are_the_desks(hub, people, corner, client, role):
    client.force_login(people[role])
    order = reverse("groups_corner_order", args=[corner.pk])
    assert client.post(order, {"size": "a4"}).status_code in (302, 403)
    assert client.get(reverse("groups_corner", args=[corner.pk])).status_code in (302, 403)
    assert not CornerPrint.objects.exists()


def test_a_group_without_a_translation_has_a_japanese_sheet_in_the_readers_page(hub):
    text = Client().get(f"/vi/leaflets/{hub.group.slug}/a4/").content.decode()
    sheet = text[text.index("<article") : text.index("</article>")]
    assert '<html lang="vi"' in text
    assert 'lang="ja"' in sheet[: sheet.index(">")]
    assert "くわしいこと・質問" in sheet
    assert "In</button>" in text
