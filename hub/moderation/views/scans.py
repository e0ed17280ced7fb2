"""What backs the desk's typing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from hub.editorial.people import desk_only
from hub.privacy.services import note_view
from hub.submissions.models import Submission
from hub.submissions.places import FILE

TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}


@desk_only
@require_safe
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """The scan that backs a submission: no other address serves it."""
    submission = get_object_or_404(Submission.objects.exclude(scan=""), pk=pk)
    try:
        with submission.scan.open() as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    note_view(request.user, submission.page.specific, FILE)
    ending = submission.scan.name.rpartition(".")[2]
    response = HttpResponse(content, content_type=TYPES.get(ending, "application/octet-stream"))
    response["Content-Disposition"] = f'attachment; filename="scan-{submission.pk}.{ending}"'
    return response
