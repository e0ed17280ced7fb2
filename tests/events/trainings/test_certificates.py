"""Who came often enough gets a certificate that anyone can check, and is known as trained."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from events.models import EventOrganiser
from events.trainings.choices import ForWhom
from events.trainings.models import (
    Certificate,
    CoursePage,
    StaffOfDivision,
    TrainingIndexPage,
    TrainingRecord,
)
from events.trainings.services import settle
from hub.accounts.models import User
from hub.attendance import services as attendance
from hub.attendance.models import Arrival
from hub.attendance.permissions import Checker
from hub.core import pdf
from hub.core.kinds import changed
from hub.core.models import Switch
from hub.core.parts import State as PartState
from hub.occurrences.models import Occurrence
from hub.pages.models import Department
from hub.signups.links import manage_path, token_of
from hub.signups.models import Sheet, SignUp
from hub.signups.reminders import to_people
from hub.signups.services import open_sheet, sign_up_at_desk
from hub.signups.workflow import State
from tests.hub.signups.conftest import desk  # noqa: F401 - fixture

pytestmark = pytest.mark.django_db
WEEK, HOUR = timedelta(weeks=1), timedelta(hours=1)
TRAINED = "roads@city.example.jp"


@pytest.fixture(autouse=True)
def _open() -> None:
    Switch.objects.filter(part="events").update(state=PartState.PUBLIC)
    changed(Switch)


@pytest.fixture
def office() -> Department:
    return Department.objects.create(code="roads", label_ja="道路課")


@pytest.fixture
def course(office) -> CoursePage:
    """A course of three evenings, the last one yesterday; two of them are needed."""
    home = TrainingIndexPage.objects.get()
    page = CoursePage(
        title="記録の講座", slug="records", course_for=[ForWhom.GROUPS, ForWhom.STAFF]
    )
    page.dates_needed, page.is_obligatory, page.place_text = 2, True, "会議室"
    page.organisers = [EventOrganiser(department=office)]
    page.locale = home.locale
    page.dates = []
    home.add_child(instance=page)
    first = timezone.now() - 2 * WEEK - timedelta(days=1)
    for number in range(3):
        start = first + number * WEEK
        Occurrence.objects.create(
            page=page,
            series=f"evening-{number}",
            day=timezone.localdate(start),
            starts_at=start,
            ends_at=start + HOUR,
        )
    return page


@pytest.fixture
def sheet(course) -> Sheet:
    first = course.occurrences.order_by("starts_at").first()
    return open_sheet(Sheet(date=first, capacity=20), timezone.now() - 3 * WEEK)


def came_on(sheet: Sheet, who: str, evenings: list[int], user: User, email: str = "") -> SignUp:
    """Return a sign-up, typed by the desk, of somebody who came on some of the evenings."""
    values = {"name": who, "name_kana": "", "language": "ja", "party_size": 1, "email": email}
    signup = sign_up_at_desk(sheet.pk, user, timezone.now() - 3 * WEEK, **values)
    for number in evenings:
        moment = sheet.dates[number].starts_at
        attendance.check_in(signup, Checker(user=user), Arrival.How.LIST, moment)
    signup.refresh_from_db()
    return signup


def test_a_course_has_one_sign_up_for_its_three_evenings(sheet):
    assert sheet.for_all_dates
    assert len(sheet.dates) == 3


def test_each_evening_is_reminded_of(sheet, desk):  # noqa: F811
    signup = came_on(sheet, "見本 あおい", [0], desk, email="aoi@example.com")
    days = []
    for date in sheet.dates:
        at_eight = date.starts_at - timedelta(days=sheet.remind_days)
        days += [letter.key.rpartition(":")[2] for letter in to_people(at_eight)]
    assert days == [date.first_day.isoformat() for date in sheet.dates]
    assert signup.state == State.ATTENDED


@pytest.mark.parametrize(
    ("evenings", "gets_one"), [([0, 2], True), ([0, 1, 2], True), ([1], False), ([], False)]
)
def test_only_who_came_on_two_of_three_evenings_gets_one(client, sheet, desk, evenings, gets_one):  # noqa: F811
    signup = came_on(sheet, "見本 あおい", evenings, desk)
    address = f"/certificate/{token_of(signup)}.pdf"
    assert (address in client.get(manage_path(signup)).content.decode()) == gets_one
    assert settle(timezone.now()) == gets_one
    assert Certificate.objects.filter(signup=signup).exists() == gets_one
    if not gets_one or pdf.is_available():
        assert client.get(address).status_code == (200 if gets_one else 404)


def test_anyone_sees_that_it_was_given_and_no_one_to_whom(client, sheet, desk):  # noqa: F811
    came_on(sheet, "見本 あおい", [0, 1], desk)
    settle(timezone.now())
    found = Certificate.objects.get()
    page = client.get(f"/k/c/{found.number.lower()}/").content.decode()
    assert "記録の講座" in page
    assert "見本 あおい" not in page
    assert client.get("/k/c/ABCDEFGHJK/").status_code == 404


def test_it_outlives_the_name_and_is_made_for_no_one_after_that(client, sheet, desk):  # noqa: F811
    signup = came_on(sheet, "見本 あおい", [0, 1], desk)
    settle(timezone.now())
    SignUp.objects.filter(pk=signup.pk).update(name="")
    assert client.get(f"/certificate/{token_of(signup)}.pdf").status_code == 302
    assert client.get(f"/k/c/{Certificate.objects.get().number}/").status_code == 200


def test_giving_what_is_due_again_gives_nothing_more(sheet, desk):  # noqa: F811
    came_on(sheet, "見本 あおい", [0, 1], desk)
    numbers = []
    for _time in range(2):
        call_command("note_trainings", verbosity=0)
        numbers.append(Certificate.objects.get().number)
    assert numbers[0] == numbers[1]


@pytest.fixture
def people(office) -> dict[str, User]:
    """The head of a division, and two of its contact persons."""
    found = {}
    for name, is_head in (("head", True), ("trained", False), ("missing", False)):
        email = TRAINED if name == "trained" else f"{name}@city.example.jp"
        user = User.objects.create_user(name, email, display_name=f"職員 {name}")
        user.user_permissions.add(_enters_the_admin())
        StaffOfDivision.objects.create(
            user=user, department=office, is_head=is_head, is_contact=not is_head
        )
        found[name] = user
    return found


def _enters_the_admin() -> Permission:
    return Permission.objects.get(codename="access_admin")


def test_a_head_sees_in_one_screen_who_has_not_been_trained_this_year(sheet, desk, people):  # noqa: F811
    came_on(sheet, "職員 trained", [0, 1], desk, TRAINED)
    settle(timezone.now())
    TrainingRecord.objects.update(day=timezone.localdate())
    other = Department.objects.create(code="parks", label_ja="公園課")
    stranger = User.objects.create_user("stranger", "stranger@city.example.jp")
    StaffOfDivision.objects.create(user=stranger, department=other)
    client = Client()
    client.force_login(people["head"])
    rows = client.get("/admin/who-is-trained/").context["object_list"]
    assert {row.user.username: row.is_trained for row in rows} == {
        "head": False,
        "trained": True,
        "missing": False,
    }
    TrainingRecord.objects.update(day=timezone.localdate() - timedelta(days=400))
    rows = client.get("/admin/who-is-trained/").context["object_list"]
    assert not any(row.is_trained for row in rows)
    client.force_login(people["missing"])
    assert client.get("/admin/who-is-trained/").status_code in (302, 403)


def test_people_read_what_they_did_themselves(client, sheet, desk, people):  # noqa: F811
    came_on(sheet, "職員 trained", [0, 1], desk, TRAINED)
    settle(timezone.now())
    client.force_login(people["trained"])
    assert "記録の講座" in client.get("/mypage/trainings/").content.decode()
    client.force_login(people["missing"])
    assert client.get("/mypage/trainings/").context["records"] == []
