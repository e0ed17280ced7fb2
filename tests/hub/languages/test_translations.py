"""A translation is asked for, written, read by somebody else and published as it was read."""

import pytest
from django.core import mail
from wagtail.models import Locale, Page

from hub.accounts.roles import reviewers
from hub.core.rules import Refused
from hub.editorial.models import ReviewTask
from hub.editorial.notifications import review_path
from hub.languages.admin.wording import in_words
from hub.languages.parts import parts_of
from hub.languages.proofreading import Kind, faults
from hub.languages.services import (
    Incomplete,
    Overtaken,
    PartGone,
    save_part,
    send,
    start,
    withdraw,
)
from hub.languages.workflow import State
from hub.mail.models import OutgoingMail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


class TestAsking:
    def test_makes_a_draft_that_is_not_public(self, client, steps, wanted):
        assert not steps.page(wanted).live
        assert steps.translated_page(wanted).state == State.ASKED
        assert client.get("/en/stories/hana-no-koen/").status_code == 404

    def test_tells_the_translators_of_that_language_in_their_language(self, wanted, story):
        sent = OutgoingMail.objects.filter(subject__contains=story.title)
        assert [m.recipient for m in sent] == ["honyaku-en@city.example.jp"]
        assert "English" in sent.get().body
        assert mail.outbox == []  # the worker sends it, after the commit

    def test_twice_makes_and_tells_nothing_new(self, steps, wanted, story):
        assert steps.ask(story) == wanted
        assert OutgoingMail.objects.filter(subject__contains=story.title).count() == 1

    @pytest.mark.parametrize("role", ["translator", "reviewer", "approver", "desk"])
    def test_needs_the_right_to_change_the_page(self, people, story, role):
        with pytest.raises(Refused):
            start(story, ["en"], getattr(people, role))
        assert not story.has_translation(Locale.objects.get(language_code="en"))

    def test_by_the_form_of_the_admin(self, client, people, story):
        client.force_login(people.editor)
        english = Locale.objects.get(language_code="en")
        client.post(f"/admin/localize/submit/page/{story.pk}/", {"locales": [english.pk]})
        assert story.has_translation(english)

    def test_offers_only_languages_in_which_the_section_exists(self, client, people):
        chapter = Page.objects.get(slug="agreement", locale__language_code="ja")
        client.force_login(people.superuser)
        page = client.get(f"/admin/localize/submit/page/{chapter.pk}/")
        assert not page.context["form"].fields["locales"].queryset.exists()

    def test_is_refused_where_the_section_is_not_translated(self, people):
        chapter = Page.objects.get(slug="agreement", locale__language_code="ja")
        with pytest.raises(Refused):
            start(chapter, ["en"], people.superuser)

    def test_nobody_makes_a_translation_of_a_translation(self, steps, people, wanted):
        with pytest.raises(Refused):
            start(steps.page(wanted), ["ko"], people.superuser)


class TestWriting:
    def test_changes_nothing_public(self, client, steps, english, people):
        part = parts_of(english)[0]
        save_part(english, part.path, part.source, "A secret", people.translator)
        assert "A secret" not in client.get("/en/stories/kawabe-no-asa/").content.decode()
        assert steps.translated_page(english).state == State.IN_WORK

    def test_of_a_title_leaves_the_pages_own_row_until_it_is_sent(self, steps, wanted, people):
        title = parts_of(wanted)[0]
        before = steps.page(wanted).draft_title
        for words in ("x" * 300, "Flowers &amp; more"):
            save_part(wanted, *title.key, words, people.translator)
            assert steps.page(wanted).draft_title == before
        steps.write(wanted)
        steps.send(wanted)
        assert steps.page(wanted).draft_title == "Flowers & more"

    @pytest.mark.parametrize("role", ["editor", "reviewer", "other_translator", "approver"])
    def test_is_for_translators_of_the_language(self, people, english, role):
        part = parts_of(english)[0]
        with pytest.raises(Refused):
            save_part(english, part.path, part.source, "x", getattr(people, role))

    def test_is_closed_during_the_review(self, steps, wanted, people):
        steps.write(wanted)
        steps.send(wanted)
        part = parts_of(wanted)[0]
        for person in (people.translator, people.superuser):
            with pytest.raises(Refused):
                save_part(wanted, part.path, part.source, "x", person)

    def test_two_people_in_one_part_are_told_of_each_other(self, wanted, people):
        part = parts_of(wanted)[0]
        save_part(wanted, part.path, part.source, "First", people.translator, seen="")
        with pytest.raises(Overtaken) as overtaken:
            save_part(wanted, part.path, part.source, "Second", people.superuser, seen="")
        assert overtaken.value.part.words == "First"
        assert overtaken.value.part.author_id == people.translator.pk

    def test_a_part_that_the_japanese_no_longer_has_is_told(self, wanted, people):
        with pytest.raises(PartGone):
            save_part(wanted, "title", "なくなった題", "Gone", people.translator)

    def test_what_went_back_to_the_public_words_is_no_work(self, steps, english, people):
        part = parts_of(english)[0]
        save_part(english, part.path, part.source, "Other", people.translator)
        save_part(english, part.path, part.source, part.words, people.translator)
        assert steps.translated_page(english).state == State.PUBLIC


class TestSending:
    def test_waits_until_every_part_is_translated(self, steps, wanted, people):
        steps.write(wanted, leave=1)
        with pytest.raises(Incomplete) as incomplete:
            send(wanted, people.translator, looked_at=True)
        assert len(incomplete.value.faults) == 1
        assert not incomplete.value.can_be_sent_anyway

    def test_asks_about_figures_and_takes_the_answer(self, steps, wanted, people):
        steps.write(wanted)
        without = "No figures here"
        part = next(
            part
            for part in parts_of(wanted)
            if [fault.kind for fault in faults(part.source, without)] == [Kind.NUMBER]
        )
        save_part(wanted, part.path, part.source, without, people.translator)
        with pytest.raises(Incomplete) as incomplete:
            send(wanted, people.translator)
        assert incomplete.value.can_be_sent_anyway
        assert send(wanted, people.translator, looked_at=True)

    @pytest.mark.parametrize(
        ("words", "fits"), [("x" * 255, True), ("x" * 256, False), (f"&amp;{'x' * 254}", True)]
    )
    def test_says_which_line_is_too_long_for_the_page(self, steps, wanted, people, words, fits):
        steps.write(wanted)
        part = parts_of(wanted)[0]
        assert (part.path, part.longest) == ("title", 255)
        save_part(wanted, *part.key, words, people.translator)
        if fits:
            assert send(wanted, people.translator, looked_at=True)
            return
        with pytest.raises(Incomplete) as incomplete:
            send(wanted, people.translator, looked_at=True)
        (found,) = incomplete.value.faults
        assert (found.part.path, found.fault.kind) == ("title", Kind.LENGTH)
        assert "255" in in_words(found.fault)
        assert not incomplete.value.can_be_sent_anyway

    def test_leaves_what_is_public(self, steps, english, people, client):
        part = parts_of(english)[0]
        save_part(english, part.path, part.source, "Not read yet", people.translator)
        steps.send(english)
        assert "Not read yet" not in client.get("/en/stories/kawabe-no-asa/").content.decode()

    def test_mails_the_reviewers_where_to_review(self, steps, wanted):
        steps.write(wanted)
        review = steps.send(wanted)
        sent = OutgoingMail.objects.filter(body__contains=review_path(review))
        assert [m.recipient for m in sent] == ["kakunin-en@city.example.jp"]

    def test_is_refused_while_nobody_else_could_review_it(self, steps, wanted, people):
        steps.write(wanted)
        task = ReviewTask.objects.get(name=reviewers("en"))
        people.reviewer.groups.clear()
        people.translator.groups.add(*task.groups.all())  # reviews, but not their own words
        with pytest.raises(Refused):
            steps.send(wanted)
        assert steps.translated_page(wanted).state == State.IN_WORK
        people.easy_reviewer.groups.add(*task.groups.all())
        assert steps.send(wanted)

    def test_can_be_taken_back(self, steps, wanted, people):
        steps.write(wanted)
        steps.send(wanted)
        withdraw(wanted, people.translator)
        assert steps.translated_page(wanted).state == State.IN_WORK
        assert steps.send(wanted)
