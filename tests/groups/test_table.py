"""Role × state × action, over every address of the groups' rooms: the specification of who gets in.

Each row (in tests/groups/table/) is an address and a method; its columns are what each role is
answered. A row that names states holds in those alone, one without in all others. "=…" after an
address tells of another thing than the usual one. An address without a row fails, so a new one is
decided before it lands.

200 shown · 302 led elsewhere (to sign in, or to where it says why not, or what was done) ·
403 led back to the admin's start: not for this role · 404 there is nothing · 405 not by this
method · 409, 422 asked again · 410 no longer. Outside the admin strangers are never told 403:
they learn nothing.
"""

import pytest
from django.db import transaction
from django.template.base import Template
from django.test import Client
from django.urls import reverse

from tests.groups.table import ROLES, STATES, names_of_rooms, rows, tried_in
from tests.groups.table.scene import Scene

# Wagtail leaves its spooled copy of a rendition to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
STRANGERS = ("anonymous", "outsider", "other_owner", "translator")
INNER = ("portal:", "groups_", "opendata_")
FILES = {("page", "get"), ("document", "get"), ("picture", "get")}


def test_every_address_has_its_rows():
    decided = {(name, method) for name, method, _cells, states in rows() if not states}
    wanted = {(name, method) for name in names_of_rooms() for method in ("get", "post")}
    assert wanted - decided == set()
    assert {(name.partition("=")[0], method) for name, method in decided} - wanted == FILES


class Visitor(Client):
    """A browser that keeps neither contexts nor templates: the table asks thousands of times."""

    def request(self, **request):
        return self.handler(self._base_environ(**request))


@pytest.fixture
def writes_out(monkeypatch):
    """Return a switch: pages that only those see who may are not written out, to save time."""

    def switch(is_on: bool) -> None:
        def write(template, context) -> str:
            return template.nodelist.render(context) if is_on else ""

        monkeypatch.setattr(Template, "_render", write)

    return switch


def answer(response) -> tuple[int, bytes]:
    """Return what the table calls the answer, and what it says."""
    if response.get("Location") == reverse("wagtailadmin_home"):
        return 403, b""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, content


@pytest.mark.parametrize("state", STATES)
def test_the_table(hub, people, writes_out, state):
    scene = Scene(state, hub.group, people)
    visitors = {role: Visitor() for role in ROLES}
    for role, visitor in visitors.items():
        if role in people:
            visitor.force_login(people[role])
    wrong = {}
    for (name, method), cells in tried_in(state).items():
        url, data = scene.address(name), scene.data(name) if method == "post" else None
        for role, expected in cells.items():
            writes_out(role in STRANGERS or not name.startswith(INNER))
            with transaction.atomic():
                status, content = answer(getattr(visitors[role], method)(url, data))
                transaction.set_rollback(True)
            if status != expected:
                wrong[f"{name} {method} {role}"] = status
            if role in STRANGERS and "毎月第3日曜".encode() in content:
                wrong[f"{name} {method} {role}"] = "shows the draft"
    assert wrong == {}
