"""What is held is not forgotten, nor what belongs to it: for a dispute, an audit, a request."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from hub.accounts.me.services import CannotDelete, delete_person
from hub.accounts.models import MailLink, User
from hub.accounts.roles import APPROVERS, DESK, EDITORS
from hub.core.rules import Refused
from hub.enquiries.models import Feedback
from hub.mail.models import OutgoingMail
from hub.privacy import places
from hub.privacy.models import Hold, PrivateAccess
from hub.privacy.services import hold, lift, note_view, without_held
from hub.privacy.views.holds import add_address
from tests.hub.privacy.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
WHY = "開示請求のため"


@pytest.fixture
def desk() -> User:
    return person("desk", DESK)


@pytest.fixture
def page() -> Page:
    return Page.objects.get(depth=2, locale__language_code="ja")


def mail() -> OutgoingMail:
    return OutgoingMail.objects.create(recipient="a@example.jp", subject="s", body="b")


def free(rows: QuerySet) -> int:
    return without_held(rows).count()


def test_without_a_hold_nothing_is_kept_back():
    mail()
    assert free(OutgoingMail.objects.all()) == 1


def test_the_object_itself_is_kept_and_others_are_not(desk):
    held, _other = mail(), mail()
    hold(held, desk, WHY)
    assert list(without_held(OutgoingMail.objects.all())) == [_other]


def test_what_points_at_it_is_kept(desk):
    citizen, other = person("hanako"), person("taro")
    for user in (citizen, other):
        MailLink.objects.create(
            user=user,
            email=f"{user.username}@example.jp",
            purpose="sign_in",
            hashed_token=user.username,
            expires_at=timezone.now() - timedelta(days=1),
        )
    hold(citizen, desk, WHY)
    call_command("forget", verbosity=0)
    assert [link.user for link in MailLink.objects.all()] == [citizen]


def test_a_page_is_kept_whichever_of_its_types_was_held(desk, page):
    for held in (page, page.specific):
        row = hold(held, desk, WHY)
        Feedback.objects.get_or_create(page=page, useful="yes", language="ja")
        assert free(Page.objects.filter(pk=page.pk)) == 0
        assert free(type(page.specific).objects.filter(pk=page.pk)) == 0
        assert free(Feedback.objects.all()) == 0
        lift(row, desk)
        assert free(Feedback.objects.all()) == 1


def test_who_saw_it_stays_on_record(desk, page):
    places.name("test", "試験")
    for seen in (page, desk):
        note_view(desk, seen, "test")
    hold(page, desk, WHY)
    [kept_back] = set(PrivateAccess.objects.all()) - set(without_held(PrivateAccess.objects.all()))
    assert kept_back.labels == str(page)


def test_the_account_of_a_person_who_is_held_cannot_be_deleted(desk):
    citizen = person("hanako")
    row = hold(citizen, desk, WHY)
    with pytest.raises(CannotDelete):
        delete_person(citizen)
    lift(row, desk)
    delete_person(citizen)
    assert not User.objects.filter(username="hanako").exists()


@pytest.mark.parametrize(("until", "is_held"), [(None, True), (0, True), (1, True), (-1, False)])
def test_it_holds_to_the_end_of_its_last_day(desk, until, is_held):
    last = None if until is None else timezone.localdate() + timedelta(days=until)
    hold(mail(), desk, WHY, last)
    assert free(OutgoingMail.objects.all()) == (not is_held)


def test_lifting_is_on_record_and_happens_once(desk):
    row = hold(mail(), desk, WHY)
    assert lift(row, desk)
    assert not lift(row, person("chief", APPROVERS))
    row.refresh_from_db()
    assert (row.lifted_by, row.why) == (desk, WHY)


# Who may: the desk and the chief


@pytest.mark.parametrize(
    ("role", "may"), [(DESK, True), (APPROVERS, True), (EDITORS, False), (None, False)]
)
def test_who_may_hold_and_lift(role, may, desk):
    user, row = person("user", role), hold(mail(), desk, WHY)
    client = Client()
    client.force_login(user)
    assert (client.get(reverse("privacy:holds")).status_code == 200) is may
    client.post(add_address(mail()), {"why": WHY})
    assert Hold.objects.count() == 1 + may
    client.post(reverse("privacy:lift_hold", args=[row.pk]))
    assert Hold.objects.active().filter(pk=row.pk).exists() is not may
    if not may:
        for refused in (lambda: hold(mail(), user, WHY), lambda: lift(row, user)):
            with pytest.raises(Refused):
                refused()


@pytest.mark.parametrize("typed", [{}, {"why": " "}, {"why": WHY, "until": "2001-01-01"}])
def test_a_hold_needs_a_reason_and_a_day_to_come(desk, typed):
    client = Client()
    client.force_login(desk)
    assert client.post(add_address(mail()), typed).status_code == 200
    assert not Hold.objects.exists()


def test_what_there_is_not_cannot_be_held(desk, page):
    client = Client()
    client.force_login(desk)
    for address in (
        add_address(page).replace(f"/{page.pk}/", "/0/"),
        add_address(page).replace(f"/{page.pk}/", "/x/"),
        reverse("privacy:add_hold", args=[0, "1"]),
    ):
        assert client.get(address).status_code in (302, 404), address
