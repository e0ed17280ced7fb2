"""The groups that I keep, and one of them."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from groups.access import for_members
from groups.doors import doors_of
from groups.members import permissions as people
from groups.models import GroupPage, Invitation
from groups.registration.permissions import is_unfinished, registration_refusal
from hub.core.switches import is_address_open
from hub.submissions.pages import shown, with_steps
from hub.submissions.workflow import ReviewState


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """My groups; people who are not signed in first read what this is about."""
    if not request.user.is_authenticated:
        start = reverse("portal:start")
        return redirect(start) if is_address_open(start) else redirect_to_login(request.path)
    groups = GroupPage.objects.kept_by(request.user).in_kana_order()
    context = {
        "entries": [
            shown(request, group, ReviewState.of(group)) | {"group": group} for group in groups
        ],
        "requests": Invitation.objects.for_person(request.user).select_related(
            "group", "invited_by"
        ),
        "may_register": not registration_refusal(request.user),
        "typed_for": GroupPage.objects.typed_for_by(request.user),
        "offers_password": not request.user.has_usable_password(),
    }
    return render(request, "groups/portal/home.html", context)


@for_members
@require_safe
def group(request: HttpRequest, group: GroupPage, review_state: ReviewState) -> HttpResponse:
    members = group.memberships.select_related("user")
    context = with_steps(request, group, review_state) | {
        "group": group,
        "members": members,
        "represents": any(one.is_owner and one.user_id == request.user.pk for one in members),
        "may_see_people": people.may(request.user, people.Action.SEE_PEOPLE, group),
        "request_to_me": group.invitations.for_person(request.user).first(),
        "other_groups": GroupPage.objects.kept_by(request.user)
        .exclude(pk=group.pk)
        .in_kana_order(),
        "is_unfinished": is_unfinished(group),
        "doors": doors_of(group),
        "offers_password": not request.user.has_usable_password(),
    }
    return render(request, "groups/portal/group.html", context)
