"""Pictures and documents that nothing uses any more: gone from the library and the disk."""

from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex, Revision

from hub.assets.models import HubDocument, HubImage
from hub.forms.drafts import COLLECTION
from hub.forms.kinds import Document
from hub.forms.models import Draft
from hub.privacy.private_values import images_in
from hub.submissions.models import Submission
from hub.submissions.portal import Portal, all_portals

# Long enough for people with the form open, and for the queue that notes what a page uses.
LEAVE_ALONE = timedelta(days=7)


def unused(model: type[HubImage] | type[HubDocument], before: datetime) -> set[int]:
    """Return what came from outside before a moment and nothing uses.

    What uses it is a draft, an object, or a version to go back to: those that were public once, and
    those that may still become so.
    """
    sent_in = model.objects.filter(collection__name=COLLECTION, created_at__lt=before)
    candidates = set(sent_in.values_list("pk", flat=True))
    for draft in Draft.objects.only("data", "form").iterator():
        candidates -= draft.images() if model is HubImage else draft.documents()
    if candidates:
        candidates -= _referenced(model, candidates)
    for portal in all_portals() if candidates else ():
        candidates -= _in_versions(portal, model, before)
    return candidates


def _referenced(model: type, candidates: set[int]) -> set[int]:
    rows = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(model))
    used = set(rows.values_list("to_object_id", flat=True).distinct())
    return {key for key in candidates if str(key) in used}


def _in_versions(portal: Portal, model: type, before: datetime) -> set[int]:
    """Return what is in versions of a portal's pages, without those the city never published."""
    names = portal.pictures if model is HubImage else tuple(portal.of_kind(Document))
    if not names:
        return set()
    given_up = Submission.objects.filter(
        outcome__in=(
            Submission.Outcome.SENT_BACK,
            Submission.Outcome.REJECTED,
            Submission.Outcome.WITHDRAWN,
        ),
        decided_at__lt=before,
    )
    content_type = ContentType.objects.get_for_model(portal.model)
    revisions = Revision.objects.filter(content_type=content_type).exclude(
        pk__in=given_up.exclude(revision=None).values("revision")
    )
    used: set[int] = set()
    for row in revisions.values_list(*(f"content__{name}" for name in names)).iterator():
        content = dict(zip(names, row, strict=True))
        used |= images_in(content, names) if model is HubImage else set(content.values())
    return used
