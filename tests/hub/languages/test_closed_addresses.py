"""Nothing goes round the review: every address of wagtail-localize, of Wagtail's pages and its API.

Each address is asked by each role in each state of a translation; what the public reads, what is
written and who holds what must be as before. A name that a new version of these packages brings
fails the test until somebody has decided about it.
"""

from collections.abc import Iterator

import pytest
from django.urls import NoReverseMatch, URLPattern, reverse
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.urls import pages as wagtails_pages
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail_localize.models import (
    LocaleSynchronization,
    SegmentOverride,
    StringTranslation,
    Translation,
)
from wagtail_localize.wagtail_hooks import register_admin_urls

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

ROLES = ["editor", "approver", "desk", "translator", "reviewer", "other_reviewer", "superuser"]
OPEN = {"submit_page_translation"}  # our own view stands there
LOCALIZE = OPEN | {
    "javascript_catalog",
    "submit_snippet_translation",
    "update_translations",
    "edit_string_translation",
    "edit_override",
    "download_pofile",
    "upload_pofile",
    "machine_translate",
    "preview_translation",
    "stop_translation",
    "convert_to_alias",
    "translations_report",
    "translations_report_results",
    "snippets_api_listing",
    "snippets_api_detail",
}
PAGES = {
    "add",
    "add_subpage",
    "choose_parent",
    "collect_workflow_action_data",
    "confirm_workflow_cancellation",
    "convert_alias",
    "copy",
    "delete",
    "edit",
    "history",
    "history_results",
    "lock",
    "move",
    "move_confirm",
    "preview_on_add",
    "preview_on_edit",
    "revisions_compare",
    "revisions_index",
    "revisions_revert",
    "revisions_unschedule",
    "revisions_view",
    "search",
    "search_results",
    "set_page_position",
    "set_privacy",
    "type_use",
    "type_use_results",
    "unlock",
    "unpublish",
    "usage",
    "view_draft",
    "workflow_action",
    "workflow_history",
    "workflow_history_detail",
    "workflow_preview",
}
API_ACTIONS = {
    "convert_alias",
    "copy",
    "delete",
    "publish",
    "unpublish",
    "move",
    "copy_for_translation",
    "create_alias",
    "revert_to_page_revision",
}
# What a role may do by Wagtail's own addresses: those who answer for a language take its pages
# offline; whoever reviews, decides.
MAY = {
    ("unpublish", "reviewer"),
    ("unpublish", "superuser"),
    ("lock", "superuser"),
    ("unlock", "superuser"),
    ("workflow_action", "reviewer"),
    ("workflow_action", "superuser"),
}
BODY = {
    "action": "publish",
    "action-publish": "1",
    "action-submit": "1",
    "alias": "on",
    "comment": "x",
    "go_live_at": "",
    "copy_subpages": "on",
    "locales": "1",
    "localize-convert-to-alias": "1",
    "localize-restart-translation": "1",
    "new_slug": "slipped-in",
    "new_title": "Slipped in",
    "publish_copies": "on",
    "publish_translations": "on",
    "restriction_type": "login",
    "slug": "slipped-in",
    "title": "Slipped in",
    "value": "Slipped in",
    "when": "now",
}


def names(patterns: list[URLPattern]) -> set[str]:
    return {pattern.name for pattern in patterns}


def localize_patterns() -> list[URLPattern]:
    (below,) = register_admin_urls()
    return below.url_patterns


def addresses(namespace: str, patterns: list[URLPattern], values: dict) -> Iterator[tuple]:
    """Yield (name, address) of each of `patterns`, filled in from `values`."""
    for pattern in patterns:
        wanted = pattern.pattern.regex.groupindex
        kwargs = {name: values[name] for name in wanted}
        try:
            yield pattern.name, reverse(f"{namespace}:{pattern.name}", kwargs=kwargs)
        except NoReverseMatch:
            pytest.fail(f"{pattern.name} takes {list(wanted)}: say in `values` what to put there")


def fingerprint() -> dict[str, list]:
    """Return everything that a way round the review would change."""
    pages = ["pk", "live", "slug", "title", "url_path", "alias_of", "live_revision", "locale"]
    words = ["pk", "data", "last_translated_by", "has_error"]
    return {
        "pages": list(Page.objects.order_by("pk").values_list(*pages)),
        "translations": list(Translation.objects.order_by("pk").values_list("pk", "enabled")),
        "words": list(StringTranslation.objects.order_by("pk").values_list(*words)),
        "revisions": list(Revision.objects.order_by("pk").values_list("pk", "approved_go_live_at")),
        "overrides": list(SegmentOverride.objects.values_list("pk")),
        "synchronised": list(LocaleSynchronization.objects.values_list("pk")),
        "restrictions": list(PageViewRestriction.objects.values_list("pk")),
    }


@pytest.fixture
def translation(request, steps, story, english) -> Translation:
    """A translation in the state that the test asks for."""
    if request.param == "public":
        return english
    wanted = steps.ask(story)
    if request.param == "in review":
        steps.write(wanted)
        steps.send(wanted)
    return wanted


@pytest.fixture
def values(translation, steps) -> dict:
    """What addresses are filled with: everything of one translation."""
    page = steps.page(translation).specific
    source = translation.source
    segment = source.stringsegment_set.first()
    override = source.overridablesegment_set.first()
    review = page.current_workflow_state
    return {
        "action_name": "approve",
        "app_label": page._meta.app_label,
        "content_type_app_name": page._meta.app_label,
        "content_type_model_name": page._meta.model_name,
        "destination_id": page.get_parent().get_parent().pk,
        "mode": "",
        "model_name": page._meta.model_name,
        "overridable_segment_id": override.pk if override else 1,
        "page_id": page.pk,
        "page_to_move_id": page.pk,
        "parent_page_id": page.get_parent().pk,
        "pk": page.pk,
        "revision_id": page.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "string_segment_id": segment.pk,
        "task_id": review.current_task_state.task_id if review else 1,
        "task_state_id": review.current_task_state_id if review else 1,
        "translation_id": translation.pk,
        "translation_source_id": source.pk,
        "workflow_state_id": review.pk if review else 1,
    }


STATES = pytest.mark.parametrize("translation", ["asked for", "in review", "public"], indirect=True)


def test_every_address_is_known():
    assert names(localize_patterns()) == LOCALIZE
    assert names(wagtails_pages.urlpatterns) == PAGES
    assert set(PagesAdminAPIViewSet.actions) == API_ACTIONS


def test_the_admin_of_locales_is_not_there(client, people):
    client.force_login(people.superuser)
    for address in ("/admin/locales/", "/admin/locales/new/", "/admin/locales/edit/1/"):
        assert client.get(address).status_code == 404


@STATES
@pytest.mark.parametrize("role", ROLES)
def test_wagtail_localize_is_closed(client, people, values, role):
    client.force_login(getattr(people, role))
    before = fingerprint()
    for name, address in addresses("wagtail_localize", localize_patterns(), values | {"mode": "x"}):
        for method in (client.get, client.post, client.put, client.delete):
            response = method(address, BODY) if method == client.post else method(address)
            assert response.status_code in {302, 403, 404, 405}, (name, method.__name__)
    assert fingerprint() == before


@STATES
@pytest.mark.parametrize("role", ROLES)
def test_wagtails_pages_change_no_translation(client, people, values, role):
    client.force_login(getattr(people, role))
    before = fingerprint()
    for name, address in addresses("wagtailadmin_pages", wagtails_pages.urlpatterns, values):
        if (name, role) not in MAY:
            response = client.post(address, BODY)
            assert response.status_code < 500, name
            assert fingerprint() == before, name


@STATES
@pytest.mark.parametrize("role", ROLES)
def test_the_api_acts_on_no_page(client, people, values, steps, translation, role):
    client.force_login(getattr(people, role))
    before = fingerprint()
    source = steps.translated_page(translation).source
    for pk in (values["page_id"], source.pk):
        for action in API_ACTIONS:
            address = f"/admin/api/main/pages/{pk}/action/{action}/"
            response = client.post(address, BODY, content_type="application/json")
            assert response.status_code in {302, 403, 404}, action
    assert fingerprint() == before


@STATES
@pytest.mark.parametrize("role", ROLES)
def test_bulk_actions_publish_and_move_nothing(client, people, values, role):
    client.force_login(getattr(people, role))
    before = fingerprint()
    for action in ("publish", "move", "delete", "unpublish"):
        if (action, role) not in MAY:
            address = f"/admin/bulk/wagtailcore/page/{action}/?id={values['page_id']}"
            client.post(address, BODY | {"chooser": values["destination_id"]})
            assert fingerprint() == before, action
