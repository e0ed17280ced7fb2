"""What of the groups waits for whom: in the portal, and on the admin's first page."""

import pytest
from django.urls import reverse

from hub.core.today import waiting_for
from hub.enquiries.models import MistakeReport

pytestmark = pytest.mark.django_db


def numbers(user) -> dict[str, int]:
    return {line.url: line.number for line in waiting_for(user)}


def test_what_was_sent_is_a_line_for_the_desk_alone(sent, people):
    sent()
    assert numbers(people["desk"]) == {reverse("moderation_queue"): 1}
    for other in ("owner", "outsider", "approver", "translator"):
        assert numbers(people[other]) == {}, other


def test_the_first_page_of_the_admin_shows_the_lines(sent, people, desk, hub):
    sent()
    MistakeReport.objects.create(page=hub.group, language="ja")
    page = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "届いた申請・変更: 1" in page
    assert f'href="{reverse("mistakes_index")}"' in page


def test_without_anything_that_waits_there_is_no_list(people, desk):
    assert 'id="today' not in desk.get(reverse("wagtailadmin_home")).content.decode()
