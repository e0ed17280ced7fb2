"""What was promised at an event is read on its page, and what came of it."""

import pytest
from django.conf import settings
from django.utils import timezone

from events.models import EventPage
from hub.core.kinds import changed
from hub.core.models import Switch
from hub.followups import services
from hub.followups.models import FollowUp
from hub.followups.workflow import State
from hub.languages.families import address_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
CLASS = "/events/nihongo-sunday/"


def page_of(client, language: str = "ja") -> str:
    return client.get(address_in(CLASS, language)).content.decode()


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_the_promises_of_a_class_are_read_in_every_language(client, language):
    page = page_of(client, language)
    assert page.count("promise__what") == FollowUp.objects.filter(about="").count() == 3
    assert "promise--late" in page
    assert "kacho" not in page


def test_that_one_is_late_is_read_as_the_head_wrote_it(client):
    page = page_of(client)
    assert "市民生活課" in page
    assert "予定より遅れています。" in page
    assert "注文した本が、まだ届かないため" in page


def test_an_answer_is_on_the_page_at_once(client):
    page_of(client)
    late = FollowUp.objects.get(state=State.PROMISED, page__slug="nihongo-sunday")
    address = late.department.office.email
    services.answer(
        late.pk, address, timezone.now(), state=State.DONE, what_happened="20冊ふえました。"
    )
    page = page_of(client)
    assert "20冊ふえました。" in page
    assert "promise--late" not in page


@pytest.mark.parametrize(
    ("part", "says_late", "shows"), [("events.lateness", False, True), ("followups", False, False)]
)
def test_each_switch_takes_its_part_away(client, part, says_late, shows):
    Switch.objects.filter(part=part).update(state="off")
    changed(Switch)
    page = page_of(client)
    assert ("promise--late" in page) == says_late
    assert ("ことばの絵本を20冊" in page) == shows


def test_they_are_read_where_the_page_is_not_in_the_readers_language(client):
    EventPage.objects.get(slug="nihongo-sunday", locale__language_code="vi").delete()
    answer = client.get(address_in(CLASS, "vi"))
    assert answer.status_code == 404
    assert answer.content.decode().count("promise__what") == 3
