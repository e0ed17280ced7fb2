from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path
from django.utils.http import content_disposition_header
from wagtail import hooks

from hub.assets.access import is_public
from hub.assets.instead import urls
from hub.assets.models import HubDocument
from hub.assets.ranges import part_of


def may_see_unpublished(user, document: HubDocument) -> bool:
    """Return whether `user` is staff, or a room's `may_see_document` hook lets them see it."""
    if user.has_perm("wagtailadmin.access_admin"):
        return True
    return any(hook(user, document) for hook in hooks.get_hooks("may_see_document"))


@hooks.register("before_serve_document")
def guard_files_of_unpublished_pages(
    document: HubDocument, request: HttpRequest
) -> HttpResponse | None:
    """A file that no public page uses is for those who work on it, and kept by no cache."""
    if is_public(document):
        return None
    if not may_see_unpublished(request.user, document):
        raise Http404
    try:
        with document.file.open() as file:
            # Wagtail takes a whole answer from here, not a stream.
            response = HttpResponse(file.read(), content_type=document.content_type)
    except FileNotFoundError as error:
        raise Http404 from error
    response["Content-Disposition"] = content_disposition_header(True, document.filename)
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


@hooks.register("before_serve_document", order=10)
def answer_with_a_part(document: HubDocument, request: HttpRequest) -> HttpResponse | None:
    """Players ask for recordings part by part; those of iPhones play nothing else."""
    if document.seconds is None or "Range" not in request.headers:
        return None
    response = part_of(document.file, request.headers["Range"], document.content_type)
    if response:
        response["Content-Security-Policy"] = "default-src 'none'"
    return response


@hooks.register("register_admin_urls")
def register_instead_urls() -> list:
    return [path("files/", include(urls))]
