"""What the tests of a hub that has the room share: it is installed once, into the demonstration.

They run in a process of their own, which `tests/example_room/test_example_room.py` starts.
"""

import os
from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from django.utils.translation import override
from wagtail.models import TaskState

from hub.accounts.models import User
from hub.accounts.roles import APPROVERS, DESK, EDITORS
from hub.forms.drafts import save_step
from hub.forms.models import Draft
from hub.mail.models import OutgoingMail
from hub.moderation.services import decide
from hub.submissions.models import Submission
from hub.submissions.sending import submit
from hub.submissions.urgent import publish_at_once
from hub.submissions.versions import drafted_values
from hub.submissions.workflow import Action, ReviewState
from tests.databases import using_database

IS_INSTALLED = apps.is_installed("tests.example_room")
collect_ignore_glob = [] if IS_INSTALLED else ["test_*.py"]
if IS_INSTALLED:
    from tests.example_room import facts as facts_of_room
    from tests.example_room.models import Keeper, Loan, ToolPage
    from tests.example_room.portal import TOOL

# {name in tests: roles}
PEOPLE = {
    "keeper": (),
    "other_keeper": (),
    "borrower": (),
    "desk": (DESK,),
    "approver": (APPROVERS,),
    "editor": (EDITORS,),
}
PHONE = "029-000-0505"


@pytest.fixture(scope="session")
def facts(django_test_environment, django_db_blocker) -> Iterator[dict[str, object]]:
    """What a hub says into which the room is installed, seen by readers, staff and operators."""
    settings.MEDIA_ROOT = os.environ["ROOM_MEDIA"]
    with using_database(os.environ["ROOM_DATABASE"]):
        with django_db_blocker.unblock(), override("ja"):
            found = facts_of_room.gather()
            _add_people()
        yield found


@pytest.fixture(scope="session")
def django_db_setup(facts) -> None:
    """Every test begins with the room, opened, and with those who keep and borrow tools."""


@pytest.fixture(scope="session")
def own_template(facts) -> str:
    return os.environ["ROOM_DATABASE"]


def _add_people() -> None:
    for name, roles in PEOPLE.items():
        user = User.objects.create_user(f"shed-{name}", f"{name}@example.jp", "matsu-to-ume-1122")
        user.groups.set([Group.objects.get(name=role) for role in roles])
    spade = ToolPage.objects.get(slug="spade", locale__language_code="ja")
    Keeper.objects.create(tool=spade, user=User.objects.get(username="shed-keeper"))
    rake = ToolPage(title="くまで", slug="rake", use="葉を集めます。", kind="garden", phone=PHONE)
    rake.locale_id = spade.locale_id
    spade.get_parent().add_child(instance=rake)
    Keeper.objects.create(tool=rake, user=User.objects.get(username="shed-other_keeper"))


@pytest.fixture
def people(db) -> "dict[str, User]":
    return {name: User.objects.get(username=f"shed-{name}") for name in PEOPLE}


@pytest.fixture
def browser(people) -> Callable[[str], Client]:
    """Give a browser in which the person of a name is signed in; "" is nobody."""

    def of(name: str) -> Client:
        client = Client()
        if name in people:
            client.force_login(people[name])
        return client

    return of


@pytest.fixture
def tool(people) -> "ToolPage":
    """A public tool, whose keeper keeps the phone number private."""
    return ToolPage.objects.get(slug="spade", locale__language_code="ja")


@pytest.fixture
def loan(people, tool) -> "Loan":
    """A loan that its borrower has begun to fill in."""
    return Loan.objects.create(tool=tool, user=people["borrower"])


@pytest.fixture
def mails(db) -> Callable[[], dict[str, str]]:
    """The mails queued since it was last asked, as {address: body}."""
    OutgoingMail.objects.all().delete()

    def read() -> dict[str, str]:
        found = {mail.recipient: mail.body for mail in OutgoingMail.objects.order_by("pk")}
        OutgoingMail.objects.all().delete()
        return found

    return read


def change(tool: "ToolPage", user: User, step: str, **values: object) -> Draft:
    """Save values of one step as a draft; return it."""
    form = TOOL.step_of[step](drafted_values(tool))
    save_step(TOOL, tool, user, step, form.current | values, form.fingerprint)
    return Draft.objects.of(TOOL, tool).get()


def bring_to(state: str, tool: "ToolPage", people: dict[str, User]) -> None:
    """Bring the page of a tool that was changed at once to a state, through the services."""
    draft = change(tool, people["keeper"], "handover", hours="日曜の朝だけ")
    publish_at_once(tool, people["keeper"], draft.version)
    if state == "public":
        return
    draft = change(tool, people["keeper"], "tool", use="ひみつの下書きです。")
    if state in ("review", "returned"):
        submit(tool, people["keeper"], draft.version)
    if state == "returned":
        decide(waiting_for(tool), people["desk"], Action.SEND_BACK, "見直してください。")


def waiting_for(tool: "ToolPage") -> TaskState:
    return ReviewState.of(tool).review


def last_sent(tool: "ToolPage") -> Submission:
    return Submission.objects.filter(page=tool).first()
