"""Answering an invitation: by the link of the email, or signed in by a member who was asked."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from groups.members import answers, invitations
from groups.members.forms import NewMemberForm
from groups.members.permissions import CLOSED_ACCOUNT, STAFF_KEEP_NO_GROUP, may_accept, may_use
from groups.members.views import for_people
from groups.models import GroupPage, Invitation
from hub.accounts.models import MailLink
from hub.accounts.permissions import is_outside_city_hall
from hub.core.rules import Answer, Refused
from hub.submissions.permissions import may_edit


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The page that the link opens: it asks (GET); its buttons act (POST)."""
    response = _answer_by_link(request, token)
    # The address is a key: no other site may learn it from a link followed here. With
    # "no-referrer" browsers would send the form with an Origin of null, which is refused.
    response["Referrer-Policy"] = "same-origin"
    return response


def _answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    invitation, link = invitations.invitation_behind(token)
    if invitation is None or link is None:
        return render(request, "groups/members/unknown_invitation.html", status=404)
    if _accepted_by_me(request, invitation):
        return redirect("portal:page", pk=invitation.group_id)
    usable = may_use(invitation)
    if usable and link.used_at:
        usable = Answer(False, answers.USED)
    if not usable:
        return _show(request, invitation, refusal=usable.reason, status=410)
    if request.POST.get("answer") == "no":
        return _decline(request, invitation, link)
    if request.user.is_authenticated:
        return _answer_signed_in(request, invitation, link)
    return _answer_signed_out(request, invitation, link)


def _accepted_by_me(request: HttpRequest, invitation: Invitation) -> bool:
    accepted = invitation.state == Invitation.State.ACCEPTED
    mine = invitation.answered_by_id is not None and invitation.answered_by_id == request.user.pk
    return accepted and mine


def _answer_signed_in(request: HttpRequest, invitation: Invitation, link: MailLink) -> HttpResponse:
    account = invitations.account_of(invitation.email)
    answer = may_accept(request.user, invitation, account)
    if not answer:
        return _show(request, invitation, refusal=answer.reason, may_change_account=True)
    if request.POST.get("answer") != "yes":
        return _show(request, invitation)
    try:
        answers.accept(invitation, request.user, link)
    except Refused as refused:
        return _show(request, invitation, refusal=refused.answer.reason, status=409)
    return _welcome(request, invitation)


def _answer_signed_out(
    request: HttpRequest, invitation: Invitation, link: MailLink
) -> HttpResponse:
    """People with an account sign in first; for others, one is made when they accept.

    An invitation is valid for two weeks: too long to sign someone in to what they have.
    """
    account = invitations.account_of(invitation.email)
    if account is None:
        return _join_as_new(request, invitation, link)
    if not account.is_active:
        return _show(request, invitation, refusal=CLOSED_ACCOUNT)
    if not is_outside_city_hall(account):
        return _show(request, invitation, refusal=STAFF_KEEP_NO_GROUP)
    return _show(request, invitation, must_sign_in=True)


def _join_as_new(request: HttpRequest, invitation: Invitation, link: MailLink) -> HttpResponse:
    typed = request.POST if request.POST.get("answer") == "yes" else None
    form = NewMemberForm(typed, invitation=invitation)
    if typed is None or not form.is_valid():
        return _show(request, invitation, form=form, status=422 if form.is_bound else 200)
    try:
        user = answers.accept_as_new(invitation, link, **form.cleaned_data)
    except Refused as refused:
        return _show(request, invitation, refusal=refused.answer.reason, status=409)
    record_authentication(request, user, method="invitation")
    perform_login(request, Login(user=user))
    return _welcome(request, invitation)


def _welcome(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Lead to the page; whoever took over is first asked for the names and numbers on it."""
    if not invitation.hands_over:
        messages.success(request, _("Welcome. You keep this page now."))
        return redirect("portal:page", pk=invitation.group_id)
    messages.success(request, _("Thank you. You are the representative now."))
    if not may_edit(request.user, invitation.group):
        return redirect("portal:page", pk=invitation.group_id)
    messages.warning(
        request,
        _("The names, the phone and the e-mail below are those from before. Please correct them."),
    )
    return redirect("portal:step", pk=invitation.group_id, slug="contact")


def _decline(request: HttpRequest, invitation: Invitation, link: MailLink | None) -> HttpResponse:
    user = request.user if request.user.is_authenticated else None
    try:
        answers.decline(invitation, user, link)
    except Refused as refused:
        return _show(request, invitation, refusal=refused.answer.reason, status=409)
    return render(request, "groups/members/declined.html", {"invitation": invitation})


def _show(
    request: HttpRequest, invitation: Invitation, status: int = 200, **context: object
) -> HttpResponse:
    here = urlencode({"next": request.path})
    context |= {
        "invitation": invitation,
        "group": invitation.group,
        "sign_in_url": f"{reverse('account_login')}?{here}",
        "sign_out_url": reverse("account_logout"),
    }
    return render(request, "groups/members/invitation.html", context, status=status)


@for_people
@require_http_methods(["GET", "HEAD", "POST"])
def answer_request(request: HttpRequest, group: GroupPage) -> HttpResponse:
    """A member who was asked to take over says yes or no."""
    invitation = group.invitations.for_person(request.user).select_related("invited_by").first()
    if invitation is None:
        messages.warning(request, _("This was answered or withdrawn meanwhile."))
        return redirect("portal:page", pk=group.pk)
    if not (answer := may_accept(request.user, invitation)):
        messages.error(request, answer.reason)
        return redirect("portal:people", pk=group.pk)
    choice = request.POST.get("answer")
    if choice not in ("yes", "no"):
        context = {"group": group, "invitation": invitation}
        return render(request, "groups/members/request.html", context)
    try:
        if choice == "yes":
            answers.accept(invitation, request.user)
            return _welcome(request, invitation)
        answers.decline(invitation, request.user)
        messages.success(request, _("You said no. Everything stays as it is."))
    except Refused as refused:
        messages.error(request, refused.answer.reason)
    return redirect("portal:page", pk=group.pk)
