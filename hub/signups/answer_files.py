"""Files among the answers of a sign-up: kept as soon as they are sent, read by those who may."""

from uuid import UUID

from django.core.files.base import ContentFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.accounts.forms import TOO_MANY_CODES
from hub.accounts.limits import declare_limit, is_within_limit
from hub.core.rules import Refused
from hub.editorial.people import is_desk
from hub.mail.services import absolute
from hub.privacy.services import note_view
from hub.questions import files, services
from hub.questions.asked import JAPANESE, Asked, Form
from hub.questions.choices import Kind
from hub.questions.forms import QuestionsForm
from hub.signups.models import Sheet, SignUp
from hub.signups.permissions import may_host, readable_answers

PLACE = "signups"  # hub.privacy.places
declare_limit("sign_up_answer_files", "40/h/key,200/h/ip")


def keep_files(request: HttpRequest, signup: SignUp, typed: QuestionsForm) -> bool:
    """Keep the files that a screen was sent with, even if something else on it is wrong.

    Returns:
        Whether none had to be turned away; the form says so at its question.
    """
    typed.is_valid()
    found = typed.new_files()
    if not found:
        return True
    if not is_within_limit(request, "sign_up_answer_files", str(signup.key)):
        return _turned_away(typed, found, TOO_MANY_CODES)
    services.begin(signup, signup.sheet.questionnaire, timezone.now())
    try:
        typed.note_kept(files.keep(signup, found))
    except Refused as refused:
        return _turned_away(typed, found, str(refused.answer.reason))
    return True


def _turned_away(typed: QuestionsForm, found: dict[str, ContentFile], why: str) -> bool:
    for key in found:
        typed.add_error(key, why)
    return False


def address_of(row: SignUp, asked: Asked) -> str:
    return reverse("sign_up_answer_file", args=[row.sheet.key, row.code, asked.key])


def as_link(row: SignUp, asked: Asked, name: str) -> str:
    """Return the cell of a file on a page."""
    return format_html('<a href="{}">{}</a>', address_of(row, asked), name)


def as_text(row: SignUp, asked: Asked, name: str) -> str:
    """Return the cell of a file in a table that is taken away."""
    return f"{name} {absolute(address_of(row, asked))}"


@never_cache
@require_safe
def answer_file(request: HttpRequest, sheet_key: UUID, number: str, question: UUID) -> HttpResponse:
    """A file for those who may read the answer; whoever may not learns nothing."""
    sheet = get_object_or_404(Sheet.objects.select_related("date__page"), key=sheet_key)
    signup = get_object_or_404(SignUp, sheet=sheet, code=number)
    if not may_host(request.user, sheet) or not _may_read(request, sheet, signup, question):
        raise Http404
    file = signup.answer_files.filter(question=question).order_by("-pk").first()
    if file is None:
        raise Http404
    if is_desk(request.user):
        note_view(request.user, signup, PLACE)
    try:
        response = FileResponse(file.file.open(), as_attachment=True, filename=file.name)
    except FileNotFoundError as error:
        raise Http404 from error
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'"
    response["X-Robots-Tag"] = "noindex"
    return response


def _may_read(request: HttpRequest, sheet: Sheet, signup: SignUp, question: UUID) -> bool:
    if signup.answered_version is None:
        return False
    readable = readable_answers(request.user, sheet)
    asked = Form(signup.answered_version, JAPANESE).questions
    return any(
        one.key == str(question) and one.kind == Kind.FILE and one.row.personal in readable
        for one in asked
    )
