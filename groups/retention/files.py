"""Pictures and documents that nothing uses any more: gone from the library and the disk."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, Revision

from groups.forms.documents import DocumentsForm
from groups.models import GroupDraft, GroupPage, Submission
from groups.retention.contents import images_in
from groups.services.drafts import COLLECTION
from hub.assets.models import HubDocument, HubImage

# Long enough for people with the form open, and for the queue that notes what a page uses.
LEAVE_ALONE = timedelta(days=7)


def used_elsewhere(asset: HubImage | HubDocument, pages: set[int]) -> bool:
    """Return whether anything but the pages with the keys `pages` uses `asset`."""
    references = ReferenceIndex.get_references_to(asset)
    page_type = ContentType.objects.get_for_model(Page).pk
    users = references.values_list("base_content_type_id", "object_id")
    return any(content_type != page_type or int(key) not in pages for content_type, key in users)


def delete_files(assets: QuerySet) -> int:
    """Delete pictures or documents; their files once the transaction holds. Return how many."""
    count = 0
    for asset in assets:
        asset.delete()  # Wagtail deletes the file and the renditions after the commit
        count += 1
    return count


def unused(model: type[HubImage] | type[HubDocument]) -> set[int]:
    """Return what groups uploaded that no draft, no page and no version to go back to uses.

    Versions to go back to are those that were public once, and those that may still become so.
    """
    old = timezone.now() - LEAVE_ALONE
    from_groups = model.objects.filter(collection__name=COLLECTION, created_at__lt=old)
    candidates = set(from_groups.values_list("pk", flat=True))
    for draft in GroupDraft.objects.only("data").iterator():
        candidates -= draft.images() if model is HubImage else draft.papers()
    if candidates:
        candidates -= _referenced(model, candidates)
    if candidates:
        candidates -= _in_versions(model)
    return candidates


def _referenced(model: type, candidates: set[int]) -> set[int]:
    rows = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(model))
    used = set(rows.values_list("to_object_id", flat=True).distinct())
    return {key for key in candidates if str(key) in used}


def _in_versions(model: type) -> set[int]:
    """Return what is in versions of groups' pages, without those the city never published."""
    given_up = Submission.objects.filter(
        outcome__in=(
            Submission.Outcome.SENT_BACK,
            Submission.Outcome.REJECTED,
            Submission.Outcome.WITHDRAWN,
        ),
        decided_at__lt=timezone.now() - LEAVE_ALONE,
    )
    content_type = ContentType.objects.get_for_model(GroupPage)
    revisions = Revision.objects.filter(content_type=content_type).exclude(
        pk__in=given_up.exclude(revision=None).values("revision")
    )
    names = ("photos", "logo") if model is HubImage else DocumentsForm.papers
    used: set[int] = set()
    for row in revisions.values_list(*(f"content__{name}" for name in names)).iterator():
        content = dict(zip(names, row, strict=True))
        used |= images_in(content) if model is HubImage else set(content.values())
    return used


@transaction.atomic
def delete_unused() -> int:
    """Delete the pictures and documents that groups uploaded and nothing uses; return how many."""
    return sum(
        delete_files(model.objects.filter(pk__in=unused(model)))
        for model in (HubImage, HubDocument)
    )
