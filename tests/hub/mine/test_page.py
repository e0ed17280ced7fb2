"""One page with all that is kept under an address: without account, cookie or script."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from hub.accounts.links import issue_link
from hub.core.forms import opened_stamp
from hub.core.models import Switch
from hub.core.parts import State as Open
from hub.languages.families import address_in
from hub.mail.models import OutgoingMail
from hub.mine.services import VALID_FOR
from hub.signups import services
from hub.signups.models import SignUp
from hub.signups.purposes import SIGN_UP
from hub.signups.workflow import State
from hub.telling.models import Subscriber
from tests.hub.mine.conftest import LAN, OTHER, asked, digits, html, link, page_of
from tests.hub.signups.conftest import (
    HOUR,
    MOTHER,
    NOW,
    came,
    for_children,
    make_date,
    make_sheet,
)
from tests.hub.signups.conftest import (
    asked as signs_up,
)
from tests.hub.telling.conftest import TOPICS, day, follows, room  # noqa: F401

pytestmark = pytest.mark.django_db
LANGUAGES = list(dict(settings.LANGUAGES))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_or_the_digits_of_the_mail_open_the_page_in_any_language(sheet, language):
    signup = came(sheet, email=LAN)
    answer = asked(path=address_in("/mine/", language))
    assert LAN in html(answer.url)
    by_link = link()
    assert OutgoingMail.objects.latest("pk").language == language
    by_digits = Client().post(answer.url, {"code": digits()})

    for path in (by_link, by_digits.url):
        shown = html(path)
        assert address_in(reverse("ticket", args=[signup.code]), language) in shown
        assert reverse("mine_page", args=["x"]).split("x")[0] in path


def test_a_known_address_is_answered_as_an_unknown_one(sheet):
    came(sheet, email=LAN)
    OutgoingMail.objects.all().delete()
    known, unknown = asked(LAN), asked(OTHER)
    assert known.status_code == unknown.status_code == 302
    pages = [html(answer.url) for answer in (known, unknown)]
    assert pages[0].count(LAN) == pages[1].count(OTHER)
    mails = OutgoingMail.objects.order_by("pk")
    assert [mail.recipient for mail in mails] == [LAN, OTHER]
    assert mails[0].subject == mails[1].subject
    assert len({mail.body.count("\n") for mail in mails}) == 1
    assert LAN in html(page_of(LAN))


def test_the_form_sent_twice_as_it_is_sends_one_mail():
    stamp = opened_stamp(60)
    assert asked(opened=stamp).url == asked(opened=stamp).url
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize(
    "values", [{"email": "lan"}, {"email": ""}, {"website": "x"}, {"opened": "x"}]
)
def test_what_is_wrong_is_said_and_nothing_is_sent(values):
    assert asked(**values).status_code == 200
    assert not OutgoingMail.objects.exists()


def test_one_address_is_not_flooded_and_others_are_answered():
    assert [asked().status_code for _n in range(6)] == [302] * 5 + [429]
    assert asked(OTHER).status_code == 302


def test_after_five_wrong_digits_the_right_ones_open_nothing():
    answer = asked()
    right = digits()
    wrong = "000000" if right != "000000" else "111111"
    for _n in range(5):
        assert Client().post(answer.url, {"code": wrong}).status_code == 200
    assert Client().post(answer.url, {"code": right}).status_code == 200


@pytest.mark.parametrize("who", ["nobody", "desk"])
@pytest.mark.parametrize("token", ["x", "expired", "of the digits' page", "for another purpose"])
def test_who_has_no_link_sees_and_does_nothing(sheet, desk, time_machine, who, token):
    signup = came(sheet, email=LAN)
    browser = Client()
    if who == "desk":
        browser.force_login(desk)
    paths = {
        "x": reverse("mine_page", args=["x"]),
        "expired": page_of(),
        "of the digits' page": asked().url.replace("/sent/", "/"),
        "for another purpose": reverse(
            "mine_page", args=[issue_link(purpose=SIGN_UP, email=LAN).token]
        ),
    }
    path = paths[token]
    if token == "expired":
        time_machine.move_to(NOW + VALID_FOR + HOUR)
    for address in (path, f"{path}delete/"):
        for answer in (browser.get(address), browser.post(address, {"do": "delete"})):
            assert answer.status_code == 410
            assert signup.code not in answer.content.decode()
    assert SignUp.objects.get().state == State.BOOKED


def test_it_shows_what_is_mine_and_nothing_of_others(sheet, room):  # noqa: F811
    others = came(sheet, email=OTHER)
    waiting = came(sheet, 4, email=LAN)
    booked = came(make_sheet(make_date()), email=LAN)
    follows(LAN, TOPICS[0])
    follows(OTHER, TOPICS[1])
    shown = html(page_of())
    for there in (waiting.code, booked.code, f"話題 {TOPICS[0]}", "1番目"):
        assert there in shown
    for elsewhere in (others.code, OTHER, f"話題 {TOPICS[1]}"):
        assert elsewhere not in shown


def test_it_is_kept_by_no_one_and_told_to_no_other_site():
    answer = Client().get(page_of())
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]
    assert "Disallow: /mine/" in Client().get("/robots.txt").content.decode()


def test_a_guardian_finds_the_way_to_answer_and_to_withdraw(date):
    sheet = for_children(date)
    for name, address in (("子一", LAN), ("子二", OTHER)):
        child = came(sheet, name=name, email=address, age=10, guardian_email=MOTHER)
        assert child.state == State.NEEDS_GUARDIAN
    shown = html(page_of(MOTHER))
    assert shown.count("/signup/guardian/") == 2
    assert "子一" in shown
    assert "子二" in shown
    assert "/signup/guardian/" not in html(page_of(LAN))


def test_one_thing_is_deleted_and_the_others_stay(sheet, room):  # noqa: F811
    first, second = came(sheet, 3, email=LAN), came(make_sheet(make_date()), email=LAN)
    follows(LAN, TOPICS[0])
    path = page_of()
    Client().post(path, {"do": "delete", "room": "signups", "which": first.code})
    first.refresh_from_db()
    assert (first.state, first.name, first.email) == (State.CANCELLED, "", "")
    second.refresh_from_db()
    assert second.email == LAN
    Client().post(path, {"do": "delete", "room": "subscriptions", "which": "all"})
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "delete", "room": "signups"},
        {"do": "delete", "room": "signups", "which": "x\x00"},
        {"do": "delete", "room": "gold", "which": "1"},
        {"do": "delete", "room": "enquiries", "which": "9" * 5000},
        {"do": "delete", "room": "mistakes", "which": "-1"},
        {"do": "\x00"},
        {},
    ],
)
def test_what_no_button_says_does_nothing(sheet, sent):
    came(sheet, email=LAN)
    assert Client().post(page_of(), sent).status_code == 302
    assert SignUp.objects.get().email == LAN


@pytest.mark.parametrize("key", ["x", "%00", "a" * 3000])
def test_a_page_after_sending_that_nobody_asked_for_is_not_there(key):
    assert Client().get(f"/mine/sent/{key}/").status_code == 404


def test_what_belongs_to_others_is_not_deleted(sheet):
    other = came(sheet, email=OTHER)
    Client().post(page_of(), {"do": "delete", "room": "signups", "which": other.code})
    other.refresh_from_db()
    assert other.email == OTHER


def test_what_is_switched_off_is_not_shown(sheet):
    signup = came(sheet, email=LAN)
    Switch.objects.update_or_create(part="signups", defaults={"state": Open.OFF})
    assert signup.code not in html(page_of())
    Switch.objects.update_or_create(part="mine", defaults={"state": Open.OFF})
    assert Client().get("/mine/").status_code == 404


def test_the_mail_of_the_day_leads_to_it_as_long_as_it_is_open(room):  # noqa: F811
    for number, state in enumerate((Open.PUBLIC, Open.OFF)):
        Switch.objects.update_or_create(part="mine", defaults={"state": state})
        room.reminds(f"tea {number}", LAN)
        day(number)
        body = OutgoingMail.objects.latest("pk").body
        assert (f"{settings.BASE_URL}/mine/" in body) is (state == Open.PUBLIC)


def test_it_is_found_from_the_sign_up_and_its_mail(sheet):
    signup = came(sheet, email=LAN)
    assert "/mine/" in OutgoingMail.objects.latest("pk").body
    assert 'href="/mine/"' in html(reverse("sign_up_find"))
    unconfirmed = signs_up(make_sheet(make_date()), email=LAN)
    assert reverse("sign_up_sent", args=[unconfirmed.key]) in html(page_of())
    services.cancel(signup, NOW)
    assert "取り消した申込" in html(page_of())
