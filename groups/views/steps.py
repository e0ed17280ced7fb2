"""Editing in steps: each is saved as draft when it is sent."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groups.changes import label_of, lines
from groups.forms import STEPS
from groups.forms.base import StepForm
from groups.models import GroupPage
from groups.permissions import may
from groups.services import Conflict, drafted_values, save_step, store_papers, store_pictures
from groups.views.access import for_members, take_typed
from groups.views.portal import steps_of
from groups.views.temporary_uploads import files_of, forget_files, keep_files, kept_files
from groups.workflow import Action, ReviewState
from hub.core.quota import may_send
from hub.core.rules import Refused


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def edit_step(request: HttpRequest, group: GroupPage, standing: ReviewState, slug: str):
    if slug not in STEPS:
        return redirect("portal:group", pk=group.pk)
    if request.method == "POST":
        room = may_send(request.FILES.values(), person=request.user.pk, place=f"group:{group.pk}")
        if not room:
            messages.error(request, room.reason)
            form = STEPS[slug](drafted_values(group, standing.draft), request.POST)
            return _show(request, group, form, seen=request.POST.get("seen", ""), status=429)
        with files_of(request) as files:
            return _save(request, files, group, standing, slug)
    answer = may(request.user, Action.EDIT, group, standing)
    if not answer:
        messages.warning(request, answer.reason)
        return redirect("portal:group", pk=group.pk)
    typed = take_typed(request)
    form = STEPS[slug](drafted_values(group, standing.draft), typed)
    if typed is not None:
        messages.warning(
            request, _("Your session had ended. What you typed is here: please save it now.")
        )
    fingerprint = typed.get("fingerprint", "") if typed is not None else form.fingerprint
    return _show(request, group, form, fingerprint=fingerprint)


def _save(
    request: HttpRequest, files: MultiValueDict, group: GroupPage, standing: ReviewState, slug: str
) -> HttpResponse:
    values = drafted_values(group, standing.draft)
    form = STEPS[slug](values, request.POST, files)
    fingerprint = request.POST.get("fingerprint", "")
    if not form.is_valid():
        keep_files(request, but_not=tuple(form.errors))
        forget_files(request, fields=list(form.errors))
        return _show(request, group, form, fingerprint=fingerprint, status=422)
    typed = _typed_values(request, group, form)
    try:
        save_step(group, request.user, slug, typed, fingerprint)
    except Refused as refused:
        messages.error(request, refused.answer.reason)
        return _show(request, group, form, fingerprint=fingerprint, status=409)
    except Conflict:
        if slug == "documents":
            keep_files(request)
        return _show_overtaken(request, group, form, typed)
    forget_files(request)
    saved = drafted_values(group)
    if slug == "photos" and STEPS[slug].missing(saved):
        messages.warning(request, _("Saved. Please say what each photo shows."))
        return redirect("portal:step", pk=group.pk, slug=slug)
    messages.success(request, _("Saved."))
    return redirect(*_next(request, group, slug))


def _typed_values(request: HttpRequest, group: GroupPage, form: StepForm) -> dict[str, object]:
    if not form.is_multipart():
        return form.values()
    may_edit = may(request.user, Action.EDIT, group)
    uploads = form.uploads() if may_edit else {}
    if form.slug == "documents":
        return form.with_papers(store_papers(group, request.user, uploads))
    return form.with_images(store_pictures(group, request.user, uploads))


def _next(request: HttpRequest, group: GroupPage, slug: str) -> tuple:
    slugs = list(STEPS)
    following = slugs.index(slug) + 1
    if "add_another" in request.POST:
        return ("portal:step", group.pk, slug)
    if "finish" in request.POST or following == len(slugs):
        return ("portal:check", group.pk)
    return ("portal:step", group.pk, slugs[following])


def _show_overtaken(
    request: HttpRequest, group: GroupPage, form: StepForm, typed: dict[str, object]
) -> HttpResponse:
    """Show both versions: what was typed in the form, and beside it what someone else saved."""
    if form.slug == "photos":
        return _show_overtaken_photos(request, group, form, typed)
    draft = ReviewState.of(group).draft
    saved = drafted_values(group, draft)
    fresh = STEPS[form.slug](saved)
    others = _differing(typed, saved)
    return _show(
        request,
        group,
        form,
        fingerprint=fresh.fingerprint,
        status=409,
        others=others,
        other_draft=draft,
    )


def _show_overtaken_photos(
    request: HttpRequest, group: GroupPage, form: StepForm, typed: dict[str, object]
) -> HttpResponse:
    """The other's photos stay, a new one joins them; the words typed here are shown beside."""
    slug = form.slug
    known = {photo["id"] for photo in form.current["photos"]}
    added = [photo for photo in typed["photos"] if photo["id"] not in known]
    fresh = STEPS[slug](drafted_values(group))
    joined = fresh.current | {"photos": fresh.current["photos"] + added}
    save_step(group, request.user, slug, joined, fresh.fingerprint)
    fresh = STEPS[slug](drafted_values(group))
    others = _differing(fresh.current, typed)
    return _show(
        request, group, fresh, fingerprint=fresh.fingerprint, status=409, others=others, mine=True
    )


def _differing(shown: dict[str, object], beside: dict[str, object]) -> list[dict[str, object]]:
    return [
        {"label": label_of(name), "lines": lines(name, beside[name])}
        for name in shown
        if shown[name] != beside[name]
    ]


def _show(
    request: HttpRequest,
    group: GroupPage,
    form: StepForm,
    *,
    fingerprint: str,
    status: int = 200,
    **extra: object,
) -> HttpResponse:
    standing = ReviewState.of(group)
    steps = steps_of(group, drafted_values(group, standing.draft))
    slugs = list(STEPS)
    context = {
        "group": group,
        "standing": standing,
        "form": form,
        "fingerprint": fingerprint,
        "steps": steps,
        "current": slugs.index(form.slug) + 1,
        "previous": steps[slugs.index(form.slug) - 1].url if slugs.index(form.slug) else "",
        "is_last": form.slug == slugs[-1],
        "kept": kept_files(request),
        **extra,
    }
    return render(request, form.template, context, status=status)
