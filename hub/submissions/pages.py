"""What every page of the portal shows of the page that is kept: how it stands, what can be done."""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.template.response import TemplateResponse

from hub.forms.navigation import measure, steps_of
from hub.submissions.history import was_sent
from hub.submissions.permissions import may
from hub.submissions.portal import portal_of
from hub.submissions.versions import drafted_values
from hub.submissions.workflow import Action, ReviewState

if TYPE_CHECKING:
    from hub.forms.steps import StepForm

VIEWS = ("page", "preview", "check", "urgent", "withdraw", "discard", "history")


def doable(request: HttpRequest, page: Any, review_state: ReviewState) -> dict[str, bool]:
    """Return {action: whether this person may} for templates."""
    return {action.value: bool(may(request.user, action, page, review_state)) for action in Action}


def links(page: Any) -> dict[str, str]:
    """Return {view: address} of the portal for `page`; `edit` is the first step."""
    portal = portal_of(page)
    addresses = {view: portal.address(page, view) for view in VIEWS}
    return addresses | {"edit": portal.address(page, "step", _first_step(page).slug)}


def _first_step(page: Any) -> "type[StepForm]":
    """Return the step with which to go on: on the short way the first that lacks something."""
    way = way_of(page)
    if way is portal_of(page).steps:
        return way[0]
    values = drafted_values(page)
    return next((step for step in way if step.missing(values)), way[0])


def way_of(page: Any) -> "tuple[type[StepForm], ...]":
    """Return the steps that lead to sending: the short way, until the city has seen the page."""
    portal = portal_of(page)
    return portal.steps if was_sent(page) else portal.short_steps or portal.steps


def shown(request: HttpRequest, page: Any, review_state: ReviewState) -> dict[str, Any]:
    """Return what the templates of `submissions/` show of `page`."""
    portal = portal_of(page)
    return {
        "base_template": portal.base_template,
        "found": page,
        "review_state": review_state,
        "may": doable(request, page, review_state),
        "links": links(page),
    }


def public_view(
    request: HttpRequest, version: Any, title: str, note: str, back_url: str
) -> TemplateResponse:
    """Return a version of a page in its own template, as the public would see it.

    Args:
        request: of somebody who keeps the page.
        version: the page, as a draft or an earlier version makes it.
        title: what is looked at.
        note: how it differs from what everybody reads.
        back_url: where the person came from.
    """
    context = version.get_context(request) | {
        "page_template": version.get_template(request),
        "preview_title": title,
        "preview_note": note,
        "back_url": back_url,
    }
    response = TemplateResponse(request, "submissions/preview.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def with_steps(request: HttpRequest, page: Any, review_state: ReviewState) -> dict[str, Any]:
    """Return the same, the steps that lead to sending, and all parts with how much is there."""
    portal = portal_of(page)
    values = drafted_values(page, review_state.draft)
    url = partial(portal.address, page, "step")
    return shown(request, page, review_state) | {
        "steps": steps_of(portal, values, url, way_of(page)),
        "parts": steps_of(portal, values, url),
        "measure": measure(portal, values),
    }
