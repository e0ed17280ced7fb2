"""The desk opens accounts, prints letters, closes accounts; others do not."""

import re

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied

from groups.members import letter
from groups.members.accounts import open_account
from groups.models import Membership
from hub.accounts import roles, services
from hub.accounts.models import OneTimeCode, User
from hub.accounts.permissions import may_manage_account, may_manage_representatives

INDEX = "/admin/group-accounts/"
CODE = re.compile(r"\b\d{4}-\d{4}-\d{4}\b")

# role (None: a representative) → may look after accounts of groups
MAY = [
    (roles.DESK, True),
    (roles.EDITORS, False),
    (roles.APPROVERS, False),
    (roles.translators("en"), False),
    (roles.reviewers("en"), False),
]


@pytest.mark.parametrize(("role", "may"), MAY)
def test_who_may(hub, person, role, may):
    assert may_manage_representatives(person("staff", role)) is may


@pytest.mark.parametrize(("role", "may"), MAY)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", ""),
        ("get", "results/"),
        ("get", "new/"),
        ("post", "new/"),
        ("get", "{pk}/letter/"),
        ("post", "{pk}/code/"),
        ("post", "{pk}/close/"),
        ("post", "{pk}/reopen/"),
    ],
)
def test_pages_are_for_those_who_may(client, person, representative, role, may, method, path):
    client.force_login(person("staff", role))

    response = getattr(client, method)(INDEX + path.format(pk=representative.pk))

    turned_away = response.status_code == 302 and response.url == "/admin/"
    assert turned_away is not may


@pytest.mark.parametrize("path", ["", "results/", "new/"])
def test_representatives_do_not_see_them(client, representative, path):
    client.force_login(representative)

    assert client.get(INDEX + path).url.startswith("/admin/login/")


@pytest.mark.parametrize("other", [roles.EDITORS, roles.DESK, roles.translators("en")])
def test_staff_are_not_the_desks_to_manage(desk, hub, person, other):
    colleague = person("colleague", other)
    Membership.objects.create(user=colleague, group=hub.group)

    assert not may_manage_account(desk, colleague)
    for act in (services.issue_code, services.close_account, services.reopen_account):
        with pytest.raises(PermissionDenied):
            act(user=colleague, by=desk)


def test_superusers_are_not_the_desks_to_manage(desk, hub, person):
    boss = person("boss", is_superuser=True)
    Membership.objects.create(user=boss, group=hub.group)

    assert not may_manage_account(desk, boss)
    assert boss not in User.objects.representatives()


def test_ids_are_given_one_after_the_other(desk, hub, person):
    person("D-0041", email=None)

    first = open_account(group=hub.group, by=desk)
    second = open_account(group=hub.group, by=desk, email="A@Example.jp")

    assert (first.username, second.username) == ("D-0042", "D-0043")
    assert (first.email, second.email) == (None, "a@example.jp")
    assert not first.has_usable_password()
    assert Membership.objects.get(user=first).group == hub.group


def test_others_open_none(hub, person):
    with pytest.raises(PermissionDenied):
        open_account(group=hub.group, by=person("koho", roles.EDITORS))

    assert not User.objects.filter(username__startswith="D-").exists()


def test_letter_shows_the_code_once(client, desk, hub):
    client.force_login(desk)
    response = client.post(
        INDEX + "new/", {"group": hub.group.pk, "name": "みらい", "language": "ja"}
    )
    user = User.objects.get(username="D-0001")
    assert response.url == f"{INDEX}{user.pk}/letter/"

    page = client.get(response.url)
    text = page.content.decode()
    (code,) = CODE.findall(text)

    assert "D-0001" in text
    assert hub.group.title in text
    assert "<svg" in text
    assert "no-store" in page["Cache-Control"]
    assert services.check_code(login="D-0001", code=code)
    assert client.get(response.url).url == INDEX
    assert not CODE.search(client.get(INDEX).content.decode())


def test_a_letter_of_one_person_is_not_shown_as_anothers(client, desk, representative, person, hub):
    other = open_account(group=hub.group, by=desk)
    client.force_login(desk)
    client.post(f"{INDEX}{representative.pk}/code/")

    assert client.get(f"{INDEX}{other.pk}/letter/").url == INDEX


def test_picture_holds_the_address_with_the_id_and_never_the_code(monkeypatch, desk, hub):
    user = open_account(group=hub.group, by=desk, language="en")
    code = services.issue_code(user=user, by=desk)
    drawn = []
    make = letter.segno.make
    monkeypatch.setattr(
        letter.segno, "make", lambda data, **options: drawn.append(data) or make(data, **options)
    )

    picture = letter.Letter(user, code).qr

    assert drawn == [f"{settings.BASE_URL}/en/accounts/first/?id=D-0001"]
    assert picture.startswith("<svg")
    assert "style=" not in picture


def test_new_code_and_close_and_open_again(client, desk, representative):
    client.force_login(desk)

    client.post(f"{INDEX}{representative.pk}/code/")
    assert OneTimeCode.objects.get().issued_by == desk

    client.post(f"{INDEX}{representative.pk}/close/")
    representative.refresh_from_db()
    assert not representative.is_active
    assert not OneTimeCode.objects.exists()

    client.post(f"{INDEX}{representative.pk}/reopen/")
    representative.refresh_from_db()
    assert representative.is_active


def test_closing_ends_open_sessions_at_once(client, desk, representative):
    client.force_login(representative)
    services.close_account(user=representative, by=desk)

    assert not client.get("/accounts/login/").wsgi_request.user.is_authenticated


def test_the_list_names_group_and_last_sign_in_and_is_searched(client, desk, representative, hub):
    client.force_login(desk)

    assert "D-0001" in client.get(INDEX).content.decode()
    assert "D-0001" in client.get(INDEX, {"q": "寺子屋"}).content.decode()
    assert "D-0001" not in client.get(INDEX, {"q": "無関係"}).content.decode()
    assert desk.username not in [
        person.username for person in client.get(INDEX).context["object_list"]
    ]


def test_the_menu_shows_it_to_the_desk_alone(client, desk, person):
    client.force_login(desk)
    assert INDEX in client.get("/admin/").content.decode()

    client.force_login(person("koho", roles.EDITORS))
    assert INDEX not in client.get("/admin/").content.decode()


def test_an_email_in_use_is_refused_kindly(client, desk, hub):
    client.force_login(desk)

    response = client.post(
        INDEX + "new/", {"group": hub.group.pk, "email": "KYODO@city.example.jp", "language": "ja"}
    )

    assert "email" in response.context["form"].errors


def test_the_list_asks_the_database_no_more_for_more_people(
    client, desk, hub, representative, django_assert_max_num_queries
):
    client.force_login(desk)
    client.get(INDEX)
    with django_assert_max_num_queries(40) as few:
        client.get(INDEX)
    for _number in range(8):
        open_account(group=hub.group, by=desk)

    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(INDEX)
