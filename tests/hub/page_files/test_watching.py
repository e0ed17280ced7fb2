"""The process `files`: what becomes old, when, and what is made anew."""

import os
import time
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.utils import timezone
from wagtail.models import Page

from hub.core import kinds
from hub.core.models import Switch
from hub.core.parts import State
from hub.enquiries.models import EnquirySettings
from hub.page_files import middleware, watching
from hub.page_files.store import NOW, Address, Facts, Store
from news.models import NewsPage
from tests.hub.page_files.conftest import HOST

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
NEWS = "/news/nihongo-open-day/"


def page(slug: str = "nihongo-open-day") -> NewsPage:
    return NewsPage.objects.get(slug=slug, locale__language_code="ja")


def test_a_publication_sets_aside_what_shows_pages(files):
    files.get("/")
    files.get(NEWS)
    news = page()
    news.title = "日本語ひろばの日"
    news.save_revision().publish()
    files.look()
    assert (files.kept(), files.last) == (set(), {"/", NEWS})
    assert "日本語ひろばの日" in files.get(NEWS).text
    assert files.kept() == {NEWS}


def test_a_change_of_another_kind_leaves_a_page_alone(files):
    files.get("/stories/")
    files.get("/groups/nihongo-hiroba/")
    kinds.changed(EnquirySettings)
    files.look()
    assert files.kept() == {"/stories/"}


def test_a_draft_leaves_all_pages_alone(files):
    files.get(NEWS)
    news = page()
    news.title = "下書き"
    news.save_revision()
    files.look()
    assert files.kept() == {NEWS}


def test_what_is_offline_is_not_shown_later_either(files):
    files.get(NEWS)
    page().unpublish()
    files.look()
    assert (files.kept(), files.last) == (set(), set())


def test_what_is_closed_is_not_shown_later_either(files):
    files.get("/manual/kyodo/")
    Switch.objects.filter(part="manual").update(state=State.OFF)
    kinds.changed(Switch)
    files.look()
    assert (files.kept(), files.last) == (set(), set())


def test_a_page_that_is_gone_is_forgotten_by_its_next_reader(files):
    files.get(NEWS)
    files.store.set_aside(Address(HOST, NEWS))
    Page.objects.filter(pk=page().pk).update(live=False)
    assert files.get(NEWS).status == 410
    assert files.last == set()


def test_at_midnight_every_page_is_old(files, monkeypatch):
    files.get(NEWS)
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(watching.timezone, "localdate", lambda: tomorrow)
    files.look()
    assert (files.kept(), files.last) == (set(), {NEWS})


def test_a_page_begun_before_midnight_is_not_kept_after_it(files, monkeypatch):
    days = iter(["2027-03-31", "2027-04-01", "2027-04-01"])
    monkeypatch.setattr(middleware, "_today", lambda: next(days))
    assert files.get(NEWS).status == 200
    assert files.kept() == set()


def test_what_a_killed_maker_left_is_found_within_a_minute(files):
    files.get(NEWS)
    address = Address(HOST, NEWS)
    old = Facts(numbers={"all": -1}, day=files.store.facts(NOW, address).day)
    files.store.keep(address, b"old", b"old", old)
    files.look()
    assert files.kept() == {NEWS}
    files.watch.looked_through -= watching.LOOK_THROUGH_EVERY
    files.look()
    assert files.kept() == set()


def test_home_pages_and_lists_are_made_anew_without_a_reader(files):
    while files.watch.warm_next():
        files.look()
    assert {"/", "/en/", "/tl/", "/news/", "/groups/", "/ko/stories/"} - files.kept() <= {"/tl/"}
    assert NEWS not in files.kept()


def test_what_is_read_most_is_made_anew_too(files):
    files.get(NEWS)
    made = files.store.file(NOW, Address(HOST, NEWS))
    later = made.stat().st_mtime + 10
    os.utime(made, (later, made.stat().st_mtime))  # as it is after a reader
    kinds.changed(Page)
    files.look()
    while files.watch.warm_next():
        files.look()
    assert NEWS in files.kept()


def test_a_release_has_a_folder_of_its_own(tmp_path, files):
    files.get(NEWS)
    other = Store(tmp_path, "next")
    other.open()
    assert list(other.addresses(NOW)) == []
    assert (tmp_path / "current").resolve() == other.folder
    assert files.kept() == {NEWS}
    hours_ago = time.time() - 2 * 60 * 60
    os.utime(files.store.folder / "alive", (hours_ago, hours_ago))
    other.open()
    assert not files.store.folder.exists()


def test_a_process_that_begins_or_ends_leaves_nothing_fresh(files):
    files.get(NEWS)
    files.store.open()
    assert (files.kept(), files.last) == (set(), {NEWS})
    files.get("/")
    files.store.close()
    assert files.kept() == set()
    assert not files.store.is_watched()


def test_the_process_looks_until_it_is_stopped(files, monkeypatch):
    looks, stopped = [], Event()

    def look() -> None:
        looks.append(files.store.is_watched())
        if len(looks) == 3:
            stopped.set()

    monkeypatch.setattr(watching, "LOOK_EVERY", 0)
    monkeypatch.setattr(watching, "close_old_connections", lambda: None)
    monkeypatch.setattr(files.watch, "look", look)
    monkeypatch.setattr(files.watch, "warm_next", lambda: False)
    thread = Thread(target=watching.run, args=(files.watch, stopped))
    thread.start()
    thread.join(60)
    assert looks[1:] == [True, True]
    assert not files.store.is_watched()
