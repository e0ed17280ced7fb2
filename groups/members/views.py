"""The people of a group, on its own pages: who they are, inviting, removing, leaving."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from groups.members import invitations, services
from groups.members.forms import HandOverForm, InviteForm
from groups.members.permissions import Action, may
from groups.members.record import history
from groups.models import GroupPage, Invitation, Membership
from hub.core.rules import Answer, Refused
from hub.forms.sessions import signed_in, take_typed

HISTORY_SHOWN = 30


def for_people(view: Callable) -> Callable:
    """Give the view the group; who does not keep it learns nothing, not even that it is."""

    @wraps(view)
    @signed_in
    def guarded(request: HttpRequest, pk: int, **kwargs) -> HttpResponse:
        group = GroupPage.objects.sources().filter(pk=pk).first()
        if group is None or not may(request.user, Action.SEE_PEOPLE, group):
            raise Http404
        return view(request, group=group, **kwargs)

    return guarded


def _back(group: GroupPage) -> HttpResponse:
    return redirect("portal:people", pk=group.pk)


def _refused(request: HttpRequest, group: GroupPage, answer: Answer) -> HttpResponse:
    messages.error(request, answer.reason)
    return _back(group)


@for_people
@require_safe
def people(request: HttpRequest, group: GroupPage) -> HttpResponse:
    user = request.user
    rows = sorted(
        group.memberships.select_related("user"), key=lambda row: (not row.is_owner, row.created_at)
    )
    is_owner = bool(may(user, Action.MANAGE_PEOPLE, group))
    entries = [
        {
            "row": row,
            "is_me": row.user_id == user.pk,
            "may_make_owner": may(user, Action.MAKE_OWNER, group, row),
            "may_remove": may(user, Action.REMOVE, group, row),
        }
        for row in rows
    ]
    context = {
        "group": group,
        "entries": entries,
        "is_owner": is_owner,
        "leave": may(user, Action.LEAVE, group),
        "invitations": _open_invitations(group) if is_owner else [],
        "history": history(group)[:HISTORY_SHOWN] if is_owner else [],
        "request_to_me": group.invitations.for_person(user).first(),
    }
    return render(request, "groups/members/people.html", context)


def _open_invitations(group: GroupPage):
    return group.invitations.open().select_related("asked", "invited_by")


@for_people
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, group: GroupPage) -> HttpResponse:
    if not (answer := may(request.user, Action.INVITE, group)):
        return _refused(request, group, answer)
    form = InviteForm(request.POST or take_typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            invitation = invitations.invite(group, request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused.answer.reason))
        else:
            messages.success(request, sent_to(invitation))
            return _back(group)
    status = 422 if request.method == "POST" else 200
    context = {"group": group, "form": form}
    return render(request, "groups/members/invite.html", context, status=status)


def sent_to(invitation: Invitation) -> str:
    return _("The invitation is on its way to %(whom)s. It works for 14 days.") % {
        "whom": invitation.whom
    }


@for_people
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, group: GroupPage) -> HttpResponse:
    if not (answer := may(request.user, Action.HAND_OVER, group)):
        return _refused(request, group, answer)
    editors = list(
        group.memberships.filter(role=Membership.Role.EDITOR, user__is_active=True).select_related(
            "user"
        )
    )
    form = HandOverForm(request.POST or take_typed(request), editors=editors)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = _ask_successor(group, request.user, form)
        except Refused as refused:
            form.add_error(None, str(refused.answer.reason))
        else:
            messages.success(
                request,
                _("%(whom)s is asked to take over. Until the answer everything stays as it is.")
                % {"whom": invitation.whom},
            )
            return _back(group)
    status = 422 if request.method == "POST" else 200
    context = {"group": group, "form": form}
    return render(request, "groups/members/hand_over.html", context, status=status)


def _ask_successor(group: GroupPage, user, form: HandOverForm) -> Invitation:
    data = form.cleaned_data
    if form.is_by_email:
        return invitations.invite(
            group,
            user,
            email=data["email"],
            name=data["name"],
            language=data["language"],
            role=Membership.Role.OWNER,
            hands_over=True,
            then_leaves=form.then_leaves,
        )
    return invitations.ask_to_take_over(
        group, user, int(data["successor"]), then_leaves=form.then_leaves
    )


def _confirmed(
    request: HttpRequest,
    group: GroupPage,
    answer: Answer,
    change: Callable[[], object],
    done: str | Promise,
    template: str,
    then: str = "portal:people",
    **context: object,
) -> HttpResponse:
    """Ask first (GET), then do (POST)."""
    if not answer:
        return _refused(request, group, answer)
    if request.method != "POST":
        return render(request, f"groups/members/{template}.html", {"group": group, **context})
    try:
        change()
    except Refused as refused:
        return _refused(request, group, refused.answer)
    messages.success(request, done)
    return redirect("portal:home") if then == "portal:home" else redirect(then, pk=group.pk)


def _membership(group: GroupPage, membership_id: int) -> Membership:
    row = group.memberships.select_related("user").filter(pk=membership_id).first()
    if row is None:
        raise Http404
    return row


@for_people
@require_http_methods(["GET", "HEAD", "POST"])
def make_owner(request: HttpRequest, group: GroupPage, membership_id: int) -> HttpResponse:
    row = _membership(group, membership_id)
    return _confirmed(
        request,
        group,
        may(request.user, Action.MAKE_OWNER, group, row),
        lambda: services.make_owner(group, request.user, row.pk),
        _("%(name)s is a representative now, too.") % {"name": row.user},
        "make_owner",
        person=row.user,
    )


@for_people
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, group: GroupPage, membership_id: int) -> HttpResponse:
    row = _membership(group, membership_id)
    return _confirmed(
        request,
        group,
        may(request.user, Action.REMOVE, group, row),
        lambda: services.remove(group, request.user, row.pk),
        _("%(name)s does not keep the page any more.") % {"name": row.user},
        "remove",
        person=row.user,
    )


@for_people
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, group: GroupPage) -> HttpResponse:
    return _confirmed(
        request,
        group,
        may(request.user, Action.LEAVE, group),
        lambda: services.leave(group, request.user),
        _("You have left %(name)s.") % {"name": group.title},
        "leave",
        then="portal:home",
    )


def _invitation(group: GroupPage, invitation_id: int) -> Invitation:
    row = _open_invitations(group).filter(pk=invitation_id).first()
    if row is None:
        raise Http404
    return row


@for_people
@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest, group: GroupPage, invitation_id: int) -> HttpResponse:
    row = _invitation(group, invitation_id)
    return _confirmed(
        request,
        group,
        may(request.user, Action.INVITE, group),
        lambda: invitations.renew(row, request.user),
        sent_to(row),
        "renew",
        invitation=row,
    )


@for_people
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, group: GroupPage, invitation_id: int) -> HttpResponse:
    row = _invitation(group, invitation_id)
    return _confirmed(
        request,
        group,
        may(request.user, Action.INVITE, group),
        lambda: invitations.withdraw(row, request.user),
        _("The invitation of %(whom)s is withdrawn.") % {"whom": row.whom},
        "withdraw",
        invitation=row,
    )
