"""What every page of the portal shows of the page that is kept: how it stands, what can be done."""

from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse

from hub.forms.navigation import steps_of
from hub.submissions.permissions import may
from hub.submissions.portal import portal_of
from hub.submissions.versions import drafted_values
from hub.submissions.workflow import Action, ReviewState

VIEWS = ("page", "preview", "check", "urgent", "withdraw", "discard", "history")


def doable(request: HttpRequest, page: Any, review_state: ReviewState) -> dict[str, bool]:
    """Return {action: whether this person may} for templates."""
    return {action.value: bool(may(request.user, action, page, review_state)) for action in Action}


def links(page: Any) -> dict[str, str]:
    """Return {view: address} of the portal for `page`; `edit` is the first step."""
    portal = portal_of(page)
    addresses = {view: portal.address(page, view) for view in VIEWS}
    return addresses | {"edit": portal.address(page, "step", portal.steps[0].slug)}


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
    """Return the same, and the steps of the form."""
    portal = portal_of(page)
    steps = steps_of(
        portal,
        drafted_values(page, review_state.draft),
        lambda slug: portal.address(page, "step", slug),
    )
    return shown(request, page, review_state) | {"steps": steps}
