"""Deleting is a way into the bin, and back within a month; what was decided stays."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry

from hub.editorial import bin as page_bin
from hub.editorial.models import BinnedPage, BinPage, Decision
from hub.editorial.services import approve
from news.models import NewsPage


@pytest.fixture
def binned(steps, people) -> BinnedPage:
    return page_bin.put_into_bin(steps.public_page(people.writer), people.superuser)


def in_english(page: Page) -> Page:
    """Return a public English translation of `page`, made where it belongs."""
    english = Locale.objects.get(language_code="en")
    for above in page.get_ancestors().filter(depth__gt=1):
        if not above.has_translation(english):
            above.specific.copy_for_translation(english)
    translated = page.specific.copy_for_translation(english)
    translated.save_revision().publish()
    return translated


def delete(client, page: Page):
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def delete_in_bulk(client, page: Page):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    return client.post(f"{address}?id={page.pk}")


@pytest.mark.parametrize("way", [delete, delete_in_bulk])
def test_a_deleted_page_is_offline_in_the_bin_of_its_language(way, client, steps, people):
    page = steps.public_page(people.writer)
    client.force_login(people.superuser)
    assert way(client, page).status_code == 302
    row = BinnedPage.objects.get()
    page = steps.fresh(page)
    assert not page.live
    assert page.get_parent().specific == BinPage.objects.get(locale__language_code="ja")
    assert page.get_url() is None
    assert (row.place_id, row.binned_by) == (steps.hub.news.pk, people.superuser)
    assert row.address.endswith("/news/cleaning-day/")


def test_the_page_that_asks_says_how_long_there_is_a_way_back(client, steps, people):
    page = steps.public_page(people.writer)
    client.force_login(people.superuser)
    answer = client.get(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert "30" in answer.content.decode()
    assert not BinnedPage.objects.exists()


def test_translations_lie_in_their_own_bins_and_come_back_too(steps, people):
    page = steps.public_page(people.writer)
    english = in_english(page)
    home = english.get_parent()
    row = page_bin.put_into_bin(page, people.superuser)
    english.refresh_from_db()
    assert not english.live
    assert english.get_parent().specific == BinPage.objects.get(locale__language_code="en")
    page_bin.restore(row, people.superuser)
    assert steps.fresh(page).get_parent().pk == steps.hub.news.pk
    assert Page.objects.get(pk=english.pk).get_parent().pk == home.pk


def test_pages_below_go_along(steps, people, hub):
    page = steps.public_page(people.writer)
    row = page_bin.put_into_bin(hub.news, people.superuser)
    assert not steps.fresh(page).live
    assert page_bin.in_bin(steps.fresh(page))
    page_bin.restore(row, people.superuser)
    assert steps.fresh(page).url_path.endswith("/news/cleaning-day/")


def test_what_comes_back_is_a_draft_where_it_stood(client, steps, people, binned):
    client.force_login(people.superuser)
    assert "csrfmiddlewaretoken" in client.get(reverse("editorial:bin")).content.decode()
    client.post(reverse("editorial:restore", args=[binned.pk]))
    page = steps.fresh(binned.page)
    assert page.get_parent().pk == steps.hub.news.pk
    assert not page.live
    assert page.slug == "cleaning-day"
    assert not BinnedPage.objects.exists()
    said = PageLogEntry.objects.filter(page=page.pk, action__startswith="hub.")
    assert set(said.values_list("action", flat=True)) == {"hub.binned", "hub.restored"}


def test_an_address_that_is_taken_meanwhile_is_left_to_whoever_has_it(steps, people, binned):
    steps.new_page(people.writer, title="あとから来たページ")
    page = page_bin.restore(binned, people.superuser)
    assert page.slug == "cleaning-day-1"


def test_without_its_place_a_page_waits(steps, people, hub, binned):
    section = page_bin.put_into_bin(hub.news, people.superuser)
    with pytest.raises(PermissionDenied):
        page_bin.restore(binned, people.superuser)
    page_bin.restore(section, people.superuser)
    page_bin.restore(binned, people.superuser)
    assert steps.fresh(binned.page).get_parent().pk == hub.news.pk


STATES = ["draft", "sent back", "review", "scheduled", "taken offline", "public"]
MAY_BIN = {
    "superuser": {"draft", "sent back", "taken offline", "public"},
    "writer": {"draft"},
    "colleague": {"draft"},
    "approver": set(),
    "desk": set(),
    "translator": set(),
}


def page_in(state: str, steps, people) -> NewsPage:
    page = steps.new_page(people.writer)
    if state in ("public", "taken offline"):
        page.get_latest_revision().publish()
    if state == "taken offline":
        steps.fresh(page).unpublish()
    if state in ("review", "scheduled", "sent back"):
        task_state = steps.submit(page, people.writer)
        if state == "scheduled":
            approve(task_state, people.approver, go_live_at=timezone.now() + timedelta(days=3))
        if state == "sent back":
            task_state.reject(user=people.approver, comment="日付が古いままです。")
    return steps.fresh(page)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("way", [delete, delete_in_bulk])
def test_who_may_put_what_into_the_bin(state, way, steps, people):
    page = page_in(state, steps, people)
    did = set()
    for role in MAY_BIN:
        with transaction.atomic():
            client = Client()
            client.force_login(getattr(people, role))
            way(client, steps.fresh(page))
            if BinnedPage.objects.exists():
                did.add(role)
            transaction.set_rollback(True)
    assert did == {role for role, states in MAY_BIN.items() if state in states}


@pytest.mark.parametrize("role", MAY_BIN)
def test_nobody_touches_what_lies_in_the_bin(role, people, binned):
    for page in (binned.page.specific, binned.page.get_parent().specific):
        rights = page.permissions_for_user(getattr(people, role))
        names = [name for name in dir(rights) if name.startswith("can_")]
        allowed = {
            name
            for name in names
            if name not in ("can_copy_to", "can_move_to") and getattr(rights, name)()
        }
        assert allowed <= {"can_view_revisions"}


def test_a_language_and_a_translation_are_never_deleted_by_themselves(steps, people, hub):
    english = in_english(steps.public_page(people.writer))
    for page in (hub.home, english, english.get_parent().specific):
        assert not page.permissions_for_user(people.superuser).can_delete()


@pytest.mark.parametrize(
    ("role", "sees"), [("superuser", 1), ("writer", 1), ("desk", 0), ("translator", 0)]
)
def test_who_finds_it_in_the_bin(role, sees, people, binned, client):
    user = getattr(people, role)
    assert BinnedPage.objects.restorable_by(user).count() == sees
    client.force_login(user)
    answer = client.post(reverse("editorial:restore", args=[binned.pk]))
    assert answer.status_code == (302 if sees else 404)


def test_the_bin_is_emptied_after_thirty_days(people, binned, time_machine):
    time_machine.move_to(timedelta(days=29))
    call_command("forget", verbosity=0)
    assert BinnedPage.objects.exists()
    time_machine.move_to(timedelta(days=30, minutes=1))
    call_command("forget", verbosity=0)
    assert not BinnedPage.objects.exists()
    assert not Page.objects.filter(pk=binned.page_id).exists()


def test_a_page_that_cannot_go_keeps_no_other(people, steps, binned, time_machine, monkeypatch):
    other = page_bin.put_into_bin(
        steps.public_page(people.writer, title="別の日"), people.superuser
    )
    real = NewsPage.delete

    def delete_but_one(page, *args, **kwargs):
        if page.pk == binned.page_id:
            raise RuntimeError("held")
        return real(page, *args, **kwargs)

    monkeypatch.setattr(NewsPage, "delete", delete_but_one)
    time_machine.move_to(timedelta(days=31))
    with pytest.raises(CommandError, match=r"editorial\.bin"):
        call_command("forget", verbosity=0)
    assert list(BinnedPage.objects.values_list("pk", flat=True)) == [binned.pk]
    assert not Page.objects.filter(pk=other.page_id).exists()


def test_readers_are_told_that_the_page_has_ended(client, steps, people, binned):
    address = "/news/cleaning-day/"
    assert client.get(address).status_code == 410
    assert client.get("/news/never-was/").status_code == 404
    page_bin.restore(binned, people.superuser)
    assert client.get(address).status_code == 410  # a draft again, that was public once


def test_the_decision_outlives_the_page(client, steps, people, waiting, time_machine):
    approve(waiting, people.approver)
    row = Decision.objects.get()
    page_bin.put_into_bin(waiting.workflow_state.content_object, people.superuser)
    time_machine.move_to(timedelta(days=31))
    call_command("forget", verbosity=0)
    client.force_login(people.approver)
    answer = client.get(reverse("editorial:decision", args=[row.pk]))
    assert answer.status_code == 200
    sheet = answer.content.decode()
    assert "清掃の日（日程変更）" in sheet
    assert row.number in sheet
    assert "承認 花子" in sheet
