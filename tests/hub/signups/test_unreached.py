"""Whom no mail reaches is called: the desk sees it in 「きょう」, in the list, and beside the name."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from hub.core.today import waiting_for
from hub.mail.models import OutgoingMail
from hub.mail.undelivered import note_undelivered
from hub.signups.models import SignUp
from tests.hub.signups.conftest import DAY, NOW, START, asked, came, mails_to, make_sheet
from tests.hub.signups.test_hosts import holder

__all__ = ["holder"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


def waiting(user) -> list[int]:
    return [line.number for line in waiting_for(user) if "sign_up_sheets" in line.url]


@pytest.mark.parametrize("comes", [asked, came])
def test_the_desk_sees_whom_no_mail_reaches_with_the_telephone(sheet, desk, comes, time_machine):
    signup, other = comes(sheet), came(sheet)
    SignUp.objects.filter(pk=signup.pk).update(phone="029-000-0000")
    assert waiting(desk) == []
    assert note_undelivered(mails_to(signup)[-1])
    assert waiting(desk) == [1]
    browser = Client()
    browser.force_login(desk)
    rows = browser.get(f"/admin/sign_up_sheets/inspect/{sheet.pk}/").content.decode()
    (row,) = [row for row in rows.split("<tr>") if "<strong>" in row and signup.code in row]
    assert "029-000-0000" in row
    (fine,) = [row for row in rows.split("<tr>") if other.code in row]
    assert "<strong>" not in fine
    table = browser.get("/admin/sign_up_sheets/").content.decode()
    assert re.search(r"<td[^>]*>\s*1\s*</td>", table)
    time_machine.move_to(START + DAY)
    assert waiting(desk) == []


@pytest.mark.parametrize("shows_contact", [True, False])
def test_organisers_see_it_too_beside_the_telephone_if_they_may_see_that(
    date, holder, shows_contact
):
    sheet = make_sheet(date, shows_contact=shows_contact)
    signup, _other = came(sheet), came(sheet)
    SignUp.objects.filter(pk=signup.pk).update(phone="029-000-0000")
    assert note_undelivered(mails_to(signup)[-1])
    rows = holder.get(reverse("sign_up_people", args=[sheet.key])).content.decode()
    (row,) = [row for row in rows.split("<li") if "<strong>メール" in row]
    assert signup.name in row
    assert ("029-000-0000" in row) == shows_contact


def test_a_mail_that_was_given_up_reaches_nobody(sheet, desk):
    signup = came(sheet)
    OutgoingMail.objects.filter(recipient=signup.email).update(sent_at=None, next_attempt_at=None)
    assert waiting(desk) == [1]


def test_an_older_mail_to_the_same_address_says_nothing(sheet, desk):
    signup = came(sheet)
    old = OutgoingMail.objects.create(recipient=signup.email, subject="x", body="x", language="ja")
    OutgoingMail.objects.filter(pk=old.pk).update(created_at=signup.created_at - DAY)
    note_undelivered(old)
    assert waiting(desk) == []


def test_who_has_a_place_finds_the_date_for_their_calendar(sheet):
    signup = came(sheet, language="ko")
    path = re.search(r"https?://[^/]+(/ko/\S+/date\.ics)", mails_to(signup)[-1].body).group(1)
    answer = Client().get(path)
    assert answer["Content-Type"].startswith("text/calendar")
    assert "no-store" in answer["Cache-Control"]
    text = answer.content.decode().replace("\r\n ", "")
    assert f"UID:{sheet.date.uuid}" in text
    assert signup.name not in text
    assert Client().get(path.replace("/date.ics", "x/date.ics")).status_code == 404


def test_who_waits_is_sent_no_calendar(date, sheet):
    for _n in range(5):
        signup = came(sheet)
    assert "date.ics" not in mails_to(signup)[-1].body
