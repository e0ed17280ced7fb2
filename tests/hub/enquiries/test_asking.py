"""Somebody asks a group: nothing reaches it before the sender confirmed, and nothing stays here."""

import pytest
from django.utils import timezone
from django.utils.translation import override

from hub.accounts.models import MailLink
from hub.core.forms import opened_stamp
from hub.enquiries.mailboxes import Question
from hub.enquiries.models import Enquiry
from hub.mail.models import OutgoingMail
from tests.groups.portal import form_of
from tests.groups.town import PRIVATE
from tests.hub.enquiries.conftest import (
    SENDER,
    link_in,
    mails_to,
    send_mail,
    typed,
)

TEAM = {"owner@example.jp", "editor@example.jp", PRIVATE["email"]}
State = Enquiry.State


def test_from_the_page_to_the_group(hub, people, visitor, asked, mailoutbox):
    address = f"/en/enquiry/{hub.group.slug}/"
    form = visitor.get(f"{address}?about=join")
    assert form_of(form)["questions"] == ["join"]
    assert "no-store" in form["Cache-Control"]
    answer = asked()
    assert answer.url == f"{address}sent/"
    assert visitor.get(answer.url).status_code == 200

    # To the sender alone, and no group has heard of it.
    mail = OutgoingMail.objects.get()
    assert (mail.recipient, mail.language) == (SENDER, "en")
    link = link_in(mail)
    assert link.startswith("/en/enquiry/confirm/")
    page = visitor.get(link)
    assert "I can come after six." in page.content.decode()
    assert OutgoingMail.objects.count() == 1
    assert Enquiry.objects.get().state == State.UNCONFIRMED

    sent = visitor.post(link, {"way": "mail"})
    assert sent.status_code == 200
    letters = OutgoingMail.objects.exclude(recipient=SENDER)
    assert {letter.recipient for letter in letters} == TEAM
    for letter in letters:
        assert letter.language == "ja"
        assert letter.reply_to == SENDER
        with override("ja"):
            assert str(Question.JOIN.label) in letter.body
            assert str(Question.LANGUAGE.label) in letter.body
        assert "英語（English）" in letter.body
        assert "I can come after six.\nIs that all right?" in letter.body
        assert "Lan" in letter.body

    # Nobody outside learns where the group reads its mail.
    told = " ".join(
        [*(r.content.decode() for r in (form, page, sent)), *(m.body for m in mails_to(SENDER))]
    )
    assert not [secret for secret in TEAM if secret in told]

    # What was written is in the mails alone, and there only until they are sent.
    enquiry = Enquiry.objects.get()
    assert enquiry.state == State.SENT
    assert (enquiry.questions, enquiry.words, enquiry.name, enquiry.email) == ([], "", "", "")
    assert not MailLink.objects.filter(email=SENDER).exists()
    send_mail()
    assert {tuple(message.reply_to) for message in mailoutbox} == {(), (SENDER,)}
    assert set(OutgoingMail.objects.values_list("body", "reply_to")) == {("", "")}


@pytest.mark.parametrize("language", ["ja", "ja-x-easy", "en", "zh-hans", "ko", "vi", "tl"])
def test_in_every_language(hub, people, visitor, asked, language):
    prefix = "" if language == "ja" else f"/{language}"
    form = visitor.get(f"{prefix}/enquiry/{hub.group.slug}/")
    assert form_of(form)["language"] == [language]
    assert asked(prefix, language=language).status_code == 302
    assert OutgoingMail.objects.get().language == language


def test_a_link_is_used_once(visitor, confirmed):
    link = confirmed()
    before = OutgoingMail.objects.count()
    for answer in (visitor.get(link), visitor.post(link, {"way": "mail"})):
        assert answer.status_code == 410
    assert OutgoingMail.objects.count() == before


def test_a_link_is_no_more_than_a_day_old(hub, visitor, asked):
    asked()
    link = link_in(OutgoingMail.objects.get())
    MailLink.objects.update(expires_at=timezone.now())
    answer = visitor.post(link, {"way": "mail"})
    assert answer.status_code == 410
    assert answer.context["subject"].pk == hub.group.pk  # to ask again
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize("token", ["x", "%00", "é" * 50, "x" * 3000])
def test_a_forged_link_finds_nothing(hub, visitor, token):
    for name in ("confirm", "report"):
        assert visitor.get(f"/enquiry/{name}/{token}/").status_code in (404, 410)


def test_the_groups_link_confirms_nothing(visitor, confirmed, asked):
    confirmed()
    report = link_in(mails_to(PRIVATE["email"])[0], "report")
    assert visitor.get(report.replace("/report/", "/confirm/")).status_code == 410
    asked(email="other@example.com")
    confirm = link_in(mails_to("other@example.com")[0])
    assert visitor.get(confirm.replace("/confirm/", "/report/")).status_code == 410


# Robots and people in a hurry


def test_what_only_robots_fill_in_sends_nothing_and_people_are_told_why(hub, visitor, asked):
    answer = asked(website="https://spam.example")
    assert answer.context["form"].non_field_errors()
    assert not Enquiry.objects.exists()
    assert not OutgoingMail.objects.exists()
    # A browser that fills in forms by itself did it: the same form, sent again, arrives.
    kept = form_of(answer)
    assert kept["website"] == [""]
    kept.pop("csrfmiddlewaretoken", None)
    assert visitor.post(f"/en/enquiry/{hub.group.slug}/", kept).status_code == 302


@pytest.mark.parametrize("seconds", [0, 90_000_000, None])
def test_who_is_too_quick_or_too_late_may_send_again(hub, people, visitor, asked, seconds):
    answer = asked(opened="" if seconds is None else opened_stamp(seconds))
    assert answer.status_code == 200
    assert not Enquiry.objects.exists()
    assert form_of(answer)["words"] == [typed()["words"]]
    kept = form_of(answer) | {"opened": opened_stamp(5)}
    kept.pop("csrfmiddlewaretoken", None)
    assert visitor.post(f"/en/enquiry/{hub.group.slug}/", kept).status_code == 302


def test_an_expired_form_comes_back_fresh(asked):
    answer = asked(opened="forged")
    assert form_of(answer)["opened"] != ["forged"]


# Bad input


@pytest.mark.parametrize(
    "bad",
    [
        {"email": "not an address"},
        {"email": f"{SENDER}\nBcc: all@example.com"},
        {"email": ""},
        {"questions": ["no-such-question"]},
        {"questions": [], "words": "  "},
        {"words": "x" * 1001},
        {"words": "nul\x00"},
        {"name": "x" * 61},
        {"language": "xx"},
        {"email": f"{'x' * 300}@example.com"},
    ],
)
def test_what_cannot_be_is_explained(asked, bad):
    answer = asked(**bad)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Enquiry.objects.exists()


def test_a_name_adds_no_header_and_no_line(confirmed, mailoutbox):
    confirmed(name="Lan\r\nBcc: all@example.com\r\nReply-To: other@example.com")
    send_mail()
    letters = [message for message in mailoutbox if message.to != [SENDER]]
    assert len(letters) == len(TEAM)
    for letter in letters:
        assert letter.reply_to == [SENDER]
        assert letter.recipients() == letter.to
        assert "\nBcc:" not in letter.body
        assert "Lan" not in letter.subject


@pytest.mark.parametrize("slug", ["no-such-group", "kawabe-club%00", "..%2fadmin"])
def test_an_unknown_group_is_unknown(hub, visitor, slug):
    assert visitor.get(f"/enquiry/{slug}/").status_code == 404


def test_a_group_that_is_not_public_cannot_be_asked(hub, visitor):
    hub.group.unpublish()
    assert visitor.get(f"/enquiry/{hub.group.slug}/").status_code in (404, 410)
