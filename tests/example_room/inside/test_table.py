"""Who is answered what: role × state × address, for everything that the room and the desk have.

200 shown · 302 led elsewhere (to sign in, or to where it says why not, or what was done) ·
403 led back to the admin's start · 404 there is nothing · 405 not by this method · 409, 422 asked
again. Each cell is tried in a transaction of its own that is rolled back.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from hub.forms.drafts import draft_of
from hub.submissions.models import Submission
from hub.submissions.portal import URGENT
from hub.submissions.workflow import ReviewState
from tests.example_room.inside.conftest import bring_to
from tests.example_room.models import Loan
from tests.example_room.portal import TOOL

ROLES = ("nobody", "other_keeper", "editor", "approver", "keeper", "desk")
STATES = ("public", "draft", "review", "returned")
OUTSIDE = ("nobody", "other_keeper", "editor", "approver")
SECRET = "ひみつの下書き"
# A row without states holds for all that no other row of its address and method names.
TABLE = """
#                     nobody other editor approver keeper desk
tools:offer      get  302  200  200  200  200  200
tools:offer      post 302  422  422  422  422  422
tools:borrow     get  302  200  200  200  200  200
tools:borrow     post 302  302  302  302  302  302
tools:loan       get  302  404  404  404  404  404
tools:loan       post 302  404  404  404  404  404
tools:loan_step  get  302  404  404  404  404  404
tools:loan_step  post 302  404  404  404  404  404
tools:page       get  302  404  404  404  200  404
tools:page       post 302  404  404  404  405  404
tools:preview    get  302  404  404  404  200  404
tools:preview    post 302  404  404  404  405  404
tools:step       get  302  404  404  404  200  404
tools:step       get  302  404  404  404  302  404  review
tools:step       post 302  404  404  404  422  404
tools:check      get  302  404  404  404  200  404
tools:check      post 302  404  404  404  422  404
tools:urgent     get  302  404  404  404  405  404
tools:urgent     post 302  404  404  404  409  404
tools:withdraw   get  302  404  404  404  302  404
tools:withdraw   get  302  404  404  404  200  404  review
tools:withdraw   post 302  404  404  404  302  404
tools:discard    get  302  404  404  404  302  404
tools:discard    get  302  404  404  404  200  404  draft returned
tools:discard    post 302  404  404  404  302  404
tools:history    get  302  404  404  404  200  404
tools:history    post 302  404  404  404  405  404
tools:version    get  302  404  404  404  200  404
tools:version    post 302  404  404  404  405  404
# The desk's own pages; an approver finds in the queue what waits for a second approval
moderation_queue    get  302  302  403  200  302  200
moderation_queue    post 302  302  405  405  302  405
moderation_review   get  302  302  403  404  302  404
moderation_review   get  302  302  403  403  302  200  review
moderation_review   get  302  302  403  302  302  302  returned
moderation_review   post 302  302  403  404  302  404
moderation_review   post 302  302  403  403  302  200  review
moderation_review   post 302  302  403  302  302  302  returned
moderation_urgent   get  302  302  403  403  302  200
moderation_urgent   post 302  302  403  403  302  302
moderation_together get  302  302  403  302  302  302
moderation_together post 302  302  403  302  302  302
moderation_history  get  302  302  403  403  302  200
moderation_history  post 302  302  403  403  302  405
moderation_version  get  302  302  403  403  302  200
moderation_version  post 302  302  403  403  302  200
# Wagtail's own pages show what is private: the desk's alone
wagtailadmin_pages:edit              get 302  302  403  403  302  200
wagtailadmin_pages:revisions_view    get 302  302  403  403  302  200
wagtailadmin_pages:revisions_compare get 302  302  403  403  302  200
# The public page
page             get  200  200  200  200  200  200
"""


def rows() -> list[tuple[str, str, dict[str, int], set[str]]]:
    found = []
    for line in TABLE.strip().splitlines():
        if not line.startswith("#"):
            name, method, *rest = line.split()
            cells = dict(zip(ROLES, map(int, rest), strict=False))
            found.append((name, method, cells, set(rest[len(ROLES) :])))
    return found


def cells_of(state: str) -> dict[tuple[str, str], dict[str, int]]:
    """Return what each role is answered: by the row of that state, else by the one of all others."""
    ordered = sorted(rows(), key=lambda row: bool(row[3]))
    return {row[:2]: row[2] for row in ordered if not row[3] or state in row[3]}


def test_every_address_has_its_rows():
    patterns = next(one for one in get_resolver().url_patterns if hasattr(one, "url_patterns"))
    room = next(one for one in patterns.url_patterns if getattr(one, "namespace", "") == "tools")
    wanted = {(f"tools:{one.name}", m) for one in room.url_patterns for m in ("get", "post")}
    assert {row[:2] for row in rows() if row[0].startswith("tools:")} == wanted


def answer(response) -> tuple[int, str]:
    if response.get("Location") == reverse("wagtailadmin_home"):
        return 403, ""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, content.decode()


@pytest.mark.parametrize("state", STATES)
def test_the_table(browser, people, tool, state):
    loan = Loan.objects.create(tool=tool, user=people["borrower"])
    first = tool.live_revision_id
    bring_to(state, tool, people)
    draft, review = draft_of(TOOL, tool), ReviewState.of(tool).task_state
    urgent = Submission.objects.get(page=tool, kind=URGENT)
    arguments = {
        "tools:offer": [],
        "tools:borrow": [tool.slug],
        "tools:loan": [loan.pk],
        "tools:loan_step": [loan.pk, "when"],
        "tools:step": [tool.pk, "tool"],
        "tools:version": [tool.pk, first],
        "moderation_queue": [],
        "moderation_together": [],
        "moderation_review": [review.pk if review else 0],
        "moderation_urgent": [urgent.pk],
        "moderation_version": [tool.pk, first],
        "wagtailadmin_pages:revisions_view": [tool.pk, first],
        "wagtailadmin_pages:revisions_compare": [tool.pk, first, "live"],
    }
    browsers: dict[str, Client] = {role: browser(role) for role in ROLES}
    wrong = {}
    for (name, method), cells in cells_of(state).items():
        address = tool.url if name == "page" else reverse(name, args=arguments.get(name, [tool.pk]))
        for role, expected in cells.items():
            with transaction.atomic():
                status, text = answer(getattr(browsers[role], method)(address))
                transaction.set_rollback(True)
            if status != expected:
                wrong[f"{name} {method} {role}"] = status
            if role in OUTSIDE and (SECRET in text or (name != "page" and tool.phone in text)):
                wrong[f"{name} {method} {role}"] = "shows what is private"
    assert wrong == {}
    assert draft_of(TOOL, tool) == draft
