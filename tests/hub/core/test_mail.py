"""The queue of e-mail: sent once, retried with growing patience, given up visibly."""

import contextlib
import socket
import time
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hub.mail.models import CLAIM, KEEP_SENT, RETRY_AFTER, OutgoingMail
from hub.mail.services import deliver, queue_mail, send

pytestmark = pytest.mark.django_db


class BrokenBackend(EmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError("mail server is away")


@pytest.fixture
def broken(settings):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"


@pytest.fixture
def template(settings, tmp_path):
    (tmp_path / "hello_subject.txt").write_text("Hello\n{{ name }}\n")
    (tmp_path / "hello.txt").write_text("Dear {{ name }}, it is {{ day|date }}.\n")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    return "hello"


@pytest.fixture
def mail(template) -> OutgoingMail:
    assert queue(template)
    return OutgoingMail.objects.get()


def queue(template, **values) -> bool:
    values.setdefault("address", "a@example.jp")
    values["context"] = {"name": "A & B", "day": timezone.localdate()} | values.get("context", {})
    return queue_mail(template=template, **values)


def later(mail: OutgoingMail) -> OutgoingMail:
    """Return `mail` read anew, its waiting time over."""
    OutgoingMail.objects.filter(pk=mail.pk).exclude(next_attempt_at=None).update(
        next_attempt_at=timezone.now()
    )
    mail.refresh_from_db()
    return mail


def given_up(mail: OutgoingMail) -> bool:
    return mail.sent_at is None and mail.next_attempt_at is None


def test_is_plain_text_with_its_reason(mail, template, mailoutbox):
    queue(template, context={"reason": "あなたは承認者です。"}, address="b@example.jp")
    call_command("send_pending_mail", verbosity=0)
    first, second = mailoutbox
    assert first.subject == "Hello A & B"
    assert first.body.startswith("Dear A & B, ")
    assert "あなたは承認者です。" in second.body
    assert first.content_subtype == "plain"
    assert first.message().get_content_type() == "text/plain"
    assert first.extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(("language", "sign"), [("ja", "年"), ("ko", "년"), ("", "年")])
def test_speaks_the_language_asked_for_or_japanese(template, language, sign):
    queue(template, language=language)
    assert sign in OutgoingMail.objects.get().body


def test_speaks_the_recipients_language(template, django_user_model):
    user = django_user_model.objects.create_user("vi", "vi@example.jp", language="en")
    queue(template, recipient=user, address="")
    mail = OutgoingMail.objects.get()
    assert (mail.recipient, mail.language) == ("vi@example.jp", "en")
    assert "年" not in mail.body


def test_without_an_address_there_is_no_mail(template, django_user_model):
    user = django_user_model.objects.create_user("D-0001", None)
    assert queue(template, recipient=user, address="") is False
    assert not OutgoingMail.objects.exists()


def test_is_queued_with_the_change_and_vanishes_with_it(template):
    with transaction.atomic():
        queue(template)
        assert DBTaskResult.objects.count() == 1
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_the_worker_sends_it_once(mail, mailoutbox):
    queued = DBTaskResult.objects.get()
    for _attempt in range(2):
        queued.task.call(*queued.task_result.args, **queued.task_result.kwargs)
    call_command("send_pending_mail", verbosity=0)
    assert [message.to for message in mailoutbox] == [["a@example.jp"]]
    mail.refresh_from_db()
    assert mail.sent_at is not None
    assert mail.attempts == 1


def test_it_bears_the_name_of_its_sender_and_the_same_at_each_attempt(mail, mailoutbox, settings):
    settings.DEFAULT_FROM_EMAIL = "こみっと <hub@city.example.jp>"
    send(mail)
    OutgoingMail.objects.update(sent_at=None, next_attempt_at=timezone.now())  # it was killed
    send(mail)
    first, again = [sent.message()["Message-ID"] for sent in mailoutbox]
    assert first == again
    assert first.endswith("@city.example.jp>")


def test_two_senders_do_not_send_the_same(mail, mailoutbox):
    assert mail.claim()
    assert not OutgoingMail.objects.get().claim()
    assert not send(OutgoingMail.objects.get())
    assert mailoutbox == []


def test_a_claim_of_a_process_that_died_ends(mail, mailoutbox):
    assert mail.claim()
    OutgoingMail.objects.update(next_attempt_at=timezone.now() - CLAIM)
    call_command("send_pending_mail", verbosity=0)
    assert len(mailoutbox) == 1


def test_a_failure_is_noted_and_tried_again_later(mail, broken, settings, mailoutbox):
    deliver.call(mail.pk)
    mail.refresh_from_db()
    assert mail.attempts == 1
    assert "mail server is away" in mail.last_error
    assert mail in OutgoingMail.objects.not_sent()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("send_pending_mail", verbosity=0)
    assert mailoutbox == []
    later(mail)
    call_command("send_pending_mail", verbosity=0)
    assert len(mailoutbox) == 1
    assert mail not in OutgoingMail.objects.not_sent()


def test_patience_grows_and_ends(mail, broken):
    waits = []
    while mail.next_attempt_at:
        send(later(mail))
        mail.refresh_from_db()
        if mail.next_attempt_at:
            waits.append(mail.next_attempt_at - timezone.now())
    assert mail.attempts == len(RETRY_AFTER) + 1
    assert waits == sorted(waits)
    assert given_up(mail)
    assert mail in OutgoingMail.objects.not_sent()
    assert mail not in OutgoingMail.objects.due()


def test_what_was_given_up_can_be_sent_after_all(mail, broken, settings, mailoutbox):
    while not given_up(mail):
        send(later(mail))
        mail.refresh_from_db()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.try_again()
    call_command("send_pending_mail", verbosity=0)
    assert len(mailoutbox) == 1


def test_old_mail_is_forgotten_and_unsent_mail_is_kept(mail, template):
    queue(template, address="b@example.jp", is_confidential=False)
    long_ago = timezone.now() - KEEP_SENT - timedelta(days=1)
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=long_ago, next_attempt_at=None)
    OutgoingMail.objects.exclude(pk=mail.pk).update(next_attempt_at=None, created_at=long_ago)
    call_command("forget", verbosity=0)
    assert [row.recipient for row in OutgoingMail.objects.all()] == ["b@example.jp"]


def test_an_answer_goes_to_whom_the_mail_names(template, mailoutbox):
    queue(template, reply_to="asker@example.jp")
    queue(template)
    call_command("send_pending_mail", verbosity=0)
    personal, automatic = mailoutbox
    assert personal.reply_to == ["asker@example.jp"]
    assert "asker@example.jp" in personal.body
    assert automatic.reply_to == []


def test_confidential_mail_is_forgotten_once_it_is_sent(template, broken, settings, mailoutbox):
    queue(template, reply_to="asker@example.jp", is_confidential=True)
    mail = OutgoingMail.objects.get()
    send(mail)
    mail.refresh_from_db()
    assert "Dear A & B" in mail.body  # it still has to go out
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    send(later(mail))
    assert "Dear A & B" in mailoutbox[0].body
    mail.refresh_from_db()
    assert (mail.body, mail.reply_to) == ("", "")


def test_confidential_mail_that_was_given_up_is_not_kept_for_ever(template):
    queue(template)
    queue(template, is_confidential=False)
    long_ago = timezone.now() - KEEP_SENT - timedelta(days=1)
    OutgoingMail.objects.update(next_attempt_at=None, created_at=long_ago, attempts=9)
    call_command("forget", verbosity=0)
    assert [mail.is_confidential for mail in OutgoingMail.objects.all()] == [False]


FOREVER = 60  # seconds


class SilentServer:
    """Takes one connection; says nothing, or (`drips`) one byte after the other without an end."""

    def __init__(self, drips: bool) -> None:
        self.drips = drips
        self.over = Event()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.thread = Thread(target=self.serve, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.over.set()
        self.thread.join()
        self.socket.close()

    def serve(self) -> None:
        connection, _address = self.socket.accept()
        with connection, contextlib.suppress(OSError):
            while not self.over.wait(0.05):
                if self.drips:
                    connection.sendall(b"2")


@pytest.mark.parametrize(
    ("drips", "time_out", "in_all"), [(False, 0.2, FOREVER), (True, FOREVER, 0.5)]
)
def test_a_server_that_does_not_answer_costs_its_time_once(
    mail, settings, monkeypatch, drips, time_out, in_all
):
    server = SilentServer(drips)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_TIMEOUT = time_out
    monkeypatch.setattr("hub.mail.services.SECONDS_FOR_ONE", in_all)
    started = time.monotonic()
    assert not send(mail)
    assert time.monotonic() - started < FOREVER / 2
    mail.refresh_from_db()
    assert mail.last_error
    assert mail.next_attempt_at > timezone.now()
    server.close()


def test_every_profile_has_an_end_for_mail(settings):
    assert 0 < settings.EMAIL_TIMEOUT <= 60
