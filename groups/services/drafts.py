"""Typing, step by step; nothing of it is public."""

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import Collection, Page, Revision

from groups.forms import STEPS
from groups.models import GroupDraft, GroupPage
from groups.services.errors import Conflict
from groups.services.history import locked, require
from groups.services.versions import public_values
from groups.workflow import Action, ReviewState
from hub.assets.intake import take_in
from hub.assets.models import HubDocument, HubImage

if TYPE_CHECKING:
    from django.core.files.base import ContentFile

    from hub.accounts.models import User

COLLECTION = "団体から"


@transaction.atomic
def save_step(
    group: GroupPage, user: "User", slug: str, values: dict[str, object], fingerprint: str
) -> ReviewState:
    """Save a step as draft.

    Args:
        group: the source page.
        user: who typed it.
        slug: the step.
        values: all values of the step.
        fingerprint: `StepForm.fingerprint` of the form that was filled in.

    Raises:
        Refused: the person may not, or not now.
        Conflict: someone else saved this step after the form was shown.
    """
    group = locked(group)
    standing = require(user, Action.EDIT, group)
    base = group.live_revision_id or group.latest_revision_id
    draft = standing.draft or GroupDraft(group=group, base_revision_id=base)
    public = public_values(group, draft)
    if STEPS[slug](public | draft.data).fingerprint != fingerprint:
        raise Conflict(standing.draft)
    patch = {
        name: value
        for name, value in (draft.data | values).items()
        if name not in public or value != public[name]
    }
    if patch != draft.data:
        draft.data = patch
        draft.version += 1
        draft.updated_by = user
        draft.save()
    return ReviewState.of(group)


def _collection() -> Collection:
    found = Collection.objects.filter(name=COLLECTION).first()
    return found or Collection.get_first_root_node().add_child(name=COLLECTION)


@transaction.atomic
def store_papers(
    group: GroupPage, user: "User", files: "dict[str, ContentFile]"
) -> dict[str, HubDocument]:
    """Store checked documents of a group and return them under the same keys."""
    if not files:
        return {}
    collection = _collection()
    stored = {}
    for name, file in files.items():
        document = HubDocument(title=str(file.name), uploaded_by_user=user, collection=collection)
        document.file = file
        document._set_document_file_metadata()
        document.save()
        stored[name] = document
    return stored


@transaction.atomic
def store_pictures(
    group: GroupPage, user: "User", files: "dict[str, ContentFile]"
) -> dict[str, HubImage]:
    """Store cleaned pictures of a group and return them under the same keys."""
    if not files:
        return {}
    collection = _collection()
    return {
        kind: take_in(file, title=group.title, user=user, collection=collection)
        for kind, file in files.items()
    }


def forget_published_draft(
    sender: type, instance: Page, revision: Revision | None, **kwargs: object
) -> None:
    """Signal receiver: a revision became public; the draft that it was made of is done."""
    if revision is not None:
        GroupDraft.objects.filter(submitted_revision=revision).delete()
