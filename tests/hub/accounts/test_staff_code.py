"""People of divisions, who come twice a year, sign in by the code of a mail (CITY 6).

They work in a role of their division, which sees the division's pages alone.
"""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client
from wagtail.models import GroupPagePermission

from hub.accounts import roles
from hub.accounts.forms import WRONG_CODE

ASK, SENT = "/accounts/code/", "/accounts/code/sent/"
ROADS = "道路管理課"


@pytest.fixture(autouse=True)
def division(hub, settings):
    """The role of a division, which may change one page."""
    settings.STAFF_CODE_ROLES = [ROADS]
    settings.STAFF_SECOND_FACTOR = True
    role = Group.objects.create(name=ROADS)
    role.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=role, page=hub.manual, permission=change)
    return role


@pytest.fixture
def officer(person):
    user = person("0815", ROADS)
    user.set_unusable_password()
    user.save()
    return user


def codes(mailbox) -> list[str]:
    return [code for mail in mailbox.mails for code in re.findall(r"\b\d{6}\b", mail.body)]


def test_the_code_signs_in_without_password_and_second_factor(client, officer, mailbox):
    assert client.get("/accounts/login/").content.decode().count(f'href="{ASK}"') == 1
    assert client.post(ASK, {"email": officer.email.upper()}).url == SENT
    code = codes(mailbox)[-1]

    assert client.post(SENT, {"code": f" {code[:3]}-{code[3:]} "}).url == "/admin/"
    assert client.get("/admin/").status_code == 200
    client.logout()
    assert client.post(SENT, {"code": code}).status_code == 422, "it works once"


def test_they_see_the_pages_of_their_division_alone(client, officer, hub, mailbox):
    client.post(ASK, {"email": officer.email})
    client.post(SENT, {"code": codes(mailbox)[-1]})

    assert client.get(f"/admin/pages/{hub.manual.pk}/edit/").status_code == 200
    for closed in (
        f"/admin/pages/{hub.group.pk}/edit/",
        f"/admin/pages/{hub.home.pk}/edit/",
        "/admin/users/",
        "/admin/group-accounts/",
    ):
        assert client.get(closed).status_code in (302, 403), closed
    assert hub.group.title not in client.get("/admin/pages/", follow=True).content.decode()


def test_it_is_no_good_in_another_browser(client, officer, mailbox):
    Client().post(ASK, {"email": officer.email})
    client.post(ASK, {"email": "nobody@example.jp"})

    answer = client.post(SENT, {"code": codes(mailbox)[-1]})

    assert answer.status_code == 422
    assert str(WRONG_CODE) in answer.content.decode()


@pytest.mark.parametrize("stronger", ["password", "role", "right", "superuser", "closed"])
def test_whoever_can_do_more_gets_no_code_and_is_not_told(client, officer, mailbox, stronger):
    match stronger:
        case "password":
            officer.set_password("matsu-to-ume-1122")
        case "role":
            officer.groups.add(Group.objects.get(name=roles.EDITORS))
        case "right":
            officer.user_permissions.add(Permission.objects.get(codename="view_securityevent"))
        case "superuser":
            officer.is_superuser = True
        case "closed":
            officer.is_active = False
    officer.save()

    assert client.post(ASK, {"email": officer.email}).url == SENT
    assert not codes(mailbox)


def test_a_code_does_not_outlive_a_stronger_role(client, officer, mailbox):
    client.post(ASK, {"email": officer.email})
    officer.groups.add(Group.objects.get(name=roles.APPROVERS))

    assert client.post(SENT, {"code": codes(mailbox)[-1]}).status_code == 422
    assert "_auth_user_id" not in client.session


def test_a_mailbox_gets_five_codes_a_day(officer, mailbox):
    for _time in range(6):
        Client().post(ASK, {"email": officer.email})

    assert len(codes(mailbox)) == 5


@pytest.mark.parametrize("typed", ["", "x", "１２３４５６", "9" * 5000, "\x00"])
def test_whatever_is_typed_is_answered(client, typed):
    assert client.post(SENT, {"code": typed}).status_code == 422
    assert client.post(ASK, {"email": typed}).status_code == 422


def test_without_such_roles_there_is_no_such_way(client, officer, settings):
    settings.STAFF_CODE_ROLES = []

    assert client.get(ASK).status_code == client.get(SENT).status_code == 404
    assert ASK not in client.get("/accounts/login/").content.decode()


@pytest.mark.parametrize("strong", [*roles.STAFF, roles.reviewers("vi")])
def test_roles_that_publish_or_see_private_values_are_refused(settings, strong):
    settings.STAFF_CODE_ROLES = [ROADS, strong]
    with pytest.raises(SystemCheckError, match=r"hub\.E103"):
        call_command("check")
