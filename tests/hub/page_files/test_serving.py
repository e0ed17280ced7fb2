"""Kept pages: which are, who is answered with them, and what they never hold."""

import gzip

import pytest
from django.contrib.auth.models import Group
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from hub.accounts.models import User
from hub.core import kinds
from hub.core.models import Switch
from hub.core.parts import State
from hub.page_files import middleware
from hub.page_files.store import LAST, Address
from tests.hub.page_files.conftest import HOST

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
STORY = "/stories/kawabe-no-asa/"
PAGES = ["/", "/en/", "/news/", STORY, f"/ko{STORY}", "/groups/", "/groups/nihongo-hiroba/"]


def kept_headers(headers: dict[str, str]) -> dict[str, str]:
    own = {"ETag", "Vary", "Content-Length"}
    return {name: value for name, value in headers.items() if name not in own}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_made_once_and_then_read_from_its_file(files, path):
    made, read = files.get(path), files.get(path)
    assert (made.status, read.status) == (200, 200)
    assert files.asked == [path]
    assert made.body == read.body
    assert kept_headers(made.headers) == kept_headers(read.headers)
    assert "Content-Security-Policy" in read.headers


def test_a_page_is_sent_as_the_browser_takes_it(files):
    page = files.get(STORY).body
    compressed = files.get(STORY, HTTP_ACCEPT_ENCODING="gzip, br")
    assert gzip.decompress(compressed.body) == page
    assert compressed.headers["Content-Encoding"] == "gzip"
    head = files.get(STORY, "HEAD")
    assert (head.status, head.body, int(head.headers["Content-Length"])) == (200, b"", len(page))
    known = files.get(STORY, HTTP_IF_NONE_MATCH=head.headers["ETag"])
    assert (known.status, known.body) == (304, b"")
    assert files.get(STORY, HTTP_IF_NONE_MATCH='W/"another"').status == 200


def test_proxies_are_told_honestly_how_old_it_may_be(files):
    for _time in range(2):
        limits = files.get(STORY).headers["Cache-Control"]
        assert {"max-age=0", "stale-while-revalidate=60"} <= set(limits.split(", "))


@pytest.mark.parametrize(
    ("path", "method", "environ"),
    [
        ("/news/?page=2", "GET", {}),
        ("/news/?page=1", "GET", {}),
        (STORY, "HEAD", {}),
        (STORY, "POST", {}),
        (STORY, "GET", {"HTTP_HOST": "evil.example.jp"}),
        (STORY, "GET", {"HTTP_COOKIE": "csrftoken=abc"}),
        (STORY, "GET", {"HTTP_COOKIE": "reading=dark"}),
        (STORY, "GET", {"HTTP_COOKIE": "sessionid=abc"}),
        (STORY, "GET", {"HTTP_COOKIE": "messages=abc"}),
        (STORY, "GET", {"CONTENT_LENGTH": "5"}),
        ("/no-such-page/", "GET", {}),
        ("/stories", "GET", {}),
        ("/search/", "GET", {}),
        ("/reading/", "GET", {}),
        ("/accounts/login/", "GET", {}),
        ("/mypage/", "GET", {}),
        ("/admin/", "GET", {}),
        ("/enquiry/mirai-terakoya/", "GET", {}),
        ("/feeds/news.atom", "GET", {}),
        ("/sitemap.xml", "GET", {}),
        ("/healthz", "GET", {}),
        ("/news/../admin/", "GET", {}),
        ("/news//", "GET", {}),
    ],
)
def test_nothing_else_is_kept(files, path, method, environ):
    files.get(path, method, **environ)
    assert files.kept() == set()
    asked = len(files.asked)
    files.get(path, method, **environ)
    assert len(files.asked) == asked + 1


@pytest.mark.parametrize(
    "cookie",
    [
        *("sessionid=abc", "messages=abc", "a=1; sessionid=x", "reading=furigana; sessionid=x"),
        *("reading=dark.furigana.grade-3", "reading=x"),
    ],
)
def test_whoever_is_signed_in_or_told_something_or_reads_it_otherwise_sees_a_page_of_the_moment(
    files, cookie
):
    files.get(STORY)
    files.get(STORY, HTTP_COOKIE=cookie)
    assert files.asked == [STORY, STORY]


def test_a_choice_of_appearance_reads_the_same_file(files):
    files.get(STORY)
    files.get(STORY, HTTP_COOKIE="reading=dark.large; csrftoken=abc")
    assert files.asked == [STORY]


FURIGANA = {"HTTP_COOKIE": "csrftoken=abc; reading=dark.furigana"}
NO_FURIGANA = {"HTTP_COOKIE": "reading=no-furigana"}


@pytest.mark.parametrize(
    ("path", "chosen", "has_readings"),
    [(STORY, FURIGANA, True), (f"/ja-x-easy{STORY}", NO_FURIGANA, False)],
)
def test_who_chose_readings_or_none_reads_a_file_too(files, path, chosen, has_readings):
    usual = files.get(path)
    made, read = files.get(path, **chosen), files.get(path, **chosen)
    assert files.asked == [path, path]
    assert made.body == read.body != usual.body
    assert ("<ruby>" in read.text, "<ruby>" in usual.text) == (has_readings, not has_readings)
    assert files.get(path).body == usual.body
    files.store.set_aside(Address(HOST, path, "furigana" if has_readings else "no-furigana"))
    files.store.set_aside(Address(HOST, path))
    assert files.last == {path}


@pytest.mark.parametrize(
    ("path", "chosen"),
    [(STORY, NO_FURIGANA), (f"/ja-x-easy{STORY}", FURIGANA), (f"/ko{STORY}", FURIGANA)],
)
def test_a_choice_that_changes_nothing_of_a_page_reads_its_usual_file(files, path, chosen):
    files.get(path)
    files.get(path, **chosen)
    assert files.asked == [path]


def test_what_a_visitor_sends_along_changes_no_kept_page(files):
    odd = {
        "HTTP_ACCEPT_LANGUAGE": "ko",
        "HTTP_USER_AGENT": "<script>",
        "HTTP_REFERER": "https://evil.example.jp/",
        "HTTP_X_FORWARDED_HOST": "evil.example.jp",
        "HTTP_AUTHORIZATION": "Basic YTpi",
    }
    page = files.get(STORY, **odd).body
    files.store.forget(Address(HOST, STORY))
    assert files.get(STORY).body == page
    assert b"evil" not in page


def test_no_role_gets_into_a_kept_page(files):
    """Everybody of the demonstration opens pages that show more to them than to the public."""
    Switch.objects.filter(part="manual").update(state=State.INSIDE)
    kinds.changed(Switch)
    files.look()
    public = {path: files.get(path).body for path in PAGES}
    people = [
        *User.objects.filter(groups__in=Group.objects.all()).distinct(),
        User.objects.get(username="admin"),
    ]
    assert len(people) > 5
    for path in PAGES:
        files.store.forget(Address(HOST, path))
    for person in people:
        client = Client()
        client.force_login(person)
        cookie = f"sessionid={client.cookies['sessionid'].value}"
        for path in [*PAGES, "/manual/kyodo/"]:
            files.get(path, HTTP_COOKIE=cookie)
    assert files.kept() == set()
    assert {path: files.get(path).body for path in PAGES} == public
    assert files.get("/manual/kyodo/").status == 404


def test_a_page_for_some_is_not_kept(files):
    page = Page.objects.get(slug="kawabe-no-asa", locale__language_code="ja")
    for kind in (PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD):
        PageViewRestriction.objects.all().delete()
        PageViewRestriction.objects.create(page=page, restriction_type=kind, password="himitsu")
        files.look()
        files.get(STORY)
        assert files.kept() == set()


def test_a_page_made_from_what_nobody_tells_of_is_not_kept(files, monkeypatch):
    monkeypatch.setattr(middleware, "without_kind", lambda tables: {"accounts_user"})
    assert files.get(STORY).status == 200
    assert files.kept() == set()


def test_a_change_while_a_page_is_made_leaves_it_answered_but_not_kept(files, monkeypatch):
    def change_meanwhile(page: bytes) -> bytes:
        kinds.changed(Page)
        return page

    monkeypatch.setattr(middleware, "with_line", change_meanwhile)
    assert files.get(STORY).status == 200
    assert files.kept() == set()


def test_one_makes_a_page_while_others_read_the_last_one(files):
    page = files.get(STORY).body
    files.store.set_aside(Address(HOST, STORY))
    with files.store.turn(Address(HOST, STORY)) as is_mine:
        assert is_mine
        assert files.get(STORY).body == page
        assert files.asked == [STORY]
    files.get(STORY)
    assert files.asked == [STORY, STORY]


def test_who_cannot_wait_for_a_page_that_was_never_made_makes_it_too(files):
    with files.store.turn(Address(HOST, STORY)):
        assert files.get(STORY).status == 200
    assert files.kept() == set()


def test_without_the_process_that_watches_nothing_is_kept_or_served(files):
    files.get(STORY)
    (files.store.folder / "alive").unlink()
    files.get(STORY)
    files.get("/news/")
    assert files.asked == [STORY, STORY, "/news/"]
    assert files.kept() == {STORY}


def test_a_full_disk_keeps_nothing_and_answers_all(files, monkeypatch):
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.store, "keep", full)
    assert files.get(STORY).status == 200


class TestTheDatabaseIsAway:
    @pytest.fixture
    def away(self, files, monkeypatch):
        """Some pages were kept; one of them had become old when the database went."""
        files.get(STORY)
        files.get("/en/")
        files.store.set_aside(Address(HOST, "/en/"))

        def execute(*_args: object, **_kwargs: object) -> None:
            raise OperationalError("connection failed: Connection refused")

        for name in ("execute", "executemany"):
            monkeypatch.setattr(CursorWrapper, name, execute)
        files.asked.clear()
        return files

    def test_a_fresh_page_is_read_as_ever(self, away):
        answer = away.get(STORY)
        assert (answer.status, away.asked) == (200, [])
        assert "This page is shown as it was" not in answer.text

    def test_an_older_one_says_how_old_it_is(self, away):
        answer = away.get("/en/")
        assert answer.status == 200
        assert "This page is shown as it was on" in answer.text
        assert answer.headers["Cache-Control"] == "no-store"

    def test_who_chose_readings_reads_the_usual_form_if_there_is_no_other(self, away):
        answer = away.get(STORY, **FURIGANA)
        assert (answer.status, "のものです" in answer.text) == (200, True)

    def test_the_database_is_left_alone_for_a_while(self, away):
        for _time in range(3):
            away.get("/en/")
        assert away.asked == ["/en/"]

    def test_who_is_signed_in_reads_too(self, away):
        answer = away.get(STORY, HTTP_COOKIE="sessionid=" + "x" * 32)
        assert (answer.status, "のものです" in answer.text) == (200, True)

    @pytest.mark.parametrize(
        ("path", "method"),
        [("/en/?page=2", "GET"), ("/en/", "POST"), ("/news/", "GET"), ("/accounts/login/", "GET")],
    )
    def test_everything_else_asks_to_come_back(self, away, path, method):
        answer = away.get(path, method)
        assert answer.status in (403, 503)
        assert "This page is shown as it was on" not in answer.text

    def test_the_process_that_watches_waits(self, away):
        with pytest.raises(OperationalError):
            away.watch.look()
        assert away.kept() == {STORY}
        assert away.last == {"/en/"}
        assert away.store.file(LAST, Address(HOST, "/en/")).exists()
