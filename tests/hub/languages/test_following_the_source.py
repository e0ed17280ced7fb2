"""What happens to a source page happens to its translations, by itself."""

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import GroupPagePermission

from groups.models import GroupPage
from hub.accounts.models import User
from hub.languages.checking import differences
from hub.languages.models import PendingWork
from hub.languages.parts import parts_of
from hub.languages.services import approve, save_part
from hub.languages.workflow import State
from tests.hub.languages.conftest import family

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def test_the_demonstration_begins_in_line():
    assert list(differences()) == []


class TestText:
    def test_a_change_makes_translations_older_by_its_parts(self, steps, english, source):
        steps.change_source(source, title="川べの夜", summary="夜の話です。")
        assert PendingWork.objects.filter(translation_key=source.translation_key).exists()
        steps.follow(source)
        present = steps.translated_page(english)
        assert (present.state, present.record.outdated_parts) == (State.OUTDATED, 2)
        assert present.outdated_since
        assert present.missing == 2
        assert steps.page(english).live

    def test_a_change_without_words_changes_no_state(self, steps, english, source):
        steps.change_source(source, show_in_menus=not source.show_in_menus)
        steps.follow(source)
        assert steps.translated_page(english).state == State.PUBLIC

    def test_what_changes_no_word_is_published_by_itself(self, steps, english, source):
        body = source.body.raw_data
        steps.change_source(source, body=[body[1], body[0], *list(body)[2:]])
        before = [block.id for block in steps.page(english).specific.body]
        steps.follow(source)
        page = steps.page(english).specific
        assert [block.id for block in page.body] == [before[1], before[0], *before[2:]]
        assert steps.translated_page(english).state == State.PUBLIC
        assert list(differences()) == []

    def test_by_itself_publishes_no_word_that_nobody_approved(self, steps, english, source, people):
        part = parts_of(english)[0]
        save_part(english, part.path, part.source, "Nobody read this", people.translator)
        body = source.body.raw_data
        steps.change_source(source, body=[body[1], body[0], *list(body)[2:]])
        steps.follow(source)
        assert steps.page(english).title == part.words
        assert steps.translated_page(english).state == State.IN_WORK

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
        assert steps.translated_page(english).state == State.PUBLIC

    def test_mending_it_makes_it_public_again(self, steps, english, source):
        steps.change_source(source, title="川べの夜")
        steps.follow(source)
        steps.publish(english)
        assert steps.translated_page(english).state == State.PUBLIC
        assert steps.page(english).title == "川べの夜."

    def test_a_change_during_a_review_leaves_the_review(self, steps, english, source, people):
        part = parts_of(english)[0]
        save_part(english, part.path, part.source, "Reviewed", people.translator)
        review = steps.send(english)
        steps.change_source(source, summary="夜の話です。")
        steps.follow(source)
        assert steps.translated_page(english).state == State.IN_REVIEW
        approve(review, people.reviewer)
        assert steps.page(english).title == "Reviewed"
        present = steps.translated_page(english)
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

        PendingWork.objects.all().delete()  # what the demonstration still has to do
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
        assert steps.translated_page(english).state == State.OUTDATED
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
