"""Where a source page goes, whether into the bin or offline, its translations go, by themselves."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from wagtail.models import Page, PageViewRestriction, WorkflowPage

from hub.editorial.bin import put_into_bin, restore
from hub.editorial.glass import publish_past_review
from hub.editorial.models import BinPage
from hub.editorial.models.bin import in_bin
from hub.languages import setup
from hub.languages.admin.table.numbers import numbers
from hub.languages.checking import differences
from hub.languages.translated_pages import translation_of
from hub.languages.workflow import State
from tests.hub.languages.conftest import family

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def outdated(language: str) -> int:
    """Return how many pages the figures call older than their Japanese page."""
    return next(row.outdated for row in numbers() if row.language == language)


class TestOffline:
    def test_unpublishing_takes_all_languages_offline(self, client, source):
        source.unpublish()
        assert not Page.objects.filter(slug="kawabe-no-asa", live=True).exists()
        gone = client.get("/ko/stories/kawabe-no-asa/")
        assert gone.status_code == 410
        assert gone["Cache-Control"] == "no-cache"

    def test_what_went_with_it_comes_back_with_it(self, source):
        source.unpublish()
        source.get_latest_revision().publish()
        assert all(page.live for page in family("kawabe-no-asa").values())

    def test_what_was_offline_before_stays_offline(self, source):
        family("kawabe-no-asa")["ko"].unpublish()
        source.unpublish()
        source.get_latest_revision().publish()
        pages = family("kawabe-no-asa")
        assert {code for code, page in pages.items() if not page.live} == {"ko"}

    def test_a_page_that_comes_back_changed_is_older_in_its_translations(
        self, steps, english, source
    ):
        source.unpublish()
        steps.change_source(source, title="川べの夜")
        steps.follow(source)
        assert steps.translated_page(english).state == State.OUTDATED

    def test_nobody_reads_anything_older_while_it_is_offline(self, steps, english, source):
        steps.change_source(source, title="川べの夜")
        steps.follow(source)
        since = steps.translated_page(english).outdated_since
        source = Page.objects.get(pk=source.pk).specific
        source.unpublish()
        assert outdated("en") == 0
        assert list(differences()) == []
        source.get_latest_revision().publish()
        assert outdated("en") == 1
        assert steps.translated_page(english).outdated_since == since

    def test_taken_offline_by_itself_it_is_older_than_nothing(self, steps, english, source):
        steps.change_source(source, title="川べの夜")
        steps.follow(source)
        steps.take_offline(english)
        assert steps.translated_page(english).state == State.OFFLINE
        assert outdated("en") == 0
        assert list(differences()) == []

    def test_expiry_is_followed_and_extended_for_all(self, source, time_machine):
        from datetime import timedelta

        from django.utils import timezone

        source.expire_at = timezone.now() + timedelta(hours=1)
        source.save_revision().publish()
        time_machine.move_to(timedelta(hours=2))
        call_command("publish_scheduled")
        assert not any(page.live for page in family("kawabe-no-asa").values())
        source = family("kawabe-no-asa")["ja"]
        source.expire_at = None
        source.save_revision().publish()
        assert all(page.live for page in family("kawabe-no-asa").values())


class TestPlace:
    def test_a_new_slug_is_everybodys(self, client, source, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            source.slug = "kawabe-no-yoru"
            source.save_revision().publish()
        for prefix in ("", "/en", "/ko", "/ja-x-easy"):
            assert client.get(f"{prefix}/stories/kawabe-no-yoru/").status_code == 200
            old = client.get(f"{prefix}/stories/kawabe-no-asa/")
            assert (old.status_code, old.url) == (301, f"{prefix}/stories/kawabe-no-yoru/")
            assert old["Cache-Control"] == "no-cache"

    def test_an_old_address_in_a_missing_language_offers_the_others(
        self, client, source, django_capture_on_commit_callbacks
    ):
        family("kawabe-no-asa")["vi"].delete()
        with django_capture_on_commit_callbacks(execute=True):
            source.slug = "kawabe-no-yoru"
            source.save_revision().publish()
        response = client.get("/vi/stories/kawabe-no-asa/")
        assert response.status_code == 404
        assert 'href="/stories/kawabe-no-yoru/"' in response.content.decode()

    def test_a_version_from_before_keeps_the_new_slug(
        self, english, source, django_capture_on_commit_callbacks
    ):
        page = english.get_target_instance()
        before = page.live_revision
        with django_capture_on_commit_callbacks(execute=True):
            source.slug = "kawabe-no-yoru"
            source.save_revision().publish()
            before.publish()
        assert english.get_target_instance().slug == "kawabe-no-yoru"

    def test_moving_moves_where_the_new_place_is_translated_and_hides_elsewhere(self):
        pages = family("privacy")
        about = family("about")
        assert {"ja", "en", "ja-x-easy"} <= set(pages) <= set(about)
        about["en"].unpublish()
        about["en"].delete()
        pages["ja"].move(about["ja"], pos="last-child")
        moved = family("privacy")
        assert moved["ja-x-easy"].get_parent().pk == about["ja-x-easy"].pk
        assert not moved["en"].live

    def test_what_found_no_place_comes_when_there_is_one(self, steps, people):
        pages, about = family("privacy"), family("about")
        about["en"].delete()
        pages["ja"].move(about["ja"], pos="last-child")
        steps.publish(steps.ask(about["ja"]))
        moved = family("privacy")["en"]
        assert moved.live
        assert moved.get_parent().slug == "about"
        assert list(differences()) == []

    def test_a_translation_is_not_moved_by_itself(self, english):
        page = english.get_target_instance()
        page.move(page.get_parent().get_parent(), pos="last-child")
        assert english.get_target_instance().url_path == page.url_path

    def test_deleting_deletes_all_languages_and_their_words(self, english, source):
        source.delete()
        assert not Page.objects.filter(slug="kawabe-no-asa").exists()
        assert translation_of(source) is None
        assert not type(english).objects.filter(pk=english.pk).exists()

    def test_who_may_read_it_is_the_same_in_all_languages(self, client, source):
        restriction = PageViewRestriction.objects.create(
            page=source, restriction_type=PageViewRestriction.LOGIN
        )
        assert client.get("/en/stories/kawabe-no-asa/").status_code == 302
        restriction.delete()
        assert client.get("/en/stories/kawabe-no-asa/").status_code == 200


class TestBin:
    def test_what_is_deleted_goes_in_all_languages_and_comes_back_with_its_source(
        self, source, people
    ):
        row = put_into_bin(source, people.superuser)
        pages = family("kawabe-no-asa")
        assert len(pages) == 7
        assert all(in_bin(page) and not page.live for page in pages.values())
        assert list(differences()) == []
        restore(row, people.superuser)
        assert list(differences()) == []
        family("kawabe-no-asa")["ja"].get_latest_revision().publish()
        assert all(page.live for page in family("kawabe-no-asa").values())

    def test_no_review_is_set_up_over_a_bin(self, source, people):
        put_into_bin(source, people.superuser)
        setup.run()
        assert not WorkflowPage.objects.filter(page__in=BinPage.objects.all()).exists()


def test_no_emergency_publishes_a_draft_that_was_never_sent(steps, people):
    story = Page.objects.get(slug="hana-no-koen", locale__language_code="ja")
    wanted = steps.ask(story)
    with pytest.raises(PermissionDenied):
        publish_past_review(steps.page(wanted), people.superuser, "Because it cannot wait")
    assert not steps.page(wanted).live
