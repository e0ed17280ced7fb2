"""What people agreed to stays in the words they read; taking it back is noted, by the desk alone."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.accounts.models import User
from hub.accounts.roles import APPROVERS, DESK, EDITORS
from hub.core.rules import Refused
from hub.pages.models import Department
from hub.privacy import consent_texts
from hub.privacy.consent_texts import Ask
from hub.privacy.forms import ConsentForm
from hub.privacy.models import Consent
from hub.privacy.services import given, record, withdraw
from tests.hub.privacy.people import person

pytestmark = pytest.mark.django_db
KIND = "open_photos"
ASKED = [Ask("photos", required=True), Ask(KIND, required=False)]


@pytest.fixture
def about() -> Department:
    """Consents are about anything that has a key."""
    return Department.objects.create(label_ja="市民協働課", code="kyodo-kyoku")


@pytest.fixture
def agreed(about, citizen) -> Consent:
    record(about, citizen, ASKED[1:], "en")
    return Consent.objects.get()


@pytest.fixture
def citizen() -> User:
    return person("hanako")


def test_the_form_asks_what_it_is_told_and_says_what_was_ticked():
    assert not ConsentForm(ASKED, {"agreed": "on", KIND: "on"}).is_valid()
    form = ConsentForm(ASKED, {"agreed": "on", "photos": "on"})
    assert form.is_valid()
    assert [ask.kind for ask in form.given] == ["photos"]


def test_a_kind_belongs_to_one_room():
    with pytest.raises(ValueError, match="photos"):
        consent_texts.register("photos", "x", title="x", text="x")


def test_a_kind_that_no_room_knows_any_more_is_shown_by_its_code(agreed):
    agreed.kind = "of-a-room-that-is-gone"
    assert agreed.title == "of-a-room-that-is-gone"


def test_a_consent_stands_until_it_is_withdrawn_and_stays_on_record(about, agreed):
    assert given(about) == {KIND}
    desk = person("desk", DESK)
    assert withdraw(agreed, desk)
    assert given(about) == set()
    agreed.refresh_from_db()
    assert (agreed.withdrawn_by, agreed.text) == (desk, ASKED[1].words_in("en"))


def test_withdrawing_twice_is_the_same_as_once(agreed):
    assert withdraw(agreed, person("first", DESK))
    assert not withdraw(agreed, person("second", DESK))
    agreed.refresh_from_db()
    assert agreed.withdrawn_by.username == "first"


@pytest.mark.parametrize("role", [APPROVERS, EDITORS, None])
def test_only_the_desk_notes_a_withdrawal(agreed, role):
    with pytest.raises(Refused):
        withdraw(agreed, person("other", role))


@pytest.mark.parametrize(
    ("role", "status"), [(DESK, 200), (APPROVERS, 302), (EDITORS, 302), (None, 302)]
)
def test_only_the_desk_reads_them(agreed, role, status):
    client = Client()
    client.force_login(person("reader", role))
    for address in (
        reverse("privacy:consents"),
        reverse("privacy:consents_results"),
        reverse("privacy:consent", args=[agreed.pk]),
    ):
        assert client.get(address).status_code == status, address


def test_the_desk_reads_the_words_and_notes_the_withdrawal(agreed):
    client = Client()
    client.force_login(person("desk", DESK))
    address = reverse("privacy:consent", args=[agreed.pk])
    assert ASKED[1].words_in("en").splitlines()[0] in client.get(address).content.decode()
    assert client.post(address, follow=True).status_code == 200
    agreed.refresh_from_db()
    assert agreed.withdrawn_at
    assert "<form method=" not in client.get(address).content.decode()


def test_no_file_of_consents_is_taken_away(agreed):
    client = Client()
    client.force_login(person("root", is_superuser=True))
    assert client.get(reverse("privacy:consents"), {"export": "csv"}).status_code == 302
