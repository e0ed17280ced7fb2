"""The first page of the admin names what waits for this person, and leads there at once."""

import pytest

from hub.languages.links import editor_path

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


@pytest.mark.parametrize(
    ("role", "decides", "has_to_do_with_a_language"),
    [
        ("editor", False, False),
        ("approver", True, False),
        ("translator", False, True),
        ("reviewer", True, True),
    ],
)
def test_everyone_sees_the_lists_that_may_be_theirs(
    client, people, role, decides, has_to_do_with_a_language
):
    client.force_login(getattr(people, role))
    page = client.get("/admin/").content.decode()
    assert ('id="waiting-reviews' in page) is decides
    assert ('id="waiting-translations' in page) is has_to_do_with_a_language


def test_a_title_leads_to_the_step_that_waits(client, people, steps, story):
    translation = steps.ask(story)
    client.force_login(people.translator)
    assert f'href="{editor_path(translation)}"' in client.get("/admin/").content.decode()
