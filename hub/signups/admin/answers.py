"""Answers to the further questions of a sheet, at the desk: typed from paper, taken away as CSV."""

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from hub.core import codes, pdf
from hub.core.locales import active_language
from hub.editorial.people import desk_only
from hub.privacy.services import note_export, note_view
from hub.questions import services
from hub.questions.asked import JAPANESE, Form
from hub.questions.forms import QuestionsForm
from hub.questions.table import table
from hub.signups.answer_files import as_link, as_text, keep_files
from hub.signups.answers import form_for
from hub.signups.choices import Need
from hub.signups.models import Sheet, SignUp
from hub.signups.notifications import title_of, when_in_words
from hub.signups.workflow import LISTED, SEATED
from hub.tables.writing import csv_response

PLACE = "signups"  # hub.privacy.places
METHODS = ["GET", "HEAD", "POST"]


def answered(rows: Iterable[SignUp]) -> dict[int, list[tuple[str, str]]]:
    """Return {key of a sign-up: (question, answer) in Japanese}, in as many queries as versions."""
    rows = list(rows)
    headers, lines = table(rows, as_link)
    return {
        row.pk: [(header, cell) for header, cell in zip(headers, line, strict=True) if cell]
        for row, line in zip(rows, lines, strict=True)
    }


@desk_only
@require_http_methods(METHODS)
def type_answers(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Type what someone wrote on paper or says on the phone: all questions on one screen."""
    rows = SignUp.objects.select_related("sheet__date__page", "sheet__questionnaire")
    signup = get_object_or_404(rows, sheet=pk, code=code, state__in=LISTED | SEATED)
    form = form_for(signup, active_language())
    if form is None:
        raise Http404
    note_view(request.user, signup, PLACE)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    typed = QuestionsForm(form, form.questions, signup.answers, *sent, is_strict=False)
    if typed.is_bound and keep_files(request, signup, typed) and typed.is_valid():
        services.begin(signup, signup.sheet.questionnaire, timezone.now())
        services.answer(signup, form, typed.keys(), typed.values())
        messages.success(request, _("Saved."))
        return redirect("sign_up_sheets:inspect", pk)
    context = {
        "signup": signup,
        "form": typed,
        "page_title": f"{signup.name} {signup.code}",
        "header_icon": "list-ul",
    }
    status = 422 if typed.is_bound else 200
    return render(request, "signups/admin/answers.html", context, status=status)


@desk_only
@require_safe
def csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Everyone on a sheet with their answers, a column for each question."""
    sheet = get_object_or_404(Sheet.objects.select_related("date__page"), pk=pk)
    rows = sorted(sheet.signups.filter(state__in=LISTED | SEATED), key=lambda row: row.kana_order)
    note_export(request.user, rows, PLACE)
    asked, answers = table(rows, as_text)
    heads = [
        pgettext("sign-up", "number"),
        _("name"),
        _("Name in katakana"),
        _("how many people"),
        pgettext("sign-up", "state"),
        _("what they need"),
        _("phone"),
        _("e-mail"),
        _("language"),
    ]
    lines = [
        [
            row.code,
            row.name,
            row.name_kana,
            str(row.party_size),
            str(row.get_state_display()),
            "、".join(row.need_labels),
            row.phone,
            row.email,
            row.language,
            *cells,
        ]
        for row, cells in zip(rows, answers, strict=True)
    ]
    day = timezone.localdate(sheet.date.starts_at)
    return csv_response([[*heads, *asked], *lines], f"{day:%Y-%m-%d}.csv")


@desk_only
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The sign-up as a form on paper. Each print has its own number, which becomes the sign-up's."""
    rows = Sheet.objects.select_related("date__page", "questionnaire")
    sheet = get_object_or_404(rows, pk=pk)
    language = request.GET.get("language", "")
    if language not in dict(settings.LANGUAGES):
        language = JAPANESE
    with translation.override(language):
        form = form_for(SignUp(sheet=sheet), language)
        context = {
            "sheet": sheet,
            "title": title_of(sheet, language),
            "when": when_in_words(sheet),
            "number": codes.new_code(),
            "needs": Need.choices,
            "whole": form,
            "asked": _on_paper(form) if form else [],
            "lang": language,
        }
        html = render_to_string("signups/paper.html", context, request)
    try:
        content = pdf.html_to_pdf(html, ["questions/paper.css"])
    except pdf.Unavailable as error:
        raise Http404 from error
    response = pdf.pdf_response(content, f"{context['number']}.pdf")
    response["Cache-Control"] = "no-store"
    return response


def _on_paper(form: Form) -> list[dict[str, object]]:
    """Return the questions as a paper shows them: with boxes, lines, and on what they depend."""
    shown = []
    for asked in form.questions:
        _key, wanted = asked.condition or ("", frozenset())
        options = form.deciding(asked).options if asked.condition else ()
        only = [option.words.text for option in options if option.key in wanted]
        shown.append({"asked": asked, "only": ", ".join(only)})
    return shown
