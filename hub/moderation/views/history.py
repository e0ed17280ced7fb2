"""A group's history in the admin, each of its versions, and putting an earlier one back."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Page, Revision

from hub.core.http import parameter
from hub.core.rules import Refused
from hub.editorial.people import desk_only
from hub.forms.changes import Change, changes_between
from hub.forms.errors import Unchanged
from hub.moderation.diff_markup import marked
from hub.moderation.forms import ReasonForm
from hub.submissions.history import (
    before,
    changed_labels,
    history_of,
    public_revisions,
    shown_to_keepers,
)
from hub.submissions.permissions import may
from hub.submissions.portal import has_portal, portal_of
from hub.submissions.urgent import restorable, restore
from hub.submissions.workflow import Action

PER_PAGE = 30


def _page(pk: int) -> Any:
    page = get_object_or_404(Page, pk=pk).specific
    if not has_portal(page) or not page.is_source:
        raise Http404
    return page


@desk_only
@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    page = _page(pk)
    found = Paginator(history_of(page), PER_PAGE).get_page(parameter(request, "p", 6))
    entries = [(entry, changed_labels(page, entry)) for entry in found]
    context = {"page": page, "found": found, "entries": entries}
    return TemplateResponse(request, "moderation/history.html", context)


@desk_only
@require_http_methods(["GET", "HEAD", "POST"])
def version(request: HttpRequest, pk: int, revision: int) -> HttpResponse:
    """One version: what it changed, how it reads, and what putting it back would change."""
    page = _page(pk)
    if revision not in shown_to_keepers(page):
        raise Http404
    shown = get_object_or_404(Revision, pk=revision)
    may_return = revision in public_revisions(page) and revision != page.live_revision_id
    form = ReasonForm(request.POST or None)
    if (
        request.method == "POST"
        and may_return
        and form.is_valid()
        and _restored(request, page, shown, form.cleaned_data["reason"])
    ):
        return redirect("moderation_history", page.pk)
    version, previous = shown.as_object(), before(page, shown)
    context = {
        "page": page,
        "revision": shown,
        "changes": marked(changes_between(portal_of(page), previous.as_object(), version))
        if previous
        else [],
        "previous": previous,
        "returning": marked(_returning(page, version)) if may_return else [],
        "answer": may(request.user, Action.RESTORE, page),
        "may_return": may_return,
        "two_approve": portal_of(page).settings().second_approver,
        "form": form,
        "preview_url": reverse("wagtailadmin_pages:revisions_view", args=[page.pk, shown.pk]),
    }
    return TemplateResponse(request, "moderation/version.html", context)


def _returning(page: Any, version: Any) -> list[Change]:
    """Return what would change in public if `version` came back."""
    portal = portal_of(page)
    then = portal.write(portal.base(page), restorable(version, page))
    return changes_between(portal, page, then)


def _restored(request: HttpRequest, page: Any, revision: Revision, reason: str) -> bool:
    try:
        restore(page, revision, request.user, reason)
    except Refused as refused:
        messages.error(request, refused.answer.reason)
        return False
    except Unchanged:
        messages.warning(request, _("Nothing is different from the public page."))
        return False
    if portal_of(page).settings().second_approver:
        messages.success(request, _("Other people must approve it before it is public."))
    else:
        messages.success(request, _("The earlier version is public again."))
    return True
