"""The editor's page, what its script asks, its preview, and PO files."""

from collections.abc import Collection

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail_localize.models import Translation

from hub.core.rules import Refused
from hub.languages.admin.editor.presence import note_presence, others_in
from hub.languages.admin.editor.rows import Row, name_of, rows_of
from hub.languages.admin.editor.saving import Outcome, put_back, save_typed
from hub.languages.admin.wording import in_words
from hub.languages.links import editor_path
from hub.languages.permissions import answer, may_read
from hub.languages.po import BadFile, read_po, take_po, written_po
from hub.languages.services import Incomplete, PartFault, send, withdraw
from hub.languages.translated_pages import TranslatedPage, translated_page
from hub.languages.words import as_typed
from hub.languages.workflow import Action

SINCE = forms.DateTimeField(required=False)
MAX_FAULTS = 20  # named at the head of the page


def opened(request: HttpRequest, pk: int) -> tuple[Translation, TranslatedPage]:
    """Return a translation and its state if it is there and this person may read it, else raise."""
    translation = get_object_or_404(
        Translation.objects.select_related("source", "target_locale"), pk=pk, enabled=True
    )
    try:
        present = translated_page(translation)
    except LookupError as gone:
        raise Http404 from gone
    if not may_read(request.user, present):
        raise PermissionDenied
    return translation, present


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the parts; save what was typed, send it for review, or take it back from there."""
    translation, present = opened(request, pk)
    note_presence(present.page, request.user)
    if request.method == "POST" and "withdraw" in request.POST:
        return _withdraw(request, translation)
    rows = rows_of(translation)
    outcome, faults = Outcome(), []
    if request.method == "POST":
        outcome = save_typed(translation, rows, request.POST, request.user)
        if not request.accepts("text/html"):
            return _answer(translation, outcome)
        if outcome.is_whole:
            if "send" not in request.POST:
                return redirect(_after(request, outcome))
            try:
                send(translation, request.user, looked_at="looked_at" in request.POST)
            except Refused as refused:
                outcome.refusal = str(refused.answer.reason)
            except Incomplete as incomplete:
                faults = incomplete.faults
            else:
                messages.success(request, _("The reviewers are told."))
                return redirect("wagtailadmin_home")
        rows = rows_of(translation)
        put_back(rows, request.POST, outcome)
        present = translated_page(translation)
    if outcome.refusal:
        messages.error(request, outcome.refusal)
    elif outcome.problems:
        messages.error(
            request,
            ngettext(
                "%(count)s part could not be saved. The others are.",
                "%(count)s parts could not be saved. The others are.",
                len(outcome.problems),
            )
            % {"count": len(outcome.problems)},
        )
    return render(request, "languages/admin/editor.html", _context(request, present, rows, faults))


def _context(
    request: HttpRequest, present: TranslatedPage, rows: list[Row], faults: list[PartFault]
) -> dict:
    authors = get_user_model().objects.in_bulk({row.part.author_id for row in rows} - {None})
    for row in rows:
        row.author = str(authors.get(row.part.author_id, ""))
    returned = present.workflow_state.current_task_state if present.is_sent_back else None
    return {
        "translated_page": present,
        "rows": rows,
        "faults": [
            (name_of(found.part.key), as_typed(found.part.source, found.part.source), words)
            for found in faults[:MAX_FAULTS]
            for words in [in_words(found.fault)]
        ],
        "more_faults": max(0, len(faults) - MAX_FAULTS),
        "can_be_sent_anyway": bool(faults) and Incomplete(faults).can_be_sent_anyway,
        "reason": returned.comment if returned else "",
        "returned_by": returned.finished_by if returned else None,
        "can_write": answer(request.user, Action.WRITE, present),
        "can_send": answer(request.user, Action.SEND, present),
        "can_withdraw": answer(request.user, Action.WITHDRAW, present),
        "others": others_in(present.page, request.user),
        "first_missing": next((row.name for row in rows if row.part.is_missing), ""),
        "progress": _progress(rows),
        "now": now().isoformat(),
        "po_form": PoForm(),
    }


def _progress(rows: Collection[Row]) -> str:
    """Return how far the translation is, in words; languages name the two figures in their order."""
    done = sum(not row.part.is_missing for row in rows)
    return _("%(done)s of %(parts)s translated") % {"done": done, "parts": len(rows)}


def _answer(translation: Translation, outcome: Outcome) -> JsonResponse:
    """What the script shows at the part that it sent."""
    rows = {row.name: row for row in rows_of(translation)}
    named = [*outcome.saved, *outcome.problems]
    return JsonResponse(
        {
            "whole": outcome.is_whole,
            "refusal": outcome.refusal,
            "progress": _progress(rows.values()),
            "rows": [
                {
                    "name": name,
                    "saved": name in outcome.saved,
                    "problem": outcome.problems.get(name, ""),
                    "theirs": outcome.theirs.get(name, ""),
                    "seen": rows[name].seen,
                    "typed": rows[name].typed if rows[name].part.words else "",
                    "missing": rows[name].part.is_missing,
                    "faults": rows[name].sentences,
                }
                for name in named
                if name in rows
            ],
        }
    )


def _after(request: HttpRequest, outcome: Outcome) -> str:
    """The editor again, at the part whose button was pressed."""
    pressed = next(
        (request.POST[name] for name in ("save", "keep", "offer", "take") if name in request.POST),
        "",
    ).partition(":")[0]
    if outcome.saved:
        messages.success(
            request,
            ngettext("%(count)s part is saved.", "%(count)s parts are saved.", len(outcome.saved))
            % {"count": len(outcome.saved)},
        )
    return f"{request.path}#part-{pressed}" if pressed.isalnum() else request.path


def _withdraw(request: HttpRequest, translation: Translation) -> HttpResponse:
    try:
        withdraw(translation, request.user)
    except Refused as refused:
        messages.error(request, str(refused.answer.reason))
    else:
        messages.success(request, _("You can go on writing."))
    return redirect(editor_path(translation))


@require_GET
def others(request: HttpRequest, pk: int) -> JsonResponse:
    """Who else is here, and what they wrote since the time `since`."""
    translation, present = opened(request, pk)
    note_presence(present.page, request.user)
    moment = now()
    try:
        since = SINCE.clean(request.GET.get("since")) or moment
    except ValidationError:
        since = moment
    changed = [
        row
        for row in rows_of(translation)
        if row.part.changed_at
        and row.part.changed_at > since
        and row.part.author_id != request.user.pk
    ]
    return JsonResponse(
        {
            "now": moment.isoformat(),
            "others": [str(person) for person in others_in(present.page, request.user)],
            "rows": [{"name": row.name, "typed": row.typed, "seen": row.seen} for row in changed],
        }
    )


@require_GET
@xframe_options_sameorigin
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The page with the words as they are, Japanese where there are none."""
    translation, _present = opened(request, pk)
    page = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    return page.make_preview_request(request, page.default_preview_mode)


@require_GET
def po_out(request: HttpRequest, pk: int) -> HttpResponse:
    """The parts as a gettext file, for programs that translators use."""
    translation, present = opened(request, pk)
    name = f"{slugify(present.source.slug) or present.source.pk}-{present.language}.po"
    return HttpResponse(
        written_po(translation),
        content_type="text/x-gettext-translation; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


class PoForm(forms.Form):
    """A gettext file that came back."""

    file = forms.FileField(
        label=gettext_lazy("PO file"),
        widget=forms.FileInput({"accept": ".po,text/x-gettext-translation"}),
    )


@require_POST
def po_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the words of a gettext file, all of them or none."""
    translation, _present = opened(request, pk)
    form = PoForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["file"]))
        return redirect(editor_path(translation))
    try:
        taken = take_po(translation, read_po(form.cleaned_data["file"]), request.user)
    except BadFile as error:
        messages.error(request, str(error))
    except Refused as refused:
        messages.error(request, str(refused.answer.reason))
    else:
        messages.success(
            request,
            _("Taken from the file: %(taken)s. Not on this page: %(unknown)s.")
            % {"taken": taken.words, "unknown": taken.unknown},
        )
    return redirect(editor_path(translation))
