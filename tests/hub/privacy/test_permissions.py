"""Who may open and do what (302: led away, 404: there is no such thing, 405: never by this way)."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from hub.accounts.roles import APPROVERS, DESK, EDITORS, translators
from hub.privacy.models import Consent, Hold
from hub.privacy.services import hold
from hub.privacy.urls import urlpatterns
from hub.privacy.views.holds import add_address
from tests.hub.privacy.people import person

pytestmark = pytest.mark.django_db
ROLES = {"none": None, "edit": EDITORS, "desk": DESK, "appr": APPROVERS, "trans": translators("en")}
TABLE = """
#                         anon  none  edit  desk  appr  trans root
access              get   302   302   302   302   200   302   200
access_results      get   302   302   302   302   200   302   200
deletions           get   302   302   302   302   200   302   200
deletions_results   get   302   302   302   302   200   302   200
register            get   302   302   302   302   200   302   200
register            post  302   302   405   405   405   405   405
consents            get   302   302   302   200   302   302   200
consents_results    get   302   302   302   200   302   302   200
consent             get   302   302   302   200   302   302   200
consent=withdrawn   get   302   302   302   200   302   302   200
consent             post  302   302   302   302!  302   302   302!
consent=withdrawn   post  302   302   302   302   302   302   302
holds               get   302   302   302   200   200   302   200
holds_results       get   302   302   302   200   200   302   200
add_hold            get   302   302   302   200   200   302   200
add_hold            post  302   302   302   302!  302!  302   302!
lift_hold           get   302   302   405   405   405   405   405
lift_hold           post  302   302   302   302!  302!  302   302!
lift_hold=lifted    post  302   302   302   302   302   302   302
delete_private      get   302   302   302   404   302   302   404
delete_private      post  302   302   302   404   302   302   404
"""
LINES = [line.split() for line in TABLE.strip().splitlines()]
COLUMNS = LINES[0][1:]
CASES = [
    (address, method, role, answer)
    for address, method, *answers in LINES[1:]
    for role, answer in zip(COLUMNS, answers, strict=True)
]


@pytest.fixture
def addresses() -> dict[str, str]:
    page = Page.objects.get(depth=2, locale__language_code="ja")
    keeper = person("keeper", is_superuser=True)
    values = {"content_object": page, "label": "x", "kind": "photos", "text": "x", "language": "ja"}
    given = Consent.objects.create(**values)
    withdrawn = Consent.objects.create(**values, withdrawn_at=timezone.now())
    held, lifted = hold(page, keeper, "x"), hold(page, keeper, "x")
    Hold.objects.filter(pk=lifted.pk).update(lifted_at=timezone.now())
    return {
        "consent": reverse("privacy:consent", args=[given.pk]),
        "consent=withdrawn": reverse("privacy:consent", args=[withdrawn.pk]),
        "add_hold": add_address(page),
        "lift_hold": reverse("privacy:lift_hold", args=[held.pk]),
        "lift_hold=lifted": reverse("privacy:lift_hold", args=[lifted.pk]),
        "delete_private": reverse("privacy:delete_private", args=[page.pk]),
    }


def state() -> tuple[int, int, int]:
    return (
        Consent.objects.filter(withdrawn_at=None).count(),
        Hold.objects.count(),
        Hold.objects.active().count(),
    )


@pytest.mark.parametrize("role", COLUMNS)
def test_who_may_what(role, addresses):
    """A mark of exclamation says that the answer changes something; nothing else does."""
    client = Client()
    if role != "anon":
        user = person(role, ROLES.get(role), is_superuser=role == "root")
        client.force_login(user)
    answers = {}
    expected = {}
    for address, method, of, answer in CASES:
        if of != role:
            continue
        expected[address, method] = answer
        url = addresses.get(address) or reverse(f"privacy:{address}")
        before = state()
        response = getattr(client, method)(url, {"why": "x"} if method == "post" else {})
        changed = "!" if state() != before else ""
        answers[address, method] = f"{response.status_code}{changed}"
    assert answers == expected


def test_every_address_of_the_app_is_in_the_table():
    assert {each.name for each in urlpatterns} == {
        address.partition("=")[0] for address, *_rest in CASES
    }
