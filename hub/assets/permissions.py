"""Who may change a picture or a file: what the public sees or somebody reviews is approved."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex, Revision, TaskState
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from hub.assets.access import is_used_publicly

CHANGING = {"change", "delete"}


def is_approved_use(asset: Model) -> bool:
    """Return whether a public page, a review or an approved date refers to `asset`."""
    return is_used_publicly(asset) or any(
        _refers_to(revision, asset) for revision in _revisions_to_be_decided()
    )


def _revisions_to_be_decided() -> "list[Revision]":
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("revision")
    pages = ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.filter(base_content_type=pages)
    return list(revisions.filter(pk__in=waiting) | revisions.exclude(approved_go_live_at=None))


def _refers_to(revision: Revision, asset: Model) -> bool:
    wanted = (ContentType.objects.get_for_model(asset).pk, str(asset.pk))
    found = ReferenceIndex._extract_references_from_object(revision.as_object())
    return any(wanted == (content_type, pk) for content_type, pk, *_path in found)


class ApprovedFilesPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's rights by collection; what is in approved use is for those who may publish."""

    def user_has_any_permission_for_instance(
        self, user: Any, actions: list[str], instance: Model
    ) -> bool:
        if not super().user_has_any_permission_for_instance(user, actions, instance):
            return False
        if user.is_superuser or not set(actions) <= CHANGING:
            return True
        return not is_approved_use(instance)
