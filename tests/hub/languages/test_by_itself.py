"""What happens without anybody asking: rules by section, the day's list, drafts by a machine."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from hub.languages.machine import draft_due
from hub.languages.models import LanguageRule, MachineLanguage, MachineUse, PendingWork, Term
from hub.languages.parts import parts_of
from hub.languages.services import save_part
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
        assert steps.standing(translation).state == State.ASKED

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

    @pytest.mark.parametrize("role", ["translator", "reviewer", "approver"])
    def test_is_not_made_by_others(self, client, people, story, role):
        client.force_login(getattr(people, role))
        address = reverse("translation_rules:add")
        client.post(address, {"section": story.get_parent().pk, "language": "en"})
        assert not LanguageRule.objects.exists()


class TestTheGlossary:
    def test_is_kept_by_the_people_of_the_language_alone(self, client, people):
        english = Term.objects.create(language="en", japanese="協働", words="collaboration")
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
        Term.objects.create(language="en", japanese="協働", words="collaboration")
        client.force_login(people.translator)
        add = reverse("translation_terms:add")
        page = client.post(add, {"language": "en", "japanese": "協働", "words": "x"})
        assert page.status_code == 200
        assert Term.objects.count() == 1


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


class Machine(BaseHTTPRequestHandler):
    """Speaks LibreTranslate's protocol: answers each text in capitals, marked."""

    asked: list[str] = []
    fails = False

    def do_POST(self):
        wanted = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        type(self).asked += wanted["q"]
        self.send_response(503 if self.fails else 200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        texts = [f"[{wanted['target']}] {text}" for text in wanted["q"]]
        self.wfile.write(json.dumps({"translatedText": texts}).encode())

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def machine(settings):
    """A machine translator on this host, which the hub is told of."""
    Machine.asked, Machine.fails = [], False
    with ThreadingHTTPServer(("127.0.0.1", 0), Machine) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
            "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
            "OPTIONS": {
                "LIBRETRANSLATE_URL": f"http://127.0.0.1:{server.server_port}",
                "API_KEY": "",
            },
        }
        yield Machine
        server.shutdown()
        thread.join()


@pytest.fixture
def switched_on() -> MachineLanguage:
    return MachineLanguage.objects.create(language="en", is_on=True)


class TestTheMachine:
    def test_is_off_until_it_is_switched_on(self, machine, steps, story):
        translation = steps.ask(story)
        assert draft_due() == 0
        MachineLanguage.objects.create(language="en")
        assert draft_due() == 0
        assert machine.asked == []
        assert all(part.is_missing for part in parts_of(translation))

    def test_without_a_translator_does_nothing(self, steps, story, switched_on):
        steps.ask(story)
        assert draft_due() == 0

    def test_drafts_what_is_asked_for_and_marks_it(self, machine, steps, story, switched_on):
        translation = steps.ask(story)
        parts = parts_of(translation)
        assert draft_due() == len(parts)
        assert all(part.is_machine for part in parts_of(translation))
        assert steps.standing(translation).state == State.MACHINE
        assert not steps.page(translation).live

    def test_sends_only_what_has_no_words(self, machine, people, steps, story, switched_on):
        translation = steps.ask(story)
        first = parts_of(translation)[0]
        save_part(translation, *first.key, "Written by a person", people.translator)
        # Somebody has begun: the machine leaves that translation alone.
        draft_due()
        assert first.source not in machine.asked
        words = StringTranslation.objects.get(
            translation_of__data=first.source, locale=translation.target_locale
        )
        assert words.data == "Written by a person"

    def test_sends_only_the_changed_sentences_of_a_public_page(
        self, machine, steps, story, switched_on
    ):
        translation = steps.ask(story)
        steps.publish(translation)
        steps.change_source(story, summary="これだけが新しい文です。")
        steps.follow(story)
        draft_due()
        assert machine.asked == ["これだけが新しい文です。"]

    def test_never_sends_what_not_everybody_may_read(self, machine, steps, story, switched_on):
        steps.ask(story)
        story.unpublish()
        assert draft_due() == 0
        assert machine.asked == []

    def test_keeps_to_the_months_budget(self, machine, steps, story, switched_on):
        switched_on.monthly_characters = 1000
        switched_on.save()
        translation = steps.ask(story)
        draft_due()
        draft_due()
        assert 0 < sum(map(len, machine.asked)) <= 1000
        assert MachineUse.objects.get().characters == sum(map(len, machine.asked))
        assert any(part.is_missing for part in parts_of(translation))

    def test_that_fails_leaves_all_as_it_was(self, machine, steps, story, switched_on, caplog):
        machine.fails = True
        translation = steps.ask(story)
        assert draft_due() == 0
        assert all(part.is_missing for part in parts_of(translation))
        assert "machine translator failed" in caplog.text

    def test_is_switched_by_superusers_alone(self, client, people):
        add = reverse("translation_machine:add")
        data = {"language": "en", "is_on": "on", "monthly_characters": "1000"}
        for role in ("editor", "translator", "reviewer", "approver"):
            client.force_login(getattr(people, role))
            client.post(add, data)
        assert not MachineLanguage.objects.exists()
        client.force_login(people.superuser)
        client.post(add, data)
        assert MachineLanguage.objects.get().is_on
