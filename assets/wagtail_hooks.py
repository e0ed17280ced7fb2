from django.http import Http404, HttpRequest
from wagtail import hooks

from assets.access import is_public
from assets.models import HubDocument


@hooks.register("before_serve_document")
def refuse_files_of_unpublished_pages(document: HubDocument, request: HttpRequest) -> None:
    """A file that no public page uses is for staff alone."""
    if not is_public(document) and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
