"""Drafts by a machine: what it is sent, what becomes of its answers, and what if it fails.

A server on this host speaks the protocol of each service that a city can set up.
"""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from django.core.cache import cache
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from hub.core.kinds import changed
from hub.core.models import Switch
from hub.languages.admin.settings import state_in_words, use_in_words
from hub.languages.deepl import DeepL
from hub.languages.machine import draft_due
from hub.languages.models import MachineLanguage, MachineUse
from hub.languages.notices import notice_for
from hub.languages.parts import parts_of
from hub.languages.services import Incomplete, approve, save_part, send, start
from hub.languages.troubles import Trouble
from hub.languages.workflow import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


class Machine(BaseHTTPRequestHandler):
    """Speaks LibreTranslate's protocol and DeepL's: answers each text, marked.

    `status` is what it answers with, `answer` what it makes of the texts.
    """

    asked: list[str] = []
    status = 200
    answer = staticmethod(lambda texts: [f"[en] {text}" for text in texts])

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        is_deepl = self.path == "/v2/translate"
        if is_deepl:
            assert self.headers["Authorization"] == "DeepL-Auth-Key secret"
        texts = parse_qs(body)["text"] if is_deepl else json.loads(body)["q"]
        type(self).asked += texts
        words = self.answer(texts)
        answer = (
            {"translations": [{"text": text} for text in words]}
            if is_deepl
            else {"translatedText": words}
        )
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(params=["libretranslate", "deepl"])
def machine(request, settings, monkeypatch):
    """A translation service on this host, which the hub is told of."""
    Machine.asked, Machine.status = [], 200
    with ThreadingHTTPServer(("127.0.0.1", 0), Machine) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}"
        monkeypatch.setattr(DeepL, "get_api_endpoint", lambda self: f"{address}/v2/translate")
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
            "libretranslate": {
                "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
                "OPTIONS": {"LIBRETRANSLATE_URL": address, "API_KEY": ""},
            },
            "deepl": {"CLASS": "hub.languages.deepl.DeepL", "OPTIONS": {"AUTH_KEY": "secret"}},
        }[request.param]
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
        assert steps.translated_page(translation).state == State.MACHINE
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

    def test_sends_nothing_that_a_group_keeps_private(self, machine, people, steps, switched_on):
        group = Page.objects.get(slug="hanagokoro", locale__language_code="ja").specific
        private = [value for value in (group.phone, group.email) if value]
        assert private
        start(group, ["en"], people.desk)
        assert draft_due() > 0
        sent = "\n".join(machine.asked)
        assert not [value for value in private if value in sent]

    def test_is_named_to_readers_until_a_person_has_written(
        self, rf, machine, people, steps, story, switched_on
    ):
        translation = steps.ask(story)
        draft_due()
        review = send(translation, people.translator, looked_at=True)
        assert not steps.page(translation).live
        approve(review, people.reviewer)
        page = steps.page(translation).specific
        assert notice_for(rf.get("/"), page).has_machine_words

    @pytest.mark.parametrize(
        ("status", "trouble"),
        [
            (400, Trouble.REFUSED),
            (403, Trouble.KEY),
            (429, Trouble.BUSY),
            (456, Trouble.QUOTA),
            (500, Trouble.FAULT),
            (503, Trouble.FAULT),
        ],
    )
    def test_that_fails_leaves_all_as_it_was_and_says_why(
        self, machine, steps, story, switched_on, caplog, status, trouble
    ):
        machine.status = status
        translation = steps.ask(story)
        assert draft_due() == 0
        assert all(part.is_missing for part in parts_of(translation))
        assert steps.translated_page(translation).state == State.ASKED
        switched_on.refresh_from_db()
        assert str(trouble.label) in state_in_words(switched_on)
        assert "machine translator failed" in caplog.text

    def test_is_left_alone_for_a_while_then_asked_again(self, machine, steps, story, switched_on):
        machine.status = 429
        steps.ask(story)
        draft_due()
        times = len(machine.asked)
        draft_due()
        assert len(machine.asked) == times
        machine.status = 200
        cache.clear()  # the while is over
        assert draft_due() > 0
        switched_on.refresh_from_db()
        assert (switched_on.trouble, switched_on.troubled_since) == ("", None)

    def test_that_does_not_answer_is_no_harm(self, settings, steps, story, switched_on):
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
            "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
            "OPTIONS": {"LIBRETRANSLATE_URL": "http://127.0.0.1:9", "API_KEY": ""},
        }
        steps.ask(story)
        assert draft_due() == 0
        switched_on.refresh_from_db()
        assert switched_on.trouble == Trouble.SILENT

    @pytest.mark.parametrize(
        "answer",
        [
            lambda texts: texts[1:],
            lambda texts: [*texts, "one more"],
            lambda texts: [None] * len(texts),
            lambda texts: [{"text": text} for text in texts],
            lambda texts: ["x" * 100_000 for text in texts],
        ],
        ids=["too few", "too many", "none", "no text", "too long"],
    )
    def test_whose_answer_is_none_writes_nothing(
        self, monkeypatch, machine, steps, story, switched_on, answer
    ):
        monkeypatch.setattr(machine, "answer", staticmethod(answer))
        translation = steps.ask(story)
        assert draft_due() == 0
        assert all(part.is_missing for part in parts_of(translation))
        switched_on.refresh_from_db()
        assert switched_on.trouble == Trouble.NONSENSE

    @pytest.mark.parametrize(
        "words",
        ['<b onclick="x">y</b>', "<script>alert(1)</script>", '<a id="a9">elsewhere</a>', "\x00"],
    )
    def test_whose_marks_are_broken_is_no_translation(
        self, monkeypatch, machine, people, steps, story, switched_on, words
    ):
        monkeypatch.setattr(machine, "answer", staticmethod(lambda texts: [words] * len(texts)))
        translation = steps.ask(story)
        draft_due()
        assert all(part.is_missing for part in parts_of(translation))
        with pytest.raises(Incomplete):
            send(translation, people.translator, looked_at=True)

    def test_takes_no_language_that_it_does_not_know(self, client, people, machine):
        Switch.objects.filter(part="machine_drafts").update(state="public")
        client.force_login(people.superuser)
        data = {"language": "ja-x-easy", "is_on": "on", "monthly_characters": "1000"}
        answer = client.post(reverse("translation_machine:add"), data)
        assert "language" in answer.context["form"].errors
        assert not MachineLanguage.objects.exists()

    def test_shows_what_it_used(self, machine, steps, story, switched_on):
        steps.ask(story)
        draft_due()
        assert str(sum(map(len, machine.asked))) in use_in_words(switched_on)

    def test_is_switched_by_superusers_alone_once_the_city_has_it(self, client, people):
        add = reverse("translation_machine:add")
        client.force_login(people.superuser)
        assert client.get(add).status_code == 404
        Switch.objects.filter(part="machine_drafts").update(state="public")
        changed(Switch)
        data = {"language": "en", "is_on": "on", "monthly_characters": "1000"}
        for role in ("editor", "translator", "reviewer", "approver"):
            client.force_login(getattr(people, role))
            client.post(add, data)
        assert not MachineLanguage.objects.exists()
        client.force_login(people.superuser)
        client.post(add, data)
        assert MachineLanguage.objects.get().is_on
