"""What happens to a source page happens to its translations, by itself."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from wagtail.models import GroupPagePermission, Page, PageViewRestriction, WorkflowPage

from groups.models import GroupPage
from hub.accounts.models import User
from hub.editorial.bin import put_into_bin, restore
from hub.editorial.glass import publish_past_review
from hub.editorial.models import BinPage
from hub.editorial.models.bin import in_bin
from hub.languages import setup
from hub.languages.checking import differences
from hub.languages.models import PendingWork
from hub.languages.parts import parts_of
from hub.languages.services import approve, save_part
from hub.languages.standing import translation_of
from hub.languages.workflow import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def family(slug: str) -> dict[str, Page]:
    pages = Page.objects.filter(slug=slug).select_related("locale")
    return {page.locale.language_code: page.specific for page in pages}


@pytest.fixture
def source() -> Page:
    """The Japanese page of `english`, public in all seven languages."""
    return family("kawabe-no-asa")["ja"]


def test_the_demonstration_begins_in_line():
    assert list(differences()) == []


class TestText:
    def test_a_change_makes_translations_older_by_its_parts(self, steps, english, source):
        steps.change_source(source, title="川べの夜", summary="夜の話です。")
        assert PendingWork.objects.filter(translation_key=source.translation_key).exists()
        steps.follow(source)
        present = steps.standing(english)
        assert (present.state, present.record.outdated_parts) == (State.OUTDATED, 2)
        assert present.outdated_since
        assert present.missing == 2
        assert steps.page(english).live

    def test_a_change_without_words_changes_no_state(self, steps, english, source):
        steps.change_source(source, show_in_menus=not source.show_in_menus)
        steps.follow(source)
        assert steps.standing(english).state == State.PUBLIC

    def test_what_changes_no_word_is_published_by_itself(self, steps, english, source):
        body = source.body.raw_data
        steps.change_source(source, body=[body[1], body[0], *list(body)[2:]])
        before = [block.id for block in steps.page(english).specific.body]
        steps.follow(source)
        page = steps.page(english).specific
        assert [block.id for block in page.body] == [before[1], before[0], *before[2:]]
        assert steps.standing(english).state == State.PUBLIC
        assert list(differences()) == []

    def test_by_itself_publishes_no_word_that_nobody_approved(self, steps, english, source, people):
        part = parts_of(english)[0]
        save_part(english, part.path, part.source, "Nobody read this", people.translator)
        body = source.body.raw_data
        steps.change_source(source, body=[body[1], body[0], *list(body)[2:]])
        steps.follow(source)
        assert steps.page(english).title == part.words
        assert steps.standing(english).state == State.IN_WORK

    def test_a_sentence_taken_out_goes_everywhere(self, steps, english, source):
        gone = source.body.raw_data[0]["id"]
        steps.change_source(source, body=list(source.body.raw_data)[1:])
        steps.follow(source)
        assert gone not in [block.id for block in steps.page(english).specific.body]

    def test_going_back_to_the_approved_text_is_up_to_date_again(self, steps, english, source):
        title = source.title
        steps.change_source(source, title="川べの夜")
        steps.follow(source)
        steps.change_source(source, title=title)
        steps.follow(source)
        assert steps.standing(english).state == State.PUBLIC

    def test_mending_it_makes_it_public_again(self, steps, english, source):
        steps.change_source(source, title="川べの夜")
        steps.follow(source)
        steps.publish(english)
        assert steps.standing(english).state == State.PUBLIC
        assert steps.page(english).title == "川べの夜."

    def test_a_change_during_a_review_leaves_the_review(self, steps, english, source, people):
        part = parts_of(english)[0]
        save_part(english, part.path, part.source, "Reviewed", people.translator)
        review = steps.send(english)
        steps.change_source(source, summary="夜の話です。")
        steps.follow(source)
        assert steps.standing(english).state == State.IN_REVIEW
        approve(review, people.reviewer)
        assert steps.page(english).title == "Reviewed"
        present = steps.standing(english)
        assert (present.state, present.record.outdated_parts) == (State.OUTDATED, 1)

    def test_what_is_sent_translates_the_page_of_today(self, steps, english, source, people):
        part = parts_of(english)[0]
        save_part(english, part.path, part.source, "Other", people.translator)
        steps.change_source(source, summary="夜の話です。")
        from hub.languages.services import Incomplete

        with pytest.raises(Incomplete):
            steps.send(english)


class TestQueue:
    def test_keeps_what_failed_and_says_so(self, steps, english, source, client, monkeypatch):
        def broken(key):
            raise RuntimeError("no disk")

        steps.change_source(source, title="川べの夜")
        monkeypatch.setattr("hub.languages.services.pending.follow", broken)
        call_command("follow_sources", verbosity=0)  # not overdue: the task is to do it
        pending = PendingWork.objects.get(translation_key=source.translation_key)
        assert pending.attempts == 0
        from hub.languages.services.pending import do

        assert not do(pending)
        line = client.get("/healthz").json()["translations"]
        assert (line["waiting"], line["failing"]) == (1, 1)
        assert "no disk" in line["last_error"]

    def test_does_what_a_lost_task_left(self, steps, english, source, time_machine):
        from datetime import timedelta

        steps.change_source(source, title="川べの夜")
        time_machine.move_to(timedelta(minutes=11))
        call_command("follow_sources", verbosity=0)
        assert steps.standing(english).state == State.OUTDATED
        assert not PendingWork.objects.exists()

    def test_does_not_forget_a_demand_made_meanwhile(self, steps, english, source, monkeypatch):
        from hub.languages.services import following, pending

        steps.change_source(source, title="川べの夜")
        row = PendingWork.objects.get(translation_key=source.translation_key)

        def meanwhile(key):
            following.follow(key)
            pending.want(key)

        monkeypatch.setattr(pending, "follow", meanwhile)
        assert pending.do(row)
        assert PendingWork.objects.filter(pk=row.pk, demands=2).exists()

    def test_what_was_not_brought_is_found_at_night_and_mended(self, steps, english, source):
        steps.change_source(source, title="川べの夜")
        PendingWork.objects.all().delete()
        assert list(differences())
        call_command("check_translations", verbosity=0)
        steps.follow(source)
        assert list(differences()) == []


class TestOffline:
    def test_unpublishing_takes_all_languages_offline(self, client, source):
        source.unpublish()
        assert not Page.objects.filter(slug="kawabe-no-asa", live=True).exists()
        assert client.get("/ko/stories/kawabe-no-asa/").status_code == 410

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
        assert steps.standing(english).state == State.OUTDATED

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
        assert set(pages) == set(about) == {"ja", "en", "ja-x-easy"}
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


def test_nobody_holds_publish():
    assert not GroupPagePermission.objects.filter(permission__codename="publish_page").exists()
    assert not User.objects.filter(
        is_superuser=False, user_permissions__codename="publish_page"
    ).exists()


def test_a_translation_keeps_no_private_value():
    for page in GroupPage.objects.exclude(locale__language_code="ja"):
        assert not any(
            (page.phone, page.email, page.representative, page.contact_person, page.address)
        )
        assert page.latitude is None
        content = page.get_latest_revision().content
        assert not any(content[name] for name in GroupPage.source_only_fields)


def test_values_are_read_from_the_source():
    pages = family("mirai-terakoya")
    source = pages["ja"]
    source.phone, source.phone_public = "029-000-9999", True
    source.save_revision().publish()
    english = GroupPage.objects.get(pk=pages["en"].pk)
    assert english.contact.phone == "029-000-9999"
    source.phone_public = False
    source.save_revision().publish()
    assert GroupPage.objects.get(pk=pages["en"].pk).contact.phone == ""
    assert Client().get("/en/groups/mirai-terakoya/").status_code == 200


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
