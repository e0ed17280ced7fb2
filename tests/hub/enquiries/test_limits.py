"""How often someone may ask, what is sent twice, and what is forgotten."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from hub.core.forms import opened_stamp
from hub.enquiries import services
from hub.enquiries.models import Enquiry
from hub.enquiries.models.enquiry import sender_hash
from hub.mail.models import OutgoingMail
from tests.groups.town import PRIVATE
from tests.hub.enquiries.conftest import (
    SENDER,
    link_in,
    mails_to,
)

State = Enquiry.State


def test_one_address_does_not_get_many_links(asked):
    answers = [asked(email=SENDER.upper() if n % 2 else SENDER) for n in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert len(mails_to(SENDER)) + len(mails_to(SENDER.upper())) == services.PER_SENDER_A_DAY


def test_what_others_write_in_her_name_uses_none_of_her_share(hub, asked):
    Enquiry.objects.bulk_create(
        Enquiry(page=hub.group, state=State.UNCONFIRMED, hashed_sender=sender_hash(SENDER))
        for _n in range(services.PER_SENDER_A_DAY + 5)
    )
    assert asked().status_code == 302
    assert len(mails_to(SENDER)) == 1


def test_nobodys_mailbox_is_filled_in_her_name(hub, asked):
    Enquiry.objects.bulk_create(
        Enquiry(page=hub.group, state=State.UNCONFIRMED, hashed_sender=sender_hash(SENDER))
        for _n in range(services.UNCONFIRMED_A_DAY)
    )
    assert asked().status_code == 429
    assert mails_to(SENDER) == []


def test_one_place_does_not_send_many(asked):
    answers = [asked(email=f"a{n}@example.com").status_code for n in range(11)]
    assert answers == [302] * 10 + [429]


def test_one_group_does_not_get_many_a_day(hub, visitor, asked):
    asked()
    link = link_in(OutgoingMail.objects.get())
    Enquiry.objects.bulk_create(
        Enquiry(page=hub.group, state=State.SENT) for _n in range(services.PER_PAGE_A_DAY)
    )
    assert asked(email="late@example.com").status_code == 429
    assert visitor.post(link, {"way": "mail"}).status_code == 200
    assert len(mails_to(PRIVATE["email"])) == 0
    Enquiry.objects.filter(state=State.SENT).update(created_at=timezone.now() - timedelta(days=1))
    visitor.post(link, {"way": "mail"})  # the next day the same link works
    assert len(mails_to(PRIVATE["email"])) == 1


# Sent twice


def test_sent_twice_it_is_one_enquiry_with_one_mail(asked):
    opened = opened_stamp(60)
    answers = [asked(opened=opened) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Enquiry.objects.count() == 1
    assert len(mails_to(SENDER)) == 1


def test_who_goes_back_and_changes_a_word_asks_something_new(asked):
    opened = opened_stamp(60)
    asked(opened=opened)
    asked(opened=opened, words="And may I bring my dog?")
    assert Enquiry.objects.count() == 2


@pytest.mark.parametrize("character", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u3164", "\ufe0f"])
def test_a_character_that_nobody_sees_makes_no_other_sender(asked, people, character):
    services.block(sender_hash(SENDER), people["desk"], "")
    asked(email=SENDER.replace("@", f"@{character}"))
    assert Enquiry.objects.get().state == State.BLOCKED
    assert sender_hash(SENDER + character) == sender_hash(SENDER)


@pytest.mark.parametrize(
    "address",
    [
        SENDER.upper(),
        f" {SENDER}　",
        SENDER.replace("@", "＠"),
        f'"{SENDER.split("@")[0]}"@{SENDER.split("@")[1]}',
    ],
)
def test_a_mailbox_is_one_sender_however_it_is_written(address):
    assert sender_hash(address) == sender_hash(SENDER)


def test_an_old_phone_gets_mail_at_its_address(asked):
    asked(email="aoi..sora.@docomo.ne.jp")
    assert OutgoingMail.objects.get().recipient == '"aoi..sora."@docomo.ne.jp'


# Forgetting


def test_what_nobody_confirms_is_forgotten_after_two_days(asked, confirmed):
    asked()
    confirmed(email="second@example.com")
    call_command("forget", verbosity=0)
    assert Enquiry.objects.count() == 2
    Enquiry.objects.update(created_at=timezone.now() - timedelta(days=2, minutes=1))
    call_command("forget", verbosity=0)
    assert [enquiry.state for enquiry in Enquiry.objects.all()] == [State.SENT]
    assert Enquiry.objects.get().hashed_sender
    Enquiry.objects.update(created_at=timezone.now() - timedelta(days=91))
    call_command("forget", verbosity=0)
    assert Enquiry.objects.get().hashed_sender == ""
