"""The groups that a file is about, as they are: what a change starts from, and what forbids it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from groups.models import GroupPage
from groups.portal import PORTAL
from groups.privacy import PublicContact
from hub.forms.models import Draft
from hub.tables.code_lists import CodeLists

WAITS = _("Another change of this page waits for approval. Decide on that first.")
GROUPS_OWN = _("The group itself is changing this page. Decide on that first.")
BEING_REGISTERED = _("This group is just being registered. Wait until it is sent.")


@dataclass(frozen=True)
class Present:
    """A group's page as an import meets it.

    `page` is what is public; while a change by staff is under review, it is that change, so that
    the same file read twice asks for nothing twice.
    """

    page: GroupPage
    values: dict[str, object]
    contact: PublicContact
    obstacle: str | Promise = ""
    workflow_state: WorkflowState | None = None


def present_groups(keys: Iterable[int], names: tuple[str, ...]) -> dict[int, Present]:
    """Return {key: Present} of the source pages `keys`, their values read for `names`."""
    pages = GroupPage.objects.sources().in_bulk(list(keys))
    codes = CodeLists(PORTAL, pages.values())
    drafts = {
        draft.object_id: draft
        for draft in Draft.objects.for_form(PORTAL).filter(object_id__in=pages)
    }
    states = _active_reviews()
    found = {}
    for key, page in pages.items():
        base, obstacle, state = _base(page, drafts.get(key), states.get(str(key)))
        values = codes.values(page, names) if base is page else PORTAL.read(base, names)
        found[key] = Present(base, values, PublicContact.open(base), obstacle, state)
    return found


def _active_reviews() -> dict[str, WorkflowState]:
    states = WorkflowState.objects.active().filter(
        content_type=ContentType.objects.get_for_model(GroupPage)
    )
    return {
        state.object_id: state for state in states.select_related("current_task_state__revision")
    }


def _base(
    page: GroupPage, draft: Draft | None, state: WorkflowState | None
) -> tuple[GroupPage, str | Promise, WorkflowState | None]:
    if state:
        revision = state.current_task_state.revision
        if draft and draft.submitted_revision_id == revision.pk:
            return page, GROUPS_OWN, state
        if state.status == WorkflowState.STATUS_IN_PROGRESS:
            return revision.as_object(), WAITS, state
    if page.live:
        return page, "", state
    obstacle = BEING_REGISTERED if draft and draft.data else ""
    return page.get_latest_revision_as_object(), obstacle, state
