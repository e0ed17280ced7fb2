"""What the forms about a page have in common: which page it is, and how the answer is sent."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hub.core.locales import active_language
from hub.enquiries.mailboxes import mailbox_of, page_of
from hub.pages.listing import localise

if TYPE_CHECKING:
    from hub.pages.models import BasePage


def public_page(key: str) -> "BasePage":
    """Return the public source page of this key, or raise 404."""
    page = page_of(key)
    if page is None:
        raise Http404
    return page


def render_about(
    request: HttpRequest, name: str, page: "BasePage | None", *, status: int = 200, **context
) -> HttpResponse:
    """Answer about a source page, which the template gets as the reader's language has it."""
    if page is not None:
        context["mailbox"] = mailbox_of(page)
        (page,) = localise([page], active_language())
    return render_form_page(request, name, page, status=status, **context)


def render_form_page(
    request: HttpRequest, name: str, subject: "BasePage | None", *, status: int = 200, **context
) -> HttpResponse:
    """Answer with `enquiries/<name>.html`, which is about `subject`.

    Search engines keep none of it, and no other site learns its address.
    """
    context["subject"] = subject
    response = render(request, f"enquiries/{name}.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response
