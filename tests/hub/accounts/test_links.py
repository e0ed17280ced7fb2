"""Links in e-mails: one purpose, one mailbox, hashes alone, and never a way round a password."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from groups.purposes import INVITATION
from hub.accounts import roles, services
from hub.accounts.links import (
    check_link_code,
    find_link,
    issue_link,
    use_link,
)
from hub.accounts.models import MailLink
from hub.accounts.purposes import SIGN_IN
from hub.enquiries.purposes import ENQUIRY

pytestmark = pytest.mark.django_db
MAILBOX = "daihyo@kawabe.example.jp"


def issue(**values):
    return issue_link(purpose=SIGN_IN, email=MAILBOX, with_code=True, **values)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_neither_token_nor_code_is_kept():
    issued = issue()
    kept = str(vars(MailLink.objects.get()))
    assert issued.token not in kept
    assert issued.code not in (issued.link.hashed_token, issued.link.hashed_code)
    assert len(issued.token) > 40
    assert len(issued.code) == 6


def test_a_token_fits_one_purpose():
    issued = issue()
    assert find_link(issued.token, SIGN_IN) == issued.link
    assert find_link(issued.token, INVITATION) is None
    assert find_link(f"{issued.token}x", SIGN_IN) is None
    assert find_link("\x00", SIGN_IN) is None


def test_it_is_used_once():
    issued = issue()
    assert use_link(issued.link)
    assert not use_link(issued.link)
    assert find_link(issued.token, SIGN_IN) is None
    assert check_link_code(issued.link.pk, issued.code, SIGN_IN) is None


def test_it_runs_out():
    issued = issue(valid_for=timedelta(days=30))
    MailLink.objects.update(code_expires_at=timezone.now())
    assert check_link_code(issued.link.pk, issued.code, SIGN_IN) is None
    assert find_link(issued.token, SIGN_IN)
    MailLink.objects.update(expires_at=timezone.now())
    assert find_link(issued.token, SIGN_IN) is None
    call_command("forget", only=["accounts.links"], verbosity=0)
    assert not MailLink.objects.exists()


def test_a_newer_one_makes_the_older_void():
    older, other, newer = issue(), issue(subject="group:7"), issue()
    assert find_link(older.token, SIGN_IN) is None
    assert find_link(newer.token, SIGN_IN)
    assert find_link(other.token, SIGN_IN)


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}\n", "{0[0]}{0[1]}{0[2]}-{0[3]}{0[4]}{0[5]}"])
def test_the_code_is_read_however_it_is_typed(typed):
    issued = issue()
    assert check_link_code(issued.link.pk, typed.format(issued.code), SIGN_IN)


def test_five_attempts_at_the_code_and_no_more():
    issued = issue()
    for _attempt in range(MailLink.MAX_ATTEMPTS - 1):
        assert check_link_code(issued.link.pk, wrong(issued.code), SIGN_IN) is None
    assert check_link_code(issued.link.pk, issued.code, SIGN_IN)
    assert check_link_code(issued.link.pk, issued.code, SIGN_IN) is None
    assert find_link(issued.token, SIGN_IN), "the link itself cannot be guessed"


def test_without_a_code_none_fits():
    issued = issue_link(purpose=ENQUIRY, email=MAILBOX)
    assert issued.code == ""
    assert check_link_code(issued.link.pk, "", ENQUIRY) is None
    assert check_link_code(None, "123456", ENQUIRY) is None


def test_a_closed_account_has_none(desk, representative):
    issued = issue(user=representative)
    services.close_account(user=representative, by=desk)
    services.reopen_account(user=representative, by=desk)
    assert find_link(issued.token, SIGN_IN) is None


def test_people_of_city_hall_have_none(hub, person):
    issued = issue(user=person("koho", roles.EDITORS))
    assert find_link(issued.token, SIGN_IN) is None
    assert check_link_code(issued.link.pk, issued.code, SIGN_IN) is None
    assert not use_link(issued.link)
