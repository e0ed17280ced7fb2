"""A group's page as it is public, and as its draft would make it."""

from groups.forms import STEPS
from groups.models import GroupDraft, GroupPage
from groups.models.draft import LIFE_VALUES
from groups.values import read, write

# What a group itself can change: the values of the steps, and those of its requests.
PORTAL_VALUES = (
    *(name for form in STEPS.values() for name in form.value_names()),
    *LIFE_VALUES,
)


def base_page(group: GroupPage, draft: GroupDraft | None = None) -> GroupPage:
    """Return a fresh copy of what is public, or else of the version that the draft began with."""
    page = GroupPage.objects.get(pk=group.pk)
    if page.live:
        return page
    draft = draft or GroupDraft.objects.filter(group=group).first()
    base = draft.base_revision if draft else page.latest_revision
    return base.as_object() if base else page


def drafted_page(group: GroupPage, draft: GroupDraft | None = None) -> GroupPage:
    """Return an unsaved copy of the page with its draft, as the public would see it."""
    draft = draft or GroupDraft.objects.filter(group=group).first()
    page = base_page(group, draft)
    page.draft_title = page.title
    return write(page, draft.data) if draft else page


def public_values(group: GroupPage, draft: GroupDraft | None = None) -> dict[str, object]:
    """Return the portal's values as they are public now (see `base_page`)."""
    return read(base_page(group, draft), PORTAL_VALUES)


def drafted_values(group: GroupPage, draft: GroupDraft | None = None) -> dict[str, object]:
    """Return the portal's values with the draft over them."""
    draft = draft or GroupDraft.objects.filter(group=group).first()
    return public_values(group, draft) | (draft.data if draft else {})


def incomplete_steps(values: dict[str, object]) -> dict[str, list[str]]:
    """Return {step: names of needed values that are empty}."""
    return {slug: names for slug, form in STEPS.items() if (names := form.missing(values))}
