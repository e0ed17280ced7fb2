"""The groups that I keep, one of them, and its preview."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from groups.forms import STEPS
from groups.members import permissions as people
from groups.models import GroupPage, Invitation
from groups.permissions import may
from groups.registration.permissions import is_unfinished, registration_refusal
from groups.services import drafted_page, drafted_values, incomplete_steps
from groups.views.access import for_members
from groups.workflow import Action, ReviewState
from hub.pages.maps import allow_tiles


@dataclass(frozen=True)
class Step:
    slug: str
    title: str
    url: str
    done: bool


def steps_of(group: GroupPage, values: dict[str, object]) -> list[Step]:
    """Return the steps for the step navigation."""
    missing = incomplete_steps(values)
    return [
        Step(
            slug,
            str(form.heading),
            reverse("portal:step", args=[group.pk, slug]),
            done=slug not in missing,
        )
        for slug, form in STEPS.items()
    ]


def doable(request: HttpRequest, group: GroupPage, standing: ReviewState) -> dict[str, bool]:
    """Return {action: whether this person may} for templates."""
    return {action.value: bool(may(request.user, action, group, standing)) for action in Action}


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """My groups; people who are not signed in first read what this is about."""
    if not request.user.is_authenticated:
        return redirect("portal:start")
    groups = GroupPage.objects.kept_by(request.user).in_kana_order()
    entries = []
    for group in groups:
        standing = ReviewState.of(group)
        entries.append(
            {"group": group, "standing": standing, "may": doable(request, group, standing)}
        )
    context = {
        "entries": entries,
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
def group(request: HttpRequest, group: GroupPage, standing: ReviewState) -> HttpResponse:
    context = {
        "group": group,
        "standing": standing,
        "may": doable(request, group, standing),
        "steps": steps_of(group, drafted_values(group, standing.draft)),
        "members": group.memberships.select_related("user"),
        "may_see_people": people.may(request.user, people.Action.SEE_PEOPLE, group),
        "request_to_me": group.invitations.for_person(request.user).first(),
        "other_groups": GroupPage.objects.kept_by(request.user)
        .exclude(pk=group.pk)
        .in_kana_order(),
        "is_unfinished": is_unfinished(group),
        "offers_password": not request.user.has_usable_password(),
    }
    return render(request, "groups/portal/group.html", context)


@for_members
@require_safe
def preview(request: HttpRequest, group: GroupPage, standing: ReviewState) -> HttpResponse:
    """The page as the public would see it with the draft: private values stay hidden."""
    page = drafted_page(group, standing.draft)
    context = page.get_context(request) | {
        "preview_of": group,
        "preview_title": _("Preview"),
        "back_url": reverse("portal:group", args=[group.pk]),
    }
    response = TemplateResponse(request, "groups/portal/preview.html", context)
    if page.contact.latitude is not None:
        allow_tiles(response)
    response["X-Robots-Tag"] = "noindex"
    return response
