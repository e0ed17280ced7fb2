"""A group's history in the admin, each of its versions, and putting an earlier one back."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Revision

from groups.changes import changes_between
from groups.models import GroupPage, GroupSettings
from groups.moderation.diff_markup import marked
from groups.moderation.forms import ReasonForm
from groups.moderation.history import (
    before,
    changed_labels,
    history_of,
    public_revisions,
    shown_to_members,
)
from groups.moderation.urgent import restorable, restore
from groups.permissions import may
from groups.services import Unchanged
from groups.values import write
from groups.workflow import Action
from hub.core.http import parameter
from hub.core.rules import Refused
from hub.editorial.people import desk_only

PER_PAGE = 30


def _group(request: HttpRequest, pk: int) -> GroupPage:
    return get_object_or_404(GroupPage.objects.sources(), pk=pk)


@desk_only
@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    group = _group(request, pk)
    page = Paginator(history_of(group), PER_PAGE).get_page(parameter(request, "p", 6))
    entries = [(entry, changed_labels(group, entry)) for entry in page]
    context = {"group": group, "page": page, "entries": entries}
    return TemplateResponse(request, "groups/moderation/history.html", context)


@desk_only
@require_http_methods(["GET", "HEAD", "POST"])
def version(request: HttpRequest, pk: int, revision: int) -> HttpResponse:
    """One version: what it changed, how it reads, and what putting it back would change."""
    group = _group(request, pk)
    if revision not in shown_to_members(group):
        raise Http404
    shown = get_object_or_404(Revision, pk=revision)
    may_return = revision in public_revisions(group) and revision != group.live_revision_id
    form = ReasonForm(request.POST or None)
    if (
        request.method == "POST"
        and may_return
        and form.is_valid()
        and _restored(request, group, shown, form.cleaned_data["reason"])
    ):
        return redirect("groups_history", group.pk)
    page, previous = shown.as_object(), before(group, shown)
    context = {
        "group": group,
        "revision": shown,
        "changes": marked(changes_between(previous.as_object(), page)) if previous else [],
        "previous": previous,
        "returning": marked(_returning(group, page)) if may_return else [],
        "answer": may(request.user, Action.RESTORE, group),
        "may_return": may_return,
        "two_approve": GroupSettings.load().second_approver,
        "form": form,
        "preview_url": reverse("wagtailadmin_pages:revisions_view", args=[group.pk, shown.pk]),
    }
    return TemplateResponse(request, "groups/moderation/version.html", context)


def _returning(group: GroupPage, page: GroupPage) -> list:
    """Return what would change in public if `page` came back."""
    then = write(GroupPage.objects.get(pk=group.pk), restorable(page, group))
    return changes_between(group, then)


def _restored(request: HttpRequest, group: GroupPage, revision: Revision, reason: str) -> bool:
    try:
        restore(group, revision, request.user, reason)
    except Refused as refused:
        messages.error(request, refused.answer.reason)
        return False
    except Unchanged:
        messages.warning(request, _("Nothing is different from the public page."))
        return False
    if GroupSettings.load().second_approver:
        messages.success(request, _("Other people must approve it before it is public."))
    else:
        messages.success(request, _("The earlier version is public again."))
    return True
