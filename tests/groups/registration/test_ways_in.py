"""E-mail first: the link or the code signs in, and nobody learns who has an account."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.models import Membership
from hub.accounts import services as accounts
from hub.accounts.models import MailLink, User
from hub.accounts.purposes import SIGN_IN
from hub.accounts.roles import EDITORS
from hub.core.forms import opened_stamp
from hub.mail.models import OutgoingMail
from tests.groups.registration.conftest import MAILBOX, ask, begin, last_mail, signed_in_as
from tests.groups.town import PASSWORD

LANGUAGES = ("", "/en", "/ja-x-easy", "/zh-hans", "/ko", "/vi", "/tl")
SENT = "/mypage/start/sent/"


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_everybody_reads_first_what_this_is_about(client, hub, prefix):
    assert client.get(f"{prefix}/mypage/").url == f"{prefix}/mypage/start/"
    page = client.get(f"{prefix}/mypage/start/")
    assert page.status_code == 200
    assert not page.cookies
    text = page.content.decode()
    assert f'href="{prefix}/mypage/start/email/"' in text
    assert f'href="{prefix}/accounts/login/?next={prefix}/mypage/"' in text


def test_deep_links_still_ask_for_signing_in(client, hub):
    answer = client.get(f"/mypage/{hub.group.pk}/check/")
    assert answer.url == f"/accounts/login/?next=/mypage/{hub.group.pk}/check/"


def test_who_has_no_password_finds_the_mail_on_the_same_screen(client, hub):
    page = client.get(f"{reverse('account_login')}?next={reverse('portal:home')}")
    assert f'href="{reverse("portal:ask_mailbox")}' in page.content.decode()


def test_the_link_makes_a_person_only_when_its_button_is_pressed(client, hub):
    assert ask(client).url == SENT
    link = last_mail().link
    for _scanner in range(2):
        opened = Client().get(link)
        assert opened.status_code == 200
        # The token goes to no other host. With "no-referrer" browsers send `Origin: null`
        # when the button is pressed, and nobody would get in.
        assert opened["Referrer-Policy"] == "same-origin"
    assert not User.objects.filter(email=MAILBOX).exists()

    answer = client.post(link)

    assert answer.url == "/mypage/new/"
    user = User.objects.get(email=MAILBOX)
    assert signed_in_as(client) == str(user.pk)
    assert not user.has_usable_password()
    assert not user.groups.exists()


def test_the_code_works_in_its_place(client, hub):
    ask(client)
    wrong = client.post(SENT, {"code": "000000" if last_mail().code != "000000" else "1"})
    assert wrong.status_code == 422
    full_width = last_mail().code.translate({48 + n: 0xFF10 + n for n in range(10)})
    assert client.post(SENT, {"code": full_width}).url == "/mypage/new/"
    assert signed_in_as(client)


def test_the_code_works_only_where_it_was_asked_for(client, hub):
    ask(client)
    assert Client().post(SENT, {"code": last_mail().code}).status_code == 422


def test_five_codes_and_no_more(client, hub):
    ask(client)
    code = last_mail().code
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _attempt in range(MailLink.MAX_ATTEMPTS):
        client.post(SENT, {"code": wrong})
    assert client.post(SENT, {"code": code}).status_code == 422
    assert client.post(last_mail().link).status_code == 302


@pytest.mark.parametrize(("prefix", "language"), [("", "ja"), ("/en", "en"), ("/vi", "vi")])
def test_the_mail_is_in_the_readers_language(client, hub, prefix, language):
    ask(client, prefix=prefix)
    mail = last_mail()
    assert mail.language == language
    assert mail.link.startswith(f"{prefix}/mypage/start/link/")
    client.post(mail.link)
    assert User.objects.get(email=MAILBOX).language == language


def test_a_registration_goes_on_on_another_device_until_it_was_sent(newcomer, hub):
    group_id = int(begin(newcomer).url.split("/")[2])
    tablet = Client()
    assert tablet.post(last_mail().link).url == f"/mypage/{group_id}/"
    assert signed_in_as(tablet) == signed_in_as(newcomer)


def test_a_newer_mail_makes_the_older_link_void(client, hub):
    ask(client)
    older = last_mail().link
    ask(client)
    assert client.post(older).status_code == 410
    assert not signed_in_as(client)
    assert client.post(last_mail().link).status_code == 302


def test_after_thirty_days_the_link_is_too_old(client, hub):
    ask(client)
    left = MailLink.objects.get().expires_at - timezone.now()
    assert timedelta(days=29) < left <= timedelta(days=30)
    MailLink.objects.update(expires_at=timezone.now())
    assert client.get(last_mail().link).status_code == 410


# People who are known


@pytest.fixture
def without_password(hub):
    user = accounts.create_person(name="川又", email=MAILBOX, language="ja")
    Membership.objects.create(user=user, group=hub.group)
    return user


def test_without_a_password_the_link_is_the_way_back_once(client, without_password):
    ask(client)
    mail = last_mail()
    assert MailLink.objects.get().purpose == SIGN_IN
    assert client.post(mail.link).status_code == 302
    assert signed_in_as(client) == str(without_password.pk)
    other = Client()
    assert other.post(mail.link).status_code == 410
    assert not signed_in_as(other)


def answer_to(email: str) -> tuple:
    client = Client()
    sent = ask(client, email)
    page = client.get(sent.url).content.decode().replace(email, "")
    tried = client.post(SENT, {"code": "12"}).status_code
    return sent.status_code, sent.url, tried, len(page.split('name="csrfmiddlewaretoken"'))


def test_the_answer_never_says_whether_there_is_an_account(people, without_password):
    emails = ("nobody@example.jp", MAILBOX, people["owner"].email, people["desk"].email)
    assert len({answer_to(email) for email in emails}) == 1


@pytest.mark.parametrize("who", ["owner", "desk"])
def test_who_has_a_password_is_told_how_to_sign_in(client, people, who):
    ask(client, people[who].email.upper())
    mail = last_mail(people[who].email)
    assert mail.link is None
    assert mail.code is None
    assert "/accounts/login/" in mail.body
    assert not MailLink.objects.exists()


def test_a_closed_account_is_sent_no_link(client, people, without_password):
    ask(client)
    sent_before = last_mail().link
    accounts.close_account(user=without_password, by=people["desk"])
    assert client.post(sent_before).status_code == 410
    ask(client)
    assert last_mail().link is None
    assert not MailLink.objects.exists()


def test_who_joins_city_hall_signs_in_by_it_no_more(client, without_password):
    ask(client)
    without_password.groups.add(Group.objects.get(name=EDITORS))
    assert client.post(last_mail().link).status_code == 410
    assert not signed_in_as(client)


def test_a_password_set_later_ends_the_links(newcomer, hub):
    link = last_mail().link
    values = {"password1": PASSWORD, "password2": PASSWORD}
    assert newcomer.post("/accounts/password/set/", values).status_code == 302
    assert User.objects.get(email=MAILBOX).check_password(PASSWORD)
    assert Client().post(link).status_code == 410
    signed = Client()
    signed.post("/accounts/login/", {"login": MAILBOX, "password": PASSWORD})
    assert signed_in_as(signed)


# Robots and bad input


def test_what_only_robots_fill_in_sends_nothing(client, hub):
    assert ask(client, website="https://spam.example").context["form"].non_field_errors()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("opened", [None, "", "x", "\x00"])
def test_too_quick_or_made_up_is_asked_again(client, hub, opened):
    answer = ask(client, opened=opened_stamp() if opened is None else opened)
    assert answer.status_code == 422
    assert MAILBOX in answer.content.decode()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("typed", ["", "daihyo", "a@b", "\x00@example.jp", "あ@" + "い" * 300])
def test_no_address_is_asked_again(client, hub, typed):
    assert ask(client, typed).status_code == 422
    assert not OutgoingMail.objects.exists()


def test_a_mailbox_is_not_flooded(hub):
    answers = [ask(Client(REMOTE_ADDR=f"198.51.100.{n}")).status_code for n in range(6)]
    assert answers == [302] * 5 + [429]
    assert OutgoingMail.objects.count() == 5


def test_if_no_mail_comes_our_domain_is_named(client, hub, settings):
    settings.DEFAULT_FROM_EMAIL = "こみっと広場 <hiroba@mail.city.example.jp>"
    text = client.get("/mypage/start/no-mail/").content.decode()
    assert "<strong>mail.city.example.jp</strong>" in text
