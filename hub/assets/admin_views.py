"""Changing files: where an approval covers one, staff put another into drafts of its pages."""

from collections.abc import Callable

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button
from wagtail.documents.views import documents
from wagtail.images.views import images
from wagtail.permissions import policy_registry

from hub.assets.instead.views import offer_another
from hub.assets.models import HubDocument, HubImage
from hub.assets.permissions import is_approved_use


def _in_place_unless_approved(
    model: type[Model], view: Callable, key: str
) -> Callable[..., HttpResponse]:
    """Return `view` of Wagtail; for what an approval covers, the way to another file."""

    def guarded(request: HttpRequest, pk: int) -> HttpResponse:
        asset = get_object_or_404(model, pk=pk)
        policy = policy_registry.get_by_type(model)
        if policy.user_has_permission_for_instance(request.user, "change", asset):
            return view(request, **{key: pk})
        if not (policy.user_has_permission(request.user, "change") and is_approved_use(asset)):
            return view(request, **{key: pk})  # which refuses
        return offer_another(request, asset)

    return guarded


class _OffersAnother:
    """Who may change an approved file in place finds the way through its pages in the menu."""

    kind: str

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        if is_approved_use(self.object):
            address = reverse("assets:instead", args=[self.kind, self.object.pk])
            buttons.append(Button(_("Use another file instead"), url=address, icon_name="resubmit"))
        return buttons


class EditImage(_OffersAnother, images.EditView):
    """Wagtail's form of a picture."""

    kind = "image"


class EditDocument(_OffersAnother, documents.EditView):
    """Wagtail's form of a document."""

    kind = "document"


edit_image = _in_place_unless_approved(HubImage, EditImage.as_view(), "image_id")
delete_image = _in_place_unless_approved(HubImage, images.DeleteView.as_view(), "image_id")
edit_document = _in_place_unless_approved(HubDocument, EditDocument.as_view(), "document_id")
delete_document = _in_place_unless_approved(
    HubDocument, documents.DeleteView.as_view(), "document_id"
)
