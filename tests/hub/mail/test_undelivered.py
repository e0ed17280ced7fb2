"""Mail that does not arrive: refused while it is sent, or returned to the sender's mailbox."""

import smtplib
from email import message_from_bytes, policy
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone

from hub.mail.models import OutgoingMail
from hub.mail.services import send
from hub.mail.undelivered import mail_returned_by, note_undelivered, undelivered
from hub.telling.models import Subscriber
from tests.hub.telling.conftest import follows

pytestmark = pytest.mark.django_db
AOI = "aoi@example.com"


def written(recipient: str = AOI) -> OutgoingMail:
    return OutgoingMail.objects.create(recipient=recipient, subject="x", body="x", language="ja")


def returned(
    mail: OutgoingMail, action: str = "failed", status: str = "5.1.1", head_only: bool = False
) -> bytes:
    """Return what a mail server sends back of `mail` (RFC 3464)."""
    original = "text/rfc822-headers" if head_only else "message/rfc822"
    return f"""\
Content-Type: multipart/report; report-type=delivery-status; boundary="b"
MIME-Version: 1.0

--b
Content-Type: text/plain

We are sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; {mail.recipient}
Action: {action}
Status: {status}

--b
Content-Type: {original}

Message-ID: {mail.message_id}
Subject: x

--b--
""".encode()


def mail_of(content: bytes) -> OutgoingMail | None:
    return mail_returned_by(message_from_bytes(content, policy=policy.compat32))


@pytest.mark.parametrize("head_only", [True, False])
def test_a_returned_mail_is_known_by_its_name(head_only):
    mail = written()
    assert mail_of(returned(mail, head_only=head_only)) == mail


@pytest.mark.parametrize(
    ("action", "status"), [("delayed", "4.4.1"), ("failed", "5.7.1"), ("delivered", "2.0.0")]
)
def test_what_is_late_or_refused_for_another_reason_says_nothing_of_the_mailbox(action, status):
    assert mail_of(returned(written(), action, status)) is None


def test_nobody_ends_what_another_gets_by_an_invented_return():
    mail = written()
    invented = written()
    invented.created_at = mail.created_at.replace(
        microsecond=(mail.created_at.microsecond + 1) % 10**6
    )
    invented.pk = mail.pk
    assert mail_of(returned(invented)) is None
    for text in (b"", b"Subject: hello\n\nhello", b"\xff\x00" * 50):
        assert mail_of(text) is None


def answering(code: int, words: bytes):
    class Refusing(EmailBackend):
        def send_messages(self, messages):
            raise smtplib.SMTPRecipientsRefused({AOI: (code, words)})

    return Refusing


@pytest.mark.parametrize(
    ("code", "words", "is_final"),
    [
        (550, b"5.1.1 User unknown", True),
        (550, b"no such user here", True),
        (552, b"5.2.2 mailbox full", True),
        (450, b"4.2.0 greylisted", False),
        (554, b"5.7.1 relay access denied", False),
        (550, b"5.7.26 unauthenticated mail", False),
        (554, b"no thank you", False),
    ],
)
def test_a_refusal_counts_only_if_it_is_about_the_mailbox(monkeypatch, code, words, is_final):
    monkeypatch.setattr(
        "hub.mail.services.EmailMessage.send",
        lambda self: answering(code, words)().send_messages([self]),
    )
    mail = written()
    assert not send(mail)
    mail.refresh_from_db()
    assert (mail.undelivered_at is not None) is is_final
    reached = OutgoingMail.objects.undelivered_to([AOI], mail.created_at)
    assert reached == ({AOI} if is_final else set())


def test_two_mails_that_come_back_end_a_subscription_and_one_twice_does_not():
    follows(AOI, "tests.tea")
    first, second = written(), written(AOI)
    assert [note_undelivered(first), note_undelivered(first)] == [True, False]
    assert Subscriber.objects.get().bounces == 1
    note_undelivered(second)
    assert not Subscriber.objects.exists()


@pytest.fixture
def maildir(tmp_path) -> Path:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    return tmp_path


def test_a_maildir_is_read_and_what_was_understood_is_deleted(maildir):
    mail = written()
    (maildir / "new" / "1").write_bytes(returned(mail))
    (maildir / "new" / "2").write_bytes(b"Subject: holiday\n\nI am away.")
    told = []
    undelivered.connect(
        lambda address, **kwargs: told.append(address), weak=False, dispatch_uid="t"
    )
    try:
        for _n in range(2):
            call_command("read_bounces", str(maildir), verbosity=0)
    finally:
        undelivered.disconnect(dispatch_uid="t")
    assert told == [AOI]
    assert not list((maildir / "new").iterdir())
    assert len(list((maildir / "cur").iterdir())) == 1


def test_one_mail_is_read_from_standard_input(monkeypatch):
    mail = written()
    content = TextIOWrapper(BytesIO(returned(mail)))
    monkeypatch.setattr("sys.stdin", content)
    call_command("read_bounces", "-", verbosity=0)
    mail.refresh_from_db()
    assert mail.undelivered_at <= timezone.now()


def test_without_a_maildir_nothing_is_read_and_a_wrong_one_is_named(tmp_path, settings):
    settings.BOUNCES_MAILDIR = ""
    call_command("read_bounces", verbosity=0)
    with pytest.raises(CommandError, match="no Maildir"):
        call_command("read_bounces", str(tmp_path), verbosity=0)
