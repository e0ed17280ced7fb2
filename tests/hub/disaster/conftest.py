"""A prepared page that is approved, people on duty, and the hub as a web server asks it."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group

from hub.accounts.models import User
from hub.accounts.roles import APPROVERS, DESK, EDITORS, translators
from hub.disaster import services
from hub.disaster.front import LightPageFirst
from hub.disaster.models import DisasterPage
from hub.disaster.preparing import prepare
from hub.disaster.shelf import Shelf, own_shelf
from hub.disaster.states import State

ROLES = {"editor": EDITORS, "approver": APPROVERS, "desk": DESK, "translator": translators("en")}


@pytest.fixture
def people(demonstration) -> SimpleNamespace:
    found = {}
    for name, role in ROLES.items():
        found[name] = User.objects.create_user(name, password="plum-1122-blossom")
        found[name].groups.add(Group.objects.get(name=role))
    return SimpleNamespace(**found)


@pytest.fixture
def page(demonstration) -> DisasterPage:
    return DisasterPage.objects.get(locale__language_code="ja")


@pytest.fixture
def shelf(page, settings, tmp_path) -> Shelf:
    settings.PAGE_FILES_DIR = tmp_path
    shelf = own_shelf()
    prepare(shelf)
    return shelf


@pytest.fixture
def press(shelf, django_capture_on_commit_callbacks):
    """Press a button, and let follow what follows its transaction."""

    def press(action: str, by: str = "editor", words: dict[str, str] | None = None) -> State:
        with django_capture_on_commit_callbacks(execute=True):
            return services.press(action, by, words)

    return press


@pytest.fixture
def front(shelf):
    """Ask for a path; return the light page's text, or "" if the hub behind it was asked."""

    def behind(environ, start_response):
        behind.queries.append(environ["QUERY_STRING"])
        return []

    behind.queries = []
    first = LightPageFirst(behind, shelf)

    def ask(path: str, method: str = "GET") -> str:
        path, _mark, query = path.partition("?")
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}
        return b"".join(first(environ, lambda *head: None)).decode()

    ask.queries = behind.queries
    return ask
