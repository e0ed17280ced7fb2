"""A translation is read by somebody else, and published as it was read."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState

from hub.editorial.models import Deputy
from hub.editorial.notifications import review_path
from hub.languages.models import Remark, TranslatedRevision
from hub.languages.parts import parts_of
from hub.languages.services import (
    approve,
    keep_former,
    save_part,
    send_back,
    start,
    take_proposal,
)
from hub.languages.services.reviewing import PartRemark
from hub.languages.waiting import waiting_for
from hub.languages.workflow import State
from hub.mail.models import OutgoingMail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


class TestDeciding:
    @pytest.mark.parametrize(
        "role", ["translator", "editor", "approver", "desk", "other_reviewer", "other_translator"]
    )
    def test_is_for_reviewers_of_the_language(self, steps, wanted, people, role):
        steps.write(wanted)
        review = steps.send(wanted)
        with pytest.raises(PermissionDenied):
            approve(review, getattr(people, role))
        with pytest.raises(PermissionDenied):
            send_back(review, getattr(people, role), "No")
        assert not steps.page(wanted).live

    def test_is_for_another_person_than_who_wrote_a_part(self, steps, wanted, people):
        steps.write(wanted, leave=1)
        steps.write(wanted, by=people.superuser)
        review = steps.send(wanted)
        with pytest.raises(PermissionDenied):
            approve(review, people.superuser)
        approve(review, people.reviewer)

    def test_makes_the_page_public_under_its_address(self, client, steps, wanted):
        steps.publish(wanted)
        page = client.get("/en/stories/hana-no-koen/")
        assert page.status_code == 200
        assert 'hreflang="ja"' in page.content.decode()
        assert 'hreflang="en"' in client.get("/stories/hana-no-koen/").content.decode()
        assert steps.translated_page(wanted).state == State.PUBLIC

    def test_publishes_exactly_what_was_read(self, steps, english, people):
        part = parts_of(english)[0]
        save_part(english, part.path, part.source, "As it was read", people.translator)
        review = steps.send(english)
        english.source.stringsegment_set.get(context__path="title").string.translations.filter(
            locale_id=english.target_locale_id
        ).update(data="Slipped in")
        approve(review, people.reviewer)
        assert steps.page(english).title == "As it was read"

    def test_sends_back_with_remarks_that_leave_the_translator_the_author(
        self, steps, wanted, people
    ):
        steps.write(wanted)
        review = steps.send(wanted)
        part = parts_of(wanted)[0]
        send_back(
            review,
            people.reviewer,
            remarks=[PartRemark(part.path, part.source, "Too literal", "A better title")],
        )
        assert steps.translated_page(wanted).is_sent_back
        assert OutgoingMail.objects.filter(recipient="honyaku-en@city.example.jp").count() == 2
        remark = Remark.objects.open().get(translation=wanted)
        take_proposal(remark, people.translator)
        assert parts_of(wanted)[0].author_id == people.translator.pk
        approve(steps.send(wanted), people.reviewer)  # one translator and one reviewer suffice
        assert steps.page(wanted).title == "A better title"
        assert not Remark.objects.open().exists()

    def test_needs_a_reason_or_a_remark_to_send_back(self, steps, wanted, people):
        steps.write(wanted)
        review = steps.send(wanted)
        with pytest.raises(ValueError, match="reason"):
            send_back(review, people.reviewer)

    def test_keeps_who_wrote_what(self, steps, wanted, people):
        steps.write(wanted)
        version = TranslatedRevision.objects.get(revision=steps.send(wanted).revision)
        assert [author.pk for author in version.authors.all()] == [people.translator.pk]
        assert version.parts == [[part.path, part.source, part.words] for part in parts_of(wanted)]

    def test_on_a_date(self, steps, wanted, people, time_machine):
        steps.write(wanted)
        approve(steps.send(wanted), people.reviewer, go_live_at=timezone.now() + timedelta(days=1))
        assert not steps.page(wanted).live
        assert steps.translated_page(wanted).state == State.HELD
        assert waiting_for(people.translator) == []
        time_machine.move_to(timedelta(days=2))
        call_command("publish_scheduled")
        assert steps.page(wanted).live

    def test_on_a_date_that_the_reviewer_takes_back(self, client, steps, wanted, people):
        steps.write(wanted)
        review = steps.send(wanted)
        approve(review, people.reviewer, go_live_at=timezone.now() + timedelta(days=1))
        page = steps.page(wanted)
        cancel = reverse(
            "wagtailadmin_pages:revisions_unschedule", args=[page.pk, review.revision_id]
        )
        for person, may in ((people.translator, False), (people.reviewer, True)):
            client.force_login(person)
            assert (f'href="{cancel}"' in client.get(review_path(review)).text) is may
            client.post(cancel)
            assert (steps.translated_page(wanted).state == State.IN_WORK) is may

    def test_by_a_deputy_says_for_whom(self, client, steps, wanted, people):
        today = timezone.localdate()
        Deputy.objects.create(
            user=people.reviewer, deputy=people.easy_reviewer, starts_on=today, ends_on=today
        )
        steps.write(wanted)
        review = steps.send(wanted)
        client.force_login(people.easy_reviewer)
        assert f"{people.reviewer}さんの代決者として" in client.get(review_path(review)).text
        client.post(review_path(review), {"approve": "1", "approve-when": "now"})
        review.refresh_from_db()
        assert (review.finished_by, review.on_behalf_of) == (people.easy_reviewer, people.reviewer)
        assert steps.page(wanted).live

    def test_waits_for_the_japanese_page(self, steps, wanted, story):
        steps.write(wanted)
        review = steps.send(wanted)
        story.unpublish()
        approve(review, steps.people.reviewer)
        assert not steps.page(wanted).live
        assert steps.translated_page(wanted).state == State.HELD
        story.get_latest_revision().publish()
        assert steps.page(wanted).live

    def test_of_several_languages_together_publishes_them_with_the_last(self, steps, story, people):
        both = start(story, ["en", "ko"], people.editor, together=True)
        steps.publish(both[0])
        assert steps.translated_page(both[0]).state == State.HELD
        steps.write(both[1], by=people.other_translator)
        approve(steps.send(both[1], by=people.other_translator), people.other_reviewer)
        assert all(steps.page(translation).live for translation in both)

        # Later each goes its own way: a correction waits for no language that is offline.
        steps.take_offline(both[1])
        part = parts_of(both[0])[0]
        save_part(both[0], *part.key, "Better", people.translator)
        approve(steps.send(both[0]), people.reviewer)
        assert steps.page(both[0]).title == "Better"

    def test_of_languages_together_no_longer_waits_if_who_asks_says_so(
        self, client, steps, story, people
    ):
        first, second = start(story, ["en", "ko"], people.editor, together=True)
        steps.publish(first)
        address = reverse("wagtail_localize:submit_page_translation", args=[story.pk])
        for person, may in ((people.translator, False), (people.editor, True)):
            client.force_login(person)
            client.post(address, {"apart": "1"})
            assert steps.page(first).live is may
        assert 'name="apart"' not in client.get(address).text
        assert not steps.page(second).live


class TestRoundTrip:
    def test_of_a_review_in_the_admin(self, client, steps, wanted, people):
        client.force_login(people.translator)
        address = f"/admin/pages/{steps.page(wanted).pk}/edit/"
        assert client.get(address).url == f"/admin/translations/edit/{wanted.pk}/"
        steps.write(wanted)
        client.force_login(people.reviewer)
        review = review_path(steps.send(wanted))
        assert client.post(review, {"send_back": "1"}).context["send_back_form"].errors
        client.post(
            review, {"send_back": "1", "part-0-note": "短く", "part-0-proposal": "Flowers & more"}
        )
        remark = Remark.objects.open().get()
        assert (remark.note, remark.proposal) == ("短く", "Flowers &amp; more")
        steps.write(wanted)
        review = review_path(steps.send(wanted))
        assert parts_of(wanted)[0].words in client.get(review).content.decode()
        client.post(review, {"approve": "1", "approve-when": "now"})
        assert steps.page(wanted).live


class TestWaiting:
    @pytest.mark.parametrize(
        ("role", "sees_it"),
        [("translator", True), ("reviewer", False), ("other_translator", False), ("editor", False)],
    )
    def test_people_of_a_language_see_what_waits(
        self, client, steps, wanted, people, role, sees_it
    ):
        client.force_login(getattr(people, role))
        address = f"/admin/translations/edit/{wanted.pk}/"
        assert (address in client.get("/admin/").content.decode()) is sees_it

    def test_says_what_is_missing(self, steps, wanted, people):
        (waiting,) = waiting_for(people.translator)
        assert waiting.missing == len(parts_of(wanted)) > 0
        steps.write(wanted)
        assert waiting_for(people.reviewer) == []
        steps.send(wanted)
        (waiting,) = waiting_for(people.reviewer)
        assert waiting.review.status == TaskState.STATUS_IN_PROGRESS
        assert waiting_for(people.translator) == []


class TestFormerWording:
    def test_a_changed_sentence_begins_with_its_former_words(self, steps, english, people):
        before = parts_of(english)[0]
        source = Page.objects.get(slug="kawabe-no-asa", locale__language_code="ja")
        steps.change_source(source, title=f"{source.title}！")
        steps.follow(source)
        part = parts_of(english)[0]
        assert part.is_missing
        assert (part.former_source, part.former_words) == (before.source, before.words)
        keep_former(english, part.path, part.source, people.translator)
        assert parts_of(english)[0].words == before.words
