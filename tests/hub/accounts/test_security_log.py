"""What is recorded of ways in and powers; that nothing of it is changed; who reads it."""

import logging
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.accounts import roles
from hub.accounts.me.services import delete_person
from hub.accounts.models import SecurityEvent
from hub.accounts.querysets import WrittenOnce
from hub.accounts.security_log import Kind, places_of, record
from hub.mail.models import OutgoingMail
from tests.hub.accounts.conftest import PASSWORD
from tests.hub.accounts.test_admin_door import present_code, with_second_factor

LOGIN = "/accounts/login/"


@pytest.fixture
def events(hub):
    """Return the kinds recorded since the test began, the oldest first."""
    begun = SecurityEvent.objects.count()

    def read() -> list[str]:
        kinds = SecurityEvent.objects.order_by("pk").values_list("kind", flat=True)
        return list(kinds)[begun:]

    return read


@pytest.fixture
def koho(hub, person):
    return person("koho", roles.EDITORS)


@pytest.fixture
def admin(hub, person):
    return person("admin", is_superuser=True)


def filled_in(html: str, having: str) -> dict[str, list[str]]:
    """Return what the form with a field `having` would send as it stands."""
    page = BeautifulSoup(html, "html.parser")
    form = page.find(attrs={"name": having}).find_parent("form")
    sent: dict[str, list[str]] = {}
    for field in form.find_all(["input", "select"], attrs={"name": True}):
        is_box = field.get("type") in ("checkbox", "radio")
        if field.name == "select":
            values = [option["value"] for option in field("option", selected=True)]
        else:
            values = [] if is_box and not field.has_attr("checked") else [field.get("value", "on")]
        sent.setdefault(field["name"], []).extend(values)
    return sent


def last() -> SecurityEvent:
    return SecurityEvent.objects.order_by("pk").last()


def test_signing_in_and_out(koho, events, client):
    before = len(events())
    client.post(LOGIN, {"login": "koho", "password": PASSWORD}, REMOTE_ADDR="198.51.100.7")
    client.post("/accounts/logout/")

    assert events()[before:] == [Kind.SIGNED_IN, Kind.SIGNED_OUT]
    signed_in = SecurityEvent.objects.get(kind=Kind.SIGNED_IN)
    assert (signed_in.person, signed_in.address) == (koho, "198.51.100.7")
    assert signed_in.details["ways"] == ["password"]


def test_a_wrong_password_and_whoever_has_no_such_name(koho, events, client):
    before = len(events())
    client.post(LOGIN, {"login": "koho", "password": "wrong-password-1"})
    client.post(LOGIN, {"login": "my-own-password-2026", "password": "wrong-password-1"})

    assert events()[before:] == [Kind.FAILED, Kind.FAILED]
    known, unknown = SecurityEvent.objects.filter(kind=Kind.FAILED).order_by("pk")
    assert (known.person, unknown.person) == (koho, None)
    assert "my-own-password-2026" not in str(vars(unknown)), "it may be a password"


def test_a_lock_is_recorded_once(koho, events, client):
    for _number in range(9):
        client.post(LOGIN, {"login": "koho", "password": "wrong-password-1"})

    assert events().count(Kind.TOO_MANY) == 1


def test_the_second_factor(koho, events, client):
    secret = with_second_factor(koho)
    client.post(LOGIN, {"login": "koho", "password": PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert (last().kind, last().details) == (Kind.FAILED, {"way": "second_factor"})
    client.post(reverse("mfa_authenticate"), {"code": present_code(secret)})
    assert last().details["ways"] == ["password", "mfa"]

    again = client.post(reverse("mfa_deactivate_totp"))
    client.post(again.url, {"password": PASSWORD})
    assert last().kind == Kind.FACTOR_OFF


def test_an_operator_who_takes_it_away_is_recorded_and_its_owner_told(koho, client):
    with_second_factor(koho)
    client.post(LOGIN, {"login": "koho", "password": PASSWORD})

    call_command("reset_second_factor", "koho", verbosity=0)

    assert (last().kind, last().person) == (Kind.FACTOR_OFF, koho)
    assert OutgoingMail.objects.get().recipient == koho.email


class TestPowers:
    def edit(self, admin, user, **values):
        client = Client()
        client.force_login(admin)
        form = {
            "username": user.username,
            "display_name": user.display_name,
            "email": user.email,
            "language": "ja",
            "is_active": "on",
            "groups": [str(group.pk) for group in user.groups.all()],
        }
        return client.post(
            reverse("wagtailusers_users:edit", args=[user.pk]), form | values, follow=True
        )

    def test_a_superuser_is_made(self, admin, koho):
        self.edit(admin, koho, is_superuser="on")

        event = SecurityEvent.objects.filter(kind=Kind.POWER, person=koho, by=admin).get()
        assert event.details == {
            "before": {"is_superuser": False},
            "after": {"is_superuser": True},
        }
        assert set(OutgoingMail.objects.values_list("recipient", flat=True)) >= {admin.email}

    def test_roles_with_old_and_new(self, admin, koho):
        desk = Group.objects.get(name=roles.DESK)
        self.edit(admin, koho, groups=[str(desk.pk)])

        steps = SecurityEvent.objects.filter(kind=Kind.POWER, person=koho, by=admin)
        steps = steps.order_by("pk")
        assert steps[0].details["before"] == [roles.EDITORS]
        assert list(steps)[-1].details["after"] == [roles.DESK]

    def test_an_account_is_closed(self, admin, koho):
        self.edit(admin, koho, is_active="")

        assert last().details["after"] == {"is_active": False}

    def test_a_right_given_to_one_person(self, koho):
        koho.user_permissions.add(Permission.objects.get(codename="add_user"))

        assert last().details == {"what": "user_permissions", "before": [], "after": ["add_user"]}

    def test_accounts_are_closed_together(self, admin, koho, person):
        other = person("koho-2", roles.EDITORS)
        client = Client()
        client.force_login(admin)
        address = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
        client.post(f"{address}?id={koho.pk}&id={other.pk}", {"mark_as_active": "False"})

        closed = SecurityEvent.objects.filter(kind=Kind.POWER, by=admin)
        assert {event.person: event.details["after"] for event in closed} == {
            koho: {"is_active": False},
            other: {"is_active": False},
        }

    def test_a_role_that_is_deleted_was_somebodys(self, koho):
        Group.objects.get(name=roles.EDITORS).delete()

        assert last().person == koho
        assert last().details == {"what": "groups", "before": [roles.EDITORS], "after": []}

    def test_where_a_role_may_work(self, admin, hub):
        role = Group.objects.get(name=roles.EDITORS)
        client = Client()
        client.force_login(admin)
        address = reverse("wagtailusers_groups:edit", args=[role.pk])
        before = places_of(role)
        form = filled_in(client.get(address).content.decode(), "page_permissions-TOTAL_FORMS")

        client.post(address, form | {"page_permissions-0-DELETE": "1"})

        assert last().by == admin
        assert last().details["before"] == before
        assert set(last().details["after"]) < set(before)

    def test_a_new_role(self, admin, hub, events):
        client = Client()
        client.force_login(admin)
        address = reverse("wagtailusers_groups:add")
        form = filled_in(client.get(address).content.decode(), "page_permissions-TOTAL_FORMS")
        assert client.post(address, form | {"name": ""}).status_code == 200
        assert Kind.POWER not in events()

        given = {
            "name": "道具係",
            "permissions": [Permission.objects.get(codename="access_admin").pk],
        }
        assert client.post(address, form | given).status_code == 302

        assert (last().kind, last().by) == (Kind.POWER, admin)
        assert last().details["role"] == "道具係"

    def test_signing_in_changes_no_power(self, koho, events, client):
        client.post(LOGIN, {"login": "koho", "password": PASSWORD})

        assert Kind.POWER not in events()[1:]


def test_who_takes_a_table_away(admin, client):
    client.force_login(admin)
    response = client.get(reverse("accounts_security"), {"export": "csv"})
    b"".join(response.streaming_content)

    assert (last().kind, last().person) == (Kind.EXPORTED, admin)
    assert last().details["what"] == "/admin/security/"


class TestWrittenOnce:
    def test_no_row_is_changed_or_deleted(self, koho):
        event = record(Kind.PASSWORD, koho)
        event.username = "somebody-else"
        for change in (
            event.save,
            event.delete,
            SecurityEvent.objects.all().delete,
            lambda: SecurityEvent.objects.update(username=""),
        ):
            with pytest.raises(WrittenOnce):
                change()

    def test_after_a_year_it_is_gone(self, koho):
        old = SecurityEvent(kind=Kind.PASSWORD, at=timezone.now() - timedelta(days=366))
        old.save()
        young = record(Kind.PASSWORD, koho)

        call_command("forget", verbosity=0)

        left = SecurityEvent.objects.filter(kind=Kind.PASSWORD)
        assert list(left) == [young]

    def test_whose_account_is_deleted_is_named_no_more(self, representative):
        event = record(Kind.PASSWORD, representative)
        representative.memberships.all().delete()

        delete_person(representative)

        event.refresh_from_db()
        assert (event.person, event.username, event.address) == (None, "", "")


def test_each_is_a_line_for_syslog(koho, caplog, django_capture_on_commit_callbacks):
    with (
        caplog.at_level(logging.INFO, logger="hub.security"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        record(Kind.PASSWORD, koho)

    assert [entry.getMessage() for entry in caplog.records] == [
        "password person=koho by=- address=- -"
    ]


@pytest.mark.parametrize(
    ("role", "may"), [(roles.APPROVERS, True), (roles.EDITORS, False), (roles.DESK, False)]
)
def test_the_chief_reads_it(hub, person, client, role, may):
    client.force_login(person("staff", role))
    response = client.get(reverse("accounts_security"))

    assert (response.status_code == 200) is may


def test_only_a_superuser_takes_it_away(hub, person, client):
    client.force_login(person("shonin", roles.APPROVERS))

    assert client.get(reverse("accounts_security"), {"export": "csv"}).status_code != 200
