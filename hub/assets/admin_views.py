"""Changing files: where an approval covers one, staff are led to the pages that use it."""

from collections.abc import Callable

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.documents.views import documents
from wagtail.images.views import images
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry

from hub.assets.models import HubDocument, HubImage
from hub.assets.permissions import is_approved_use


def _in_place_unless_approved(
    model: type[Model], view: Callable, key: str, add: str
) -> Callable[..., HttpResponse]:
    """Return `view` of Wagtail, or, for what an approval covers, the list of its uses."""

    def guarded(request: HttpRequest, pk: int) -> HttpResponse:
        asset = get_object_or_404(model, pk=pk)
        policy = policy_registry.get_by_type(model)
        if policy.user_has_permission_for_instance(request.user, "change", asset):
            return view(request, **{key: pk})
        if not (policy.user_has_permission(request.user, "change") and is_approved_use(asset)):
            return view(request, **{key: pk})  # which refuses
        address_of = AdminURLFinder(request.user).get_edit_url
        references = ReferenceIndex.get_references_to(asset).group_by_source_object()
        uses = [(source, address_of(source)) for source, _references in references]
        context = {"asset": asset, "uses": uses, "add_url": reverse(add)}
        return render(request, "assets/approved_file.html", context)

    return guarded


NEW_IMAGE, NEW_DOCUMENT = "wagtailimages:add", "wagtaildocs:add"
edit_image = _in_place_unless_approved(HubImage, images.EditView.as_view(), "image_id", NEW_IMAGE)
delete_image = _in_place_unless_approved(
    HubImage, images.DeleteView.as_view(), "image_id", NEW_IMAGE
)
edit_document = _in_place_unless_approved(
    HubDocument, documents.EditView.as_view(), "document_id", NEW_DOCUMENT
)
delete_document = _in_place_unless_approved(
    HubDocument, documents.DeleteView.as_view(), "document_id", NEW_DOCUMENT
)
