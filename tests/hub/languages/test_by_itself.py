"""What happens without anybody asking: rules by section, the day's list."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from hub.languages.admin.settings import progress_in_words
from hub.languages.admin.table.numbers import numbers
from hub.languages.glossary import begin_glossary, own_terms
from hub.languages.models import LanguageRule, PendingWork, Term
from hub.languages.progress import progress
from hub.languages.workflow import State
from hub.mail.models import OutgoingMail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


class TestARule:
    def wanted(self, language: str = "en") -> set:
        rows = PendingWork.objects.filter(language=language)
        return set(rows.values_list("translation_key", flat=True))

    def test_asks_for_what_is_published_in_its_section(self, people, steps, story):
        LanguageRule.objects.create(
            section=story.get_parent(), language="en", made_by=people.editor
        )
        steps.change_source(story, summary="変わりました。")
        assert self.wanted() == {story.translation_key}
        steps.follow(story)
        translation = Translation.objects.get(
            source__object_id=story.translation_key, target_locale__language_code="en"
        )
        assert steps.translated_page(translation).state == State.ASKED

    def test_asks_for_nothing_elsewhere_or_twice(self, people, steps, story):
        news = Page.objects.get(slug="news", locale__language_code="ja")
        LanguageRule.objects.create(section=news, language="en")
        LanguageRule.objects.create(section=story.get_parent(), language="ko")
        steps.ask(story, "ko")
        steps.change_source(story, summary="変わりました。")
        assert self.wanted("en") == self.wanted("ko") == set()

    def test_is_made_by_who_may_ask_and_covers_what_is_there_already(self, client, people, story):
        client.force_login(people.editor)
        section = story.get_parent()
        address = reverse("translation_rules:add")
        client.post(address, {"section": section.pk, "language": "en"})
        rule = LanguageRule.objects.get()
        assert (rule.language, rule.made_by) == ("en", people.editor)
        assert story.translation_key in self.wanted()

    def test_shows_how_far_it_has_come(self, client, people, steps, story):
        client.force_login(people.editor)
        section = story.get_parent()
        client.post(reverse("translation_rules:add"), {"section": section.pk, "language": "ko"})
        before = progress(LanguageRule.objects.get())
        assert before.pages == before.asked + before.waiting
        steps.follow(story)
        after = progress(LanguageRule.objects.get())
        assert (after.asked, after.waiting) == (before.asked + 1, before.waiting - 1)
        words = client.get(reverse("translation_rules:index")).content.decode()
        assert progress_in_words(LanguageRule.objects.get()) in words
        of_korean = next(row for row in numbers() if row.language == "ko")
        assert of_korean.preparing == after.waiting

    @pytest.mark.parametrize("role", ["translator", "reviewer", "approver"])
    def test_is_not_made_by_others(self, client, people, story, role):
        client.force_login(getattr(people, role))
        address = reverse("translation_rules:add")
        client.post(address, {"section": story.get_parent().pk, "language": "en"})
        assert not LanguageRule.objects.exists()


class TestTheGlossary:
    def test_is_kept_by_the_people_of_the_language_alone(self, client, people):
        english = Term.objects.get(language="en", japanese="協働")
        client.force_login(people.other_translator)
        edit = reverse("translation_terms:edit", args=[english.pk])
        client.post(edit, {"language": "ko", "japanese": "x", "words": "x"})
        english.refresh_from_db()
        assert english.japanese == "協働"
        client.force_login(people.translator)
        client.post(edit, {"language": "en", "japanese": "協働", "words": "working together"})
        english.refresh_from_db()
        assert english.words == "working together"

    def test_takes_a_term_once_a_language(self, client, people):
        before = Term.objects.count()
        client.force_login(people.translator)
        add = reverse("translation_terms:add")
        page = client.post(add, {"language": "en", "japanese": "協働", "words": "x"})
        assert page.status_code == 200
        assert Term.objects.count() == before

    def test_begins_with_the_terms_of_the_hub_and_is_the_citys_from_then_on(self):
        own = {term.japanese for term in own_terms("vi")}
        assert set(Term.objects.of_language("vi").values_list("japanese", flat=True)) == own
        Term.objects.of_language("vi").exclude(japanese="協働").delete()
        begin_glossary("vi")
        assert Term.objects.of_language("vi").get().japanese == "協働"


class TestTheDaysList:
    def mails(self, person) -> list[OutgoingMail]:
        return list(OutgoingMail.objects.filter(recipient=person.email, subject__contains="翻訳"))

    def test_names_what_waits_once_a_day(self, people, steps, story, time_machine):
        steps.ask(story)
        OutgoingMail.objects.all().delete()
        call_command("send_translation_lists")
        call_command("send_translation_lists")
        sent = OutgoingMail.objects.filter(recipient=people.translator.email)
        assert sent.count() == 1
        assert story.title in sent.get().body

    def test_goes_to_the_reviewer_when_a_review_waits(self, people, steps, story):
        translation = steps.ask(story)
        steps.write(translation)
        steps.send(translation)
        OutgoingMail.objects.all().delete()
        call_command("send_translation_lists")
        bodies = OutgoingMail.objects.filter(recipient=people.reviewer.email)
        assert story.title in bodies.get().body

    def test_is_not_written_where_nothing_waits(self, people):
        Translation.objects.filter(target_locale__language_code="ko").delete()
        call_command("send_translation_lists")
        assert not OutgoingMail.objects.filter(recipient=people.other_translator.email).exists()
