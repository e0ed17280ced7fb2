from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail import hooks

from hub.assets.access import is_public
from hub.assets.models import HubImage, HubRendition

WEEK = 7 * 24 * 60 * 60


def may_see_unpublished(user, image: HubImage) -> bool:
    """Return whether `user` is staff, or a room's `may_see_image` hook lets them see `image`."""
    if user.has_perm("wagtailadmin.access_admin"):
        return True
    return any(hook(user, image) for hook in hooks.get_hooks("may_see_image"))


@require_safe
def serve_media(request: HttpRequest, name: str) -> HttpResponse:
    """Serve a rendition that something public uses; who works on a draft sees its pictures too.

    Originals and documents are never served from here. With `MEDIA_ACCEL_PREFIX` nginx sends
    the bytes (X-Accel-Redirect).
    """
    if "\x00" in name:  # PostgreSQL refuses to be asked for it
        raise Http404
    rendition = HubRendition.objects.select_related("image").filter(file=name).first()
    if rendition is None:
        raise Http404
    if is_public(rendition.image):
        cache_control = f"public, max-age={WEEK}, immutable"
    elif may_see_unpublished(request.user, rendition.image):
        cache_control = "private, no-store"
    else:
        raise Http404
    if settings.MEDIA_ACCEL_PREFIX:
        response = HttpResponse()
        response["X-Accel-Redirect"] = f"{settings.MEDIA_ACCEL_PREFIX}{name}"
        del response["Content-Type"]
    else:
        try:
            response = FileResponse(default_storage.open(name))
        except FileNotFoundError as error:
            raise Http404 from error
    response["Cache-Control"] = cache_control
    return response
