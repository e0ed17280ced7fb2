"""Who may fetch files that are not public yet: those who keep the page on which they stand."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail import hooks
from wagtail.models import Page, ReferenceIndex

from hub.forms.models import Draft
from hub.submissions.portal import portals


@hooks.register("may_see_image")
def keepers_see_pictures_of_their_page(user: Any, image: Any) -> bool:
    """Whether a page that `user` keeps has `image`, public or not, or its draft has."""
    return _is_used(user, image, Draft.images)


@hooks.register("may_see_document")
def keepers_see_documents_of_their_page(user: Any, document: Any) -> bool:
    """Whether a page that `user` keeps has `document`, public or not, or its draft has."""
    return _is_used(user, document, Draft.documents)


def _is_used(user: Any, file: Any, files_of: Any) -> bool:
    if not user.is_authenticated:
        return False
    for portal in portals():
        keys = set(portal.kept_by(user).values_list("pk", flat=True))
        if not keys:
            continue
        users = ReferenceIndex.get_references_to(file).filter(
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id__in=[str(key) for key in keys],
        )
        if users.exists():
            return True
        drafts = Draft.objects.for_form(portal).filter(object_id__in=keys)
        if any(file.pk in files_of(draft) for draft in drafts):
            return True
    return False
