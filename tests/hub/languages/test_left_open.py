"""What of Wagtail's own is left for translations: going offline, deleting, the editor of a source."""

import pytest
from django.urls import reverse

from hub.languages.parts import parts_of
from hub.languages.services import save_part

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def test_reviewers_take_a_page_offline_and_nobody_else_of_the_language(client, people, english):
    address = reverse("wagtailadmin_pages:unpublish", args=[english.get_target_instance().pk])
    for role, goes in (("translator", False), ("other_reviewer", False), ("reviewer", True)):
        client.force_login(getattr(people, role))
        client.post(address)
        assert english.get_target_instance().live is not goes


def test_words_outlive_a_deleted_page(people, english, steps):
    part = parts_of(english)[0]
    save_part(english, part.path, part.source, "Kept words", people.translator)
    source = steps.translated_page(english).source
    english.get_target_instance().delete()
    again = steps.ask(source)
    assert parts_of(again)[0].words == "Kept words"


def test_no_button_leads_to_a_closed_address(client, people, story):
    client.force_login(people.superuser)
    for address in (f"/admin/pages/{story.pk}/edit/", f"/admin/pages/{story.get_parent().pk}/"):
        html = client.get(address).content.decode()
        assert f"/admin/localize/submit/page/{story.pk}/" in html
        assert "/admin/localize/update/" not in html
        assert "localize-convert-to-alias" not in html


def test_the_editor_of_a_source_page_is_wagtails_under_its_own_name(client, people, story):
    """Who saw private values is noted by the names of addresses."""
    client.force_login(people.editor)
    page = client.get(f"/admin/pages/{story.pk}/edit/")
    assert page.resolver_match.view_name == "wagtailadmin_pages:edit"
