"""The review of a translation: every part beside its Japanese, remarks on each, two answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page, TaskState
from wagtail_localize.strings import StringValue

from hub.editorial import permissions as editorial
from hub.editorial.diff import diff_text
from hub.editorial.forms import NOW, ApproveForm, SendBackForm
from hub.editorial.views.review import PREVIEW_SIZES, reviewed_page
from hub.languages.models import TranslatedRevision
from hub.languages.parts import public_version
from hub.languages.services import approve, send_back
from hub.languages.services.reviewing import PartRemark
from hub.languages.words import as_typed, from_typed


class RemarkForm(forms.Form):
    """What the reviewer says of one part; nothing is needed."""

    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )
    proposal = forms.CharField(
        label=gettext_lazy("Proposed wording"), required=False, widget=forms.Textarea({"rows": 3})
    )


class ReasonForm(SendBackForm):
    """The reason for the whole page; remarks on parts may take its place."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = False


@dataclass(frozen=True)
class Row:
    """One part under review."""

    path: str
    field: str
    source: str
    words: str
    is_changed: bool  # since the public version
    change: str  # HTML: what differs from the public words; "" if nothing does, or all is new
    form: RemarkForm

    @property
    def remark(self) -> PartRemark:
        data = self.form.cleaned_data
        typed = data["proposal"].strip()
        proposal = from_typed(typed, self.source)
        return PartRemark(
            self.path, self.source, data["note"], "" if proposal == self.words else proposal
        )

    @property
    def text(self) -> str:
        return as_typed(self.words, self.source)

    @property
    def japanese(self) -> str:
        return as_typed(self.source, self.source)


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a translation under review, and take the decision."""
    task_state = reviewed_page(request, pk)
    version = TranslatedRevision.objects.filter(revision_id=task_state.revision_id).first()
    if version is None:
        raise PermissionDenied
    page = task_state.revision.as_object()
    rows = list(_rows(request, page, version))
    approve_form = ApproveForm(
        request.POST if "approve" in request.POST else None, prefix="approve", initial={"when": NOW}
    )
    reason_form = ReasonForm(
        request.POST if "send_back" in request.POST else None, prefix="send_back"
    )
    if request.method == "POST" and _decide(request, task_state, rows, approve_form, reason_form):
        return redirect("wagtailadmin_home")
    principal = editorial.acts_for(request.user, task_state)
    rights = page.permissions_for_user(request.user)
    context = {
        "task_state": task_state,
        "page": page,
        "rows": rows,
        "is_waiting": task_state.status == TaskState.STATUS_IN_PROGRESS,
        "has_machine_words": version.has_machine_words,
        "refusal": editorial.decision_refusal(request.user, task_state),
        "approve_form": approve_form,
        "send_back_form": reason_form,
        "sizes": PREVIEW_SIZES,
        "deputy_for": principal if principal != request.user else None,
        "can_unpublish": rights.can_unpublish(),
        "can_unschedule": bool(task_state.revision.approved_go_live_at) and rights.can_unschedule(),
    }
    return render(request, "languages/admin/review.html", context)


def _rows(request: HttpRequest, page: Page, version: TranslatedRevision) -> Iterator[Row]:
    public = public_version(Page.objects.get(pk=page.pk))
    known = public.words if public else {}
    places = {path: words for path, _source, words in public.parts} if public else {}
    is_back = "send_back" in request.POST
    for number, (path, source, words) in enumerate(version.parts):
        before = known.get((path, source), places.get(path, ""))
        is_changed = known.get((path, source)) != words
        shows_change = is_changed and public is not None
        yield Row(
            path=path,
            field=capfirst(str(page._meta.get_field(path.split(".")[0]).verbose_name)),
            source=source,
            words=words,
            is_changed=is_changed,
            change=diff_text(_plain(before), _plain(words)).to_html() if shows_change else "",
            form=RemarkForm(request.POST if is_back else None, prefix=f"part-{number}"),
        )


def _plain(words: str) -> str:
    return StringValue(words).render_text()


def _decide(
    request: HttpRequest,
    task_state: TaskState,
    rows: list[Row],
    approve_form: ApproveForm,
    reason_form: ReasonForm,
) -> bool:
    """Carry the decision out; False if something is missing in it."""
    title = {"title": task_state.revision.object_str}
    if "send_back" in request.POST:
        valid = [row.form.is_valid() for row in rows]  # each, so that every error is shown
        if not (reason_form.is_valid() and all(valid)):
            return False
        remarks = [row.remark for row in rows]
        reason = reason_form.cleaned_data["comment"]
        if not reason.strip() and not any(remark.note or remark.proposal for remark in remarks):
            reason_form.add_error("comment", _("Write a reason, or a remark on a part."))
            return False
        send_back(task_state, request.user, reason, remarks)
        messages.success(request, _("“%(title)s” was sent back.") % title)
        return True
    if not approve_form.is_valid():
        return False
    data = approve_form.cleaned_data
    try:
        approve(task_state, request.user, data["comment"], data["go_live_at"])
    except ValidationError as error:
        approve_form.add_error(None, error.messages)
        return False
    messages.success(request, _("“%(title)s” is approved.") % title)
    return True
