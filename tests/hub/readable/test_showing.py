"""Readings on pages: for whom they are shown, and that a settled reading holds at once."""

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import RequestFactory
from wagtail.models import ModelLogEntry

from hub.core import kinds
from hub.core.models import Switch
from hub.core.parts import State
from hub.readable import readings
from hub.readable.models import Reading
from hub.readable.showing.middleware import FuriganaMiddleware

pytestmark = pytest.mark.django_db
PAGE = '<!doctype html><html lang="{}"><head><title>市民</title></head><body>千本木町</body></html>'
ON, OFF, GRADE_4 = "furigana", "no-furigana", "furigana.grade-4"


def answer(
    language: str, cookie: str = "", path: str = "/", kind: str = "text/html"
) -> HttpResponse:
    request = RequestFactory().get(path)
    request.COOKIES["reading"] = cookie
    made = HttpResponse(PAGE.format(language), content_type=kind)
    return FuriganaMiddleware(lambda _request: made)(request)


@pytest.mark.parametrize(
    ("language", "cookie", "is_shown"),
    [
        ("ja", "", False),
        ("ja", ON, True),
        ("ja", OFF, False),
        ("ja", "nonsense", False),
        ("ja-x-easy", "", True),
        ("ja-x-easy", ON, True),
        ("ja-x-easy", OFF, False),
        ("ja-x-easy", GRADE_4, False),
        ("ja-x-easy", "large.no-furigana", False),
        ("en", ON, False),
        ("zh-hans", ON, False),
    ],
)
def test_readings_are_shown_to_who_wants_them(language, cookie, is_shown):
    assert ("<rt" in answer(language, cookie).content.decode()) == is_shown


def test_the_same_address_is_kept_apart_by_the_readers_cookie():
    assert "Cookie" in answer("ja")["Vary"]
    assert not answer("en").has_header("Vary")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/admin/pages/", "text/html"),
        ("/feeds/", "application/atom+xml"),
        ("/api/", "application/json"),
    ],
)
def test_the_admin_feeds_and_data_stay_clean(path, kind):
    assert "<rt" not in answer("ja", ON, path, kind).content.decode()


@pytest.mark.parametrize("state", [State.OFF, State.INSIDE])
def test_switched_off_nobody_has_readings(state):
    Switch.objects.update_or_create(part="furigana", defaults={"state": state})
    assert "<rt" not in answer("ja", ON).content.decode()


def test_a_reading_of_the_city_holds_at_once():
    assert "ちもとぎ" not in answer("ja", ON).content.decode()
    row = Reading.objects.create(written="千本木", reading="ちもとぎ")
    assert "ちもとぎ" in answer("ja", ON).content.decode()
    row.delete()
    assert "ちもとぎ" not in answer("ja", ON).content.decode()


def test_what_has_been_read_is_kept_while_no_reading_changes():
    first = readings.present_reader()
    kinds.changed(Switch)
    assert readings.present_reader() is first
    Reading.objects.create(written="千本木", reading="ちもとぎ")
    assert readings.present_reader() is not first


def test_names_of_rooms_are_read_as_they_say_below_what_staff_say(monkeypatch):
    given = [("青葉会", "アオバ カイ"), ("ＡＢＣ会", "エービーシーカイ"), ("ひらがな", "ヒラガナ")]
    monkeypatch.setattr(readings, "names", [lambda: given])
    assert readings.settled() == {"青葉会": "あおばかい"}
    Reading.objects.create(written="青葉会", reading="せいようかい")
    assert readings.settled() == {"青葉会": "せいようかい"}


@pytest.mark.parametrize(
    ("written", "reading", "field"),
    [
        ("かな", "かな", "written"),
        ("千本木", "sen", "reading"),
        ("千本木", "千本", "reading"),
        ("申し込み", "せつめい", "reading"),
    ],
)
def test_a_reading_that_cannot_be_is_refused(written, reading, field):
    with pytest.raises(ValidationError) as caught:
        Reading(written=written, reading=reading).full_clean()
    assert list(caught.value.message_dict) == [field]


def test_katakana_is_taken_as_hiragana():
    row = Reading(written=" 千本木 ", reading="チモトギ")
    row.full_clean()
    assert (row.written, row.reading) == ("千本木", "ちもとぎ")


def test_a_change_by_staff_is_on_record(admin_client):
    admin_client.post(
        "/admin/readings/new/", {"written": "千本木", "reading": "ちもとぎ", "note": ""}
    )
    assert Reading.objects.get().reading == "ちもとぎ"
    assert ModelLogEntry.objects.filter(action="hub.values_changed").exists()


def test_the_setting_is_chosen_without_script(client):
    page = client.get("/reading/").content.decode()
    assert 'value="furigana"' in page
    assert 'value="grade-3"' in page
    client.post("/reading/", {"furigana": "furigana", "grade": "grade-3", "size": "large"})
    assert client.cookies["reading"].value == "large.furigana.grade-3"
    assert "<rt" in client.get("/reading/").content.decode()


def test_a_page_in_easy_japanese_has_readings_but_not_in_what_it_says_of_itself(client):
    html = client.get("/ja-x-easy/").content.decode()
    head, _body, body = html.partition("<body")
    assert "<rt" in body
    assert "<rt" not in head
